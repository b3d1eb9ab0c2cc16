"""Reading what seats are given by: quotas that are held, and who sits or waits in them."""

from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from lms.learning.models import Cohort, Enrolment, EnrolmentState
from lms.learning.nominations.models import Nomination, NominationState, Quota
from lms.people.models import RosterRow
from lms.platform.db import db

LIVE = (NominationState.NOMINATED, NominationState.APPROVED, NominationState.WAITING)


def hold(cohort_id: UUID) -> list[Quota]:
    """Return the quotas of a cohort, whose seats nobody else can give or free meanwhile."""
    return list(
        db.session.scalars(
            select(Quota)
            .where(Quota.cohort_id == cohort_id)
            .order_by(Quota.id)
            .with_for_update()
            .execution_options(populate_existing=True)
        )
    )


def hold_cohort(cohort_id: UUID) -> None:
    """Let one writer at a time add quotas to a cohort."""
    db.session.execute(
        select(Cohort.id).where(Cohort.id == cohort_id).with_for_update(key_share=True)
    )


def live(quota_id: UUID) -> Sequence[Nomination]:
    """Return who holds a seat of a quota or waits for one, as the table has it now."""
    return db.session.scalars(
        select(Nomination)
        .where(Nomination.quota_id == quota_id, Nomination.state.in_(LIVE))
        .order_by(Nomination.line)
        .execution_options(populate_existing=True)
    ).all()


def lines(quota_id: UUID) -> Sequence[int]:
    """Return the numbers ever given in the line of a quota."""
    return db.session.scalars(select(Nomination.line).where(Nomination.quota_id == quota_id)).all()


def refreshed(nominations: Iterable[Nomination]) -> Sequence[Nomination]:
    """Read some nominations again, in line, with who they are."""
    return db.session.scalars(
        select(Nomination)
        .where(Nomination.id.in_([one.id for one in nominations]))
        .options(joinedload(Nomination.row), joinedload(Nomination.person))
        .order_by(Nomination.line)
        .execution_options(populate_existing=True)
    ).all()


def of_people(cohort_id: UUID, people: Collection[UUID]) -> dict[UUID, Nomination]:
    """Return the nominations of some persons for a cohort."""
    rows = db.session.scalars(
        select(Nomination).where(
            Nomination.cohort_id == cohort_id, Nomination.person_id.in_(people)
        )
    )
    return {one.person_id: one for one in rows if one.person_id}


def written_before(
    cohort_id: UUID, institution_id: UUID | None, marks: Collection[str]
) -> set[str]:
    """Return which written names an institution has nominated word for word already."""
    return set(
        db.session.scalars(
            select(RosterRow.fingerprint)
            .join(Nomination, Nomination.row_id == RosterRow.id)
            .where(
                Nomination.cohort_id == cohort_id,
                Nomination.institution_id == institution_id,
                Nomination.state != NominationState.WITHDRAWN,
                RosterRow.fingerprint.in_(marks),
            )
        )
    )


def unrecognised(cohort_id: UUID) -> Sequence[Nomination]:
    """Return the nominations of written names whose person is known by now, but not here yet."""
    return db.session.scalars(
        select(Nomination)
        .join(Nomination.row)
        .where(
            Nomination.cohort_id == cohort_id,
            Nomination.person_id.is_(None),
            RosterRow.person_id.is_not(None),
        )
        .options(joinedload(Nomination.row))
    ).all()


def enrolled(cohort_id: UUID, people: Collection[UUID]) -> set[UUID]:
    """Return who of some persons is enrolled in a cohort."""
    return set(
        db.session.scalars(
            select(Enrolment.person_id).where(
                Enrolment.cohort_id == cohort_id,
                Enrolment.person_id.in_(people),
                Enrolment.state == EnrolmentState.ENROLLED,
            )
        )
    )


def enrolment_of(cohort_id: UUID, person_id: UUID | None) -> Enrolment | None:
    """Return the enrolment of a person in a cohort, whatever its state."""
    return db.session.scalars(
        select(Enrolment).where(Enrolment.cohort_id == cohort_id, Enrolment.person_id == person_id)
    ).first()


def nominations_from(quota_id: UUID, institution_id: UUID | None) -> Sequence[Nomination]:
    """Return what one institution has nominated within a quota."""
    return db.session.scalars(
        select(Nomination)
        .where(Nomination.quota_id == quota_id, Nomination.institution_id == institution_id)
        .order_by(Nomination.line)
        .execution_options(populate_existing=True)
    ).all()


def taken(quota_id: UUID) -> int:
    """Count the seats of a quota that are held."""
    query = select(func.count()).where(
        Nomination.quota_id == quota_id, Nomination.seat.is_not(None)
    )
    return db.session.scalar(query) or 0
