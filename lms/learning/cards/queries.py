"""Reading who is in a cohort, for whoever helps them in."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import contains_eager, joinedload
from werkzeug.exceptions import NotFound

from lms.learning.models import Cohort, Enrolment, EnrolmentState
from lms.people.models import Person
from lms.platform.db import db
from lms.platform.paging import Page, paged


def _enrolled(cohort: Cohort) -> Select[Enrolment]:
    return (
        select(Enrolment)
        .join(Enrolment.person)
        .options(contains_eager(Enrolment.person), joinedload(Enrolment.institution))
        .where(
            Enrolment.cohort_id == cohort.id,
            Enrolment.state == EnrolmentState.ENROLLED,
            Person.erased_at.is_(None),
        )
        .order_by(Person.name_key, Enrolment.id)
    )


def listed(cohort: Cohort, number: int) -> Page[Enrolment]:
    """Return a page of the people of a cohort, by name; two statements."""
    return paged(_enrolled(cohort), number)


def people(cohort: Cohort) -> Sequence[Person]:
    """Return everybody in a cohort, by name; one statement."""
    return [one.person for one in db.session.scalars(_enrolled(cohort))]


def person_in(cohort: Cohort, person_id: UUID) -> Person:
    """Return one person of a cohort; anybody else does not exist."""
    one = db.session.scalars(_enrolled(cohort).where(Person.id == person_id)).first()
    if one is None:
        raise NotFound
    return one.person
