"""What the tests of nominations do again and again."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from sqlalchemy import select

from lms.learning.models import Cohort, Enrolment
from lms.learning.nominations import services
from lms.learning.nominations.models import Nomination, NominationState, Quota
from lms.learning.nominations.services import Named
from lms.people.models import Institution, Person
from lms.platform.db import db, unit_of_work
from tests.cast import Cast


def seats(cohort: Cohort, wanted: Mapping[UUID | None, int]) -> list[Nomination]:
    """Set quotas."""
    with unit_of_work():
        return services.set_quotas(cohort, wanted, by=None)


def nominated(cohort: Cohort, person: Person, institution: Institution | None) -> Nomination:
    """Nominate somebody of the register."""
    with unit_of_work():
        made = services.nominate(
            cohort,
            Named(person_id=person.id),
            institution_id=institution.id if institution else None,
            by=None,
        )
    db.session.refresh(made)
    return made


def all_nominated(
    cohort: Cohort, people: Iterable[Person], institution: Institution | None
) -> list[Nomination]:
    """Nominate people of the register, one after the other."""
    return [nominated(cohort, person, institution) for person in people]


def some(cast: Cast, institution: Institution, count: int) -> list[Person]:
    """Return people who work somewhere."""
    return [cast.person(institution=institution) for _ in range(count)]


def quota(cohort: Cohort, institution: Institution | None) -> Quota:
    """Return a quota."""
    institution_id = institution.id if institution else None
    return db.session.scalars(
        select(Quota).where(Quota.cohort_id == cohort.id, Quota.institution_id == institution_id)
    ).one()


def states(cohort: Cohort) -> dict[NominationState, list[UUID]]:
    """Return who stands where, in line."""
    db.session.rollback()
    found: dict[NominationState, list[UUID]] = {}
    for one in db.session.scalars(
        select(Nomination).where(Nomination.cohort_id == cohort.id).order_by(Nomination.line)
    ):
        found.setdefault(one.state, []).append(one.id)
    return found


def state(nomination: Nomination) -> NominationState:
    """Return where a nomination stands now."""
    db.session.rollback()
    db.session.refresh(nomination)
    return nomination.state


def enrolment(cohort: Cohort, person_id: UUID | None) -> Enrolment:
    """Return the enrolment of somebody, as the table has it now."""
    db.session.rollback()
    found = select(Enrolment).where(
        Enrolment.cohort_id == cohort.id, Enrolment.person_id == person_id
    )
    return db.session.scalars(found.execution_options(populate_existing=True)).one()
