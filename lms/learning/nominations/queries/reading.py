"""Reading nominations as nominators see them: the open cohorts, their own people, their lists."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, false, func, or_, select, true
from sqlalchemy.orm import joinedload
from werkzeug.exceptions import NotFound

from lms.learning.models import Cohort, CohortState, Enrolment, EnrolmentState
from lms.learning.nominations.models import Nomination, NominationState, Quota
from lms.people.accounts.models import Account
from lms.people.models import (
    Decision,
    ImportState,
    Institution,
    Person,
    Post,
    RosterImport,
    RosterRow,
    Verdict,
)
from lms.people.queries import register
from lms.platform.db import db
from lms.platform.identity import Actor, Reach
from lms.platform.paging import Page, paged
from lms.platform.permissions import Permission

FOUND_AT_ONCE = 20
FEWEST_LETTERS = 2
ORDER = (
    NominationState.NOMINATED,
    NominationState.WAITING,
    NominationState.APPROVED,
    NominationState.DECLINED,
    NominationState.WITHDRAWN,
)


def reach_of(actor: Actor) -> Reach:
    """Return for which institutions somebody nominates."""
    return actor.reach(Permission.NOMINATIONS_MAKE)


def institutions_of(actor: Actor) -> Sequence[Institution]:
    """Return the institutions for which somebody nominates, by name."""
    reach = reach_of(actor)
    query = select(Institution).order_by(Institution.place_id.is_not(None), Institution.name_ar)
    if not reach.everywhere:
        query = query.where(Institution.id.in_(reach.institutions))
    return db.session.scalars(query).all()


def institution(institution_id: UUID | None) -> Institution | None:
    """Return one institution."""
    return db.session.get(Institution, institution_id) if institution_id else None


def cohorts_open_to(actor: Actor) -> Select[Cohort]:
    """Return the open cohorts that have seats for the institutions of a nominator."""
    reach = reach_of(actor)
    offered = select(Quota.cohort_id)
    if not reach.everywhere:
        offered = offered.where(
            or_(Quota.institution_id.is_(None), Quota.institution_id.in_(reach.institutions))
        )
    return (
        select(Cohort)
        .where(
            Cohort.state != CohortState.CLOSED,
            Cohort.id.in_(offered),
            true() if reach.everywhere or reach.institutions else false(),
        )
        .options(joinedload(Cohort.place))
        .order_by(Cohort.starts_on, Cohort.code)
    )


def cohort_for(actor: Actor, cohort_id: UUID) -> Cohort:
    """Return one cohort for which somebody may nominate; any other does not exist."""
    cohort = db.session.scalars(cohorts_open_to(actor).where(Cohort.id == cohort_id)).first()
    if cohort is None:
        raise NotFound
    return cohort


@dataclass(frozen=True, slots=True)
class Fill:
    """A quota in numbers."""

    quota: Quota
    taken: int
    waiting: int
    approved: int

    @property
    def left(self) -> int:
        """Count the seats nobody holds."""
        return max(0, self.quota.seats - self.taken)


def fills(cohort_ids: Iterable[UUID], reach: Reach | None = None) -> list[Fill]:
    """Return the quotas of cohorts with what is taken and who waits; one statement.

    A nominator sees those of the own institutions, and of everybody else.
    """
    holds = func.sum(case((Nomination.seat.is_not(None), 1), else_=0))
    rows = db.session.execute(
        select(
            Quota, holds, _number_of(NominationState.WAITING), _number_of(NominationState.APPROVED)
        )
        .outerjoin(Nomination, Nomination.quota_id == Quota.id)
        .outerjoin(Institution, Institution.id == Quota.institution_id)
        .where(Quota.cohort_id.in_(list(cohort_ids)), _of_reach(reach))
        .options(joinedload(Quota.institution))
        .group_by(Quota.id, Institution.id)
        .order_by(Quota.institution_id.is_(None), Institution.name_ar)
    )
    return [Fill(quota, held or 0, waits or 0, done or 0) for quota, held, waits, done in rows]


def _number_of(state: NominationState) -> ColumnElement[int]:
    return func.sum(case((Nomination.state == state, 1), else_=0))


def _of_reach(reach: Reach | None) -> ColumnElement[bool]:
    if reach is None or reach.everywhere:
        return true()
    return or_(Quota.institution_id.is_(None), Quota.institution_id.in_(reach.institutions))


def _mine(actor: Actor) -> ColumnElement[bool]:
    """A focal point sees what the own institution has nominated; an officer everything."""
    reach = reach_of(actor)
    return true() if reach.everywhere else Nomination.institution_id.in_(reach.institutions)


def tallies(actor: Actor, cohort_ids: Iterable[UUID]) -> dict[UUID, dict[NominationState, int]]:
    """Count a nominator's nominations by cohort and state; one statement."""
    rows = db.session.execute(
        select(Nomination.cohort_id, Nomination.state, func.count())
        .where(Nomination.cohort_id.in_(list(cohort_ids)), _mine(actor))
        .group_by(Nomination.cohort_id, Nomination.state)
    )
    found: dict[UUID, dict[NominationState, int]] = {}
    for cohort_id, state, number in rows:
        found.setdefault(cohort_id, {})[state] = number
    return found


def nominations_of(actor: Actor, cohort_id: UUID, number: int) -> Page[Nomination]:
    """Return a page of a nominator's nominations for a cohort, in line, those over last."""
    place = case({state: n for n, state in enumerate(ORDER)}, value=Nomination.state)
    return paged(
        select(Nomination)
        .where(Nomination.cohort_id == cohort_id, _mine(actor))
        .options(
            joinedload(Nomination.person),
            joinedload(Nomination.row),
            joinedload(Nomination.institution),
        )
        .order_by(place, Nomination.line, Nomination.id),
        number,
    )


def places_in_line(cohort_id: UUID) -> dict[UUID, int]:
    """Return who waits at which place of the line of their quota, from 1."""
    place = func.row_number().over(partition_by=Nomination.quota_id, order_by=Nomination.line)
    rows = db.session.execute(
        select(Nomination.id, place).where(
            Nomination.cohort_id == cohort_id, Nomination.state == NominationState.WAITING
        )
    )
    return dict(rows.all())


def nomination_for(actor: Actor, nomination_id: UUID) -> Nomination:
    """Return one nomination of a nominator; anybody else's does not exist."""
    return _found(select(Nomination).where(Nomination.id == nomination_id, _mine(actor)))


def nomination_to_decide(actor: Actor, nomination_id: UUID) -> Nomination:
    """Return one nomination about which the actor decides; any other does not exist."""
    reach = actor.reach(Permission.NOMINATIONS_DECIDE)
    scope = true() if reach.everywhere else Nomination.cohort_id.in_(reach.cohorts)
    return _found(
        select(Nomination)
        .where(Nomination.id == nomination_id, scope)
        .options(joinedload(Nomination.cohort), joinedload(Nomination.institution))
    )


def _found(query: Select[Nomination]) -> Nomination:
    one = db.session.scalars(
        query.options(joinedload(Nomination.person), joinedload(Nomination.row))
    ).first()
    if one is None:
        raise NotFound
    return one


def to_nominate(actor: Actor, cohort_id: UUID, words: str) -> list[tuple[Person, str]]:
    """Return some people of a nominator's register whom words mean, and how they stand here.

    How: "enrolled", the state of their nomination, or nothing.
    """
    if len(words) < FEWEST_LETTERS:
        return []
    rows = db.session.execute(
        register.people_of(actor, words)
        .add_columns(Nomination.state, Enrolment.id)
        .outerjoin(
            Nomination,
            and_(Nomination.person_id == Person.id, Nomination.cohort_id == cohort_id),
        )
        .outerjoin(
            Enrolment,
            and_(
                Enrolment.person_id == Person.id,
                Enrolment.cohort_id == cohort_id,
                Enrolment.state == EnrolmentState.ENROLLED,
            ),
        )
        .limit(FOUND_AT_ONCE)
    )
    return [
        (person, "enrolled" if enrolled else state.value if state else "")
        for person, state, enrolled in rows
    ]


def person_to_nominate(actor: Actor, person_id: UUID) -> tuple[Person, UUID | None]:
    """Return somebody of a nominator's register with the institution that nominates them."""
    person = register.person_for(actor, person_id)
    reach = reach_of(actor)
    home = person.post.institution_id if person.post else None
    if home not in reach.institutions and not reach.everywhere:
        raise NotFound
    return person, home


def within_sight(actor: Actor, person_ids: Collection[UUID]) -> set[UUID]:
    """Return whom of some persons the actor may look at."""
    if not person_ids:
        return set()
    reach = actor.reach(Permission.PEOPLE_READ)
    query = select(Person.id).where(Person.id.in_(person_ids), Person.merged_into_id.is_(None))
    if not reach.everywhere:
        query = query.where(
            Person.id.in_(
                select(Post.person_id).where(
                    Post.institution_id.in_(reach.institutions), Post.ends_on.is_(None)
                )
            )
        )
    return set(db.session.scalars(query))


def list_for(actor: Actor, roster_id: UUID, *, held: bool = False) -> RosterImport:
    """Return a list of nominations somebody sent; anybody else's does not exist."""
    query = select(RosterImport).where(
        RosterImport.id == roster_id,
        RosterImport.created_by == actor.account_id,
        RosterImport.state != ImportState.DISCARDED,
    )
    roster = db.session.scalars(query.with_for_update() if held else query).first()
    if roster is None:
        raise NotFound
    return roster


def rows_of(roster: RosterImport, number: int) -> Page[RosterRow]:
    """Return a page of the rows of a list, those that can't be read first."""
    return paged(
        select(RosterRow)
        .where(RosterRow.roster_id == roster.id)
        .order_by(RosterRow.verdict != Verdict.ERROR, RosterRow.ordinal),
        number,
    )


def names_in(roster: RosterImport) -> int:
    """Count the rows of a list that name somebody."""
    left_out = func.coalesce(RosterRow.decision == Decision.LEAVE_OUT, false())
    query = select(func.count()).where(
        RosterRow.roster_id == roster.id, RosterRow.verdict != Verdict.ERROR, ~left_out
    )
    return db.session.scalar(query) or 0


def addresses(account_ids: Iterable[UUID]) -> dict[UUID, tuple[str, str]]:
    """Return the mail address and the language of accounts that have an address."""
    rows = db.session.execute(
        select(Account.id, Person.email, Person.language)
        .join(Account.person)
        .where(Account.id.in_(list(account_ids)), Person.email.is_not(None))
    )
    return {account_id: (email, language) for account_id, email, language in rows if email}
