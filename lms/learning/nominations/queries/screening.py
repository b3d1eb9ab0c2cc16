"""Reading what helps to decide: posts, earlier trainings, doubles, the balance of women and men."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, and_, case, func, literal, or_, select
from sqlalchemy.orm import aliased, contains_eager, joinedload, selectinload

from lms.learning.models import Cohort, Edition, Enrolment, EnrolmentState
from lms.learning.nominations.models import Nomination, NominationState
from lms.learning.nominations.queries.reading import ORDER
from lms.learning.nominations.queries.seats import LIVE
from lms.people.duplicates.models import DuplicatePair, PairState
from lms.people.models import Institution, Person, Post, RosterRow, Sex, Verdict
from lms.platform.db import db
from lms.platform.paging import Page, nearest, paged

PER_PAGE = 60


def nominated(cohort_id: UUID, number: int) -> Page[Nomination]:
    """Return a page of everybody nominated for a cohort, by institution, those to decide first."""
    place = case({state: n for n, state in enumerate(ORDER)}, value=Nomination.state)
    query = (
        select(Nomination)
        .outerjoin(Nomination.institution)
        .where(Nomination.cohort_id == cohort_id)
        .options(
            contains_eager(Nomination.institution),
            joinedload(Nomination.row),
            joinedload(Nomination.person).selectinload(Person.posts).joinedload(Post.institution),
        )
        .order_by(
            Institution.id.is_(None), Institution.name_ar, place, Nomination.line, Nomination.id
        )
    )
    return paged(query, number, per_page=PER_PAGE)


def seated(cohort_id: UUID) -> Sequence[Nomination]:
    """Return who holds a seat of a cohort without being approved yet."""
    return db.session.scalars(
        select(Nomination)
        .where(Nomination.cohort_id == cohort_id, Nomination.state == NominationState.NOMINATED)
        .order_by(Nomination.line)
    ).all()


def to_approve(cohort_id: UUID) -> int:
    """Count who holds a seat and is known, or new to the register."""
    doubtful = and_(
        Nomination.person_id.is_(None),
        RosterRow.verdict == Verdict.PROBABLE,
        RosterRow.decision.is_(None),
    )
    return (
        db.session.scalar(
            select(func.count())
            .select_from(Nomination)
            .outerjoin(Nomination.row)
            .where(
                Nomination.cohort_id == cohort_id,
                Nomination.state == NominationState.NOMINATED,
                ~func.coalesce(doubtful, literal(value=False)),
            )
        )
        or 0
    )


def trained_before(cohort: Cohort, person_ids: Collection[UUID]) -> set[UUID]:
    """Return who of some persons completed the course of a cohort in another one."""
    if cohort.edition is None:
        return set()
    return set(
        db.session.scalars(
            select(Enrolment.person_id)
            .join(Enrolment.cohort)
            .join(Cohort.edition)
            .where(
                Enrolment.person_id.in_(person_ids),
                Enrolment.completed_on.is_not(None),
                Enrolment.cohort_id != cohort.id,
                Edition.course == cohort.edition.course,
            )
        )
    )


def doubled(person_ids: Collection[UUID]) -> set[UUID]:
    """Return who of some persons may stand in the register twice."""
    pairs = db.session.execute(
        select(DuplicatePair.one_id, DuplicatePair.other_id).where(
            DuplicatePair.state == PairState.WAITING,
            or_(DuplicatePair.one_id.in_(person_ids), DuplicatePair.other_id.in_(person_ids)),
        )
    )
    return {one for pair in pairs for one in pair}


@dataclass(frozen=True, slots=True)
class Balance:
    """Women and men among those who hold a seat or wait."""

    women: int
    men: int

    @property
    def known(self) -> int:
        """Count those whose sex is known."""
        return self.women + self.men


def balance(cohort_id: UUID) -> Balance:
    """Count women and men among the nominations that stand; one statement."""
    sex = func.coalesce(Person.sex, RosterRow.values["sex"].as_string())
    rows = db.session.execute(
        select(
            func.sum(case((sex == Sex.FEMALE.value, 1), else_=0)),
            func.sum(case((sex == Sex.MALE.value, 1), else_=0)),
        )
        .select_from(Nomination)
        .outerjoin(Nomination.person)
        .outerjoin(Nomination.row)
        .where(Nomination.cohort_id == cohort_id, Nomination.state.in_(LIVE))
    ).one()
    return Balance(rows[0] or 0, rows[1] or 0)


def trainings_of(person_id: UUID) -> Sequence[Enrolment]:
    """Return the trainings of a person, newest first."""
    return db.session.scalars(
        select(Enrolment)
        .join(Enrolment.cohort)
        .where(Enrolment.person_id == person_id)
        .options(contains_eager(Enrolment.cohort))
        .order_by(Cohort.starts_on.desc())
    ).all()


def person_with_posts(person_id: UUID | None) -> Person | None:
    """Return somebody with the posts they held and hold."""
    if person_id is None:
        return None
    return db.session.scalars(
        select(Person)
        .where(Person.id == person_id)
        .options(selectinload(Person.posts).joinedload(Post.institution))
    ).first()


def enrolled_besides(cohort_id: UUID) -> int:
    """Count who is enrolled without a nomination, and in nobody's place: lists and walk-ins."""
    approved = select(Nomination.person_id).where(
        Nomination.cohort_id == cohort_id, Nomination.state == NominationState.APPROVED
    )
    query = select(func.count()).where(
        Enrolment.cohort_id == cohort_id,
        Enrolment.state == EnrolmentState.ENROLLED,
        Enrolment.substitute_for_id.is_(None),
        Enrolment.person_id.not_in(approved),
    )
    return db.session.scalar(query) or 0


ORIGINAL, SUBSTITUTE = aliased(Enrolment), aliased(Enrolment)


def members(cohort_id: UUID, number: int) -> Page[tuple[Enrolment, Enrolment | None]]:
    """Return a page of everybody ever enrolled in a cohort, by name, with who came for them."""
    total = db.session.scalar(select(func.count()).where(Enrolment.cohort_id == cohort_id)) or 0
    number = nearest(number, total=total, per_page=PER_PAGE)
    rows = db.session.execute(_members(cohort_id).limit(PER_PAGE).offset((number - 1) * PER_PAGE))
    return Page([(one, other) for one, other in rows], number, total, PER_PAGE)


def _members(cohort_id: UUID) -> Select[Enrolment, Enrolment]:
    return (
        select(Enrolment, SUBSTITUTE)
        .join(Enrolment.person)
        .outerjoin(
            SUBSTITUTE,
            and_(
                SUBSTITUTE.substitute_for_id == Enrolment.id,
                SUBSTITUTE.state == EnrolmentState.ENROLLED,
            ),
        )
        .where(Enrolment.cohort_id == cohort_id)
        .options(
            contains_eager(Enrolment.person),
            joinedload(Enrolment.institution),
            joinedload(Enrolment.substitute_for).joinedload(Enrolment.person),
            joinedload(SUBSTITUTE.person),
        )
        .order_by(Person.name_key, Enrolment.id)
    )


def enrolment_in(cohort_ids: Select[UUID], enrolment_id: UUID) -> Enrolment | None:
    """Return an enrolment in one of some cohorts."""
    return db.session.scalars(
        select(Enrolment)
        .where(Enrolment.id == enrolment_id, Enrolment.cohort_id.in_(cohort_ids))
        .options(joinedload(Enrolment.cohort), joinedload(Enrolment.person))
    ).first()
