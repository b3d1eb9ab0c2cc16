"""The rows behind each figure: their count, or their sum, is the figure."""

from datetime import date
from typing import TypeVarTuple
from uuid import UUID

from sqlalchemy import Select, func, select

from lms.awards.models import Certificate
from lms.indicators.queries.populations import (
    BOTH,
    attendances,
    certificates,
    completions,
    enrolments,
    post,
    pre,
    tests,
)
from lms.indicators.queries.slices import PERSON, Slice, Someone, of_people
from lms.learning.models import Cohort, Enrolment
from lms.people.models import Person
from lms.platform.db import db
from lms.platform.paging import PER_PAGE, Page
from lms.workshops.models import Attendance, Session

Columns = TypeVarTuple("Columns")
Marks = Select[Person, Cohort, float | None, float | None]


def page_of(query: Select[*Columns], number: int, *, total: int) -> Page[tuple[*Columns]]:
    """Read one page of rows, of which the figure knows how many there are."""
    number = min(max(1, number), max(1, -(-total // PER_PAGE)))
    rows = db.session.execute(query.limit(PER_PAGE).offset((number - 1) * PER_PAGE))
    return Page(rows.all(), number, total)


def people(part: Slice) -> Select[Person, date, int]:
    """Each person once, with the first day of completion in this slice, and how many."""
    person = PERSON.label("person")
    day, count = func.min(Enrolment.completed_on).label("day"), func.count().label("trainings")
    found = completions(select(person, day, count), part).group_by(PERSON).subquery()
    return (
        select(Person, found.c.day, found.c.trainings)
        .join(found, found.c.person == Person.id)
        .order_by(found.c.day.desc(), Person.name_key, Person.id)
    )


def presences(part: Slice) -> Select[Person, Session, Attendance]:
    """Each attendance, the latest session first."""
    query = of_people(attendances(select(Someone, Session, Attendance), part))
    return query.order_by(Session.starts_at.desc(), Session.id, Someone.name_key, Enrolment.id)


def cohorts(part: Slice) -> Select[Cohort, int]:
    """Each cohort once, with how many of its people are in this slice."""
    people = func.count().label("people")
    query = enrolments(select(Enrolment.cohort_id, people), part)
    found = query.group_by(Enrolment.cohort_id).subquery()
    return (
        select(Cohort, found.c.people)
        .join(found, found.c.cohort_id == Cohort.id)
        .order_by(Cohort.ends_on.desc(), Cohort.code)
    )


def trainings(part: Slice) -> Select[Person, Cohort, date | None]:
    """Each enrolment of a closed cohort of a course, completed or not."""
    query = of_people(enrolments(select(Someone, Cohort, Enrolment.completed_on), part))
    query = query.where(Cohort.edition_id.is_not(None))
    return query.order_by(Cohort.ends_on.desc(), Cohort.code, Someone.name_key, Enrolment.id)


def pairs(part: Slice) -> Marks:
    """Each person who took both tests."""
    return _marks(part).where(BOTH)


def post_tests(part: Slice) -> Marks:
    """Each post-test, whether or not a pre-test stands before it."""
    return _marks(part).where(post.share.is_not(None))


def _marks(part: Slice) -> Marks:
    query = of_people(tests(select(Someone, Cohort, pre.share, post.share), part))
    return query.order_by(Cohort.ends_on.desc(), Cohort.code, Someone.name_key, Enrolment.id)


def papers(part: Slice) -> Select[Person, UUID, str, date]:
    """Each certificate: its holder, itself, its serial and its day."""
    query = certificates(
        select(Someone, Certificate.id, Certificate.serial, Certificate.issued_on), part
    )
    return of_people(query).order_by(Certificate.year.desc(), Certificate.number.desc())
