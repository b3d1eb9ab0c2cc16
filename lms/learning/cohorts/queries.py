"""Reading cohorts for staff: the list with its tallies, the figures and the people of one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, SQLColumnExpression, case, func, or_, select

from courses import arabic
from lms.learning import queries
from lms.learning.models import (
    Cohort,
    CohortState,
    Edition,
    Enrolment,
    EnrolmentState,
    Requirement,
)
from lms.learning.queries import ATTENDANCE, POST_TEST, PRE_TEST
from lms.learning.rules import HAIR, Standing
from lms.people.models import Person, Place, Sex
from lms.platform.db import db
from lms.platform.identity import Actor
from lms.platform.paging import Page, nearest, paged

PER_PAGE = 60
PERCENT = 100
EARNED = case(
    (
        (ATTENDANCE.share * PERCENT + HAIR >= Cohort.needed_attendance)
        & (POST_TEST.share * PERCENT + HAIR >= Cohort.pass_mark),
        1,
    ),
    else_=0,
)
"""Counts like `rules.is_certified`: both shares reach what the cohort asks."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many are enrolled in a cohort, and how many have earned the certificate."""

    enrolled: int = 0
    earned: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """A cohort in numbers; shares are of one, nothing where nobody counts yet."""

    enrolled: int
    women: int
    men: int
    earned: int
    attendance: float | None
    pre: float | None
    post: float | None


def listed(actor: Actor, *, words: str, state: CohortState | None, number: int) -> Page[Cohort]:
    """Return a page of the actor's cohorts, narrowed by state and by words of any spelling."""
    query = queries.cohorts_of(actor)
    if state is not None:
        query = query.where(Cohort.state == state)
    if words:
        query = query.outerjoin(Place, Place.id == Cohort.place_id)
    for word in arabic.folded(words).split():
        query = query.where(_mentions(word))
    return paged(query, number)


def _mentions(word: str) -> ColumnElement[bool]:
    columns = (Cohort.code, Cohort.title_ar, Cohort.title_en, Place.name_ar, Place.name_en)
    return or_(*(_folded(column).contains(word, autoescape=True) for column in columns))


def _folded(column: SQLColumnExpression[str]) -> SQLColumnExpression[str]:
    """Fold the spellings of Arabic letters as `courses.arabic` does, in SQL."""
    folded: SQLColumnExpression[str] = func.lower(column)
    for letter, plain in arabic.LETTERS.items():
        folded = func.replace(folded, chr(letter), chr(plain))
    return folded


def tallies(cohorts: Iterable[Cohort]) -> dict[UUID, Tally]:
    """Return the tally of each cohort; one statement."""
    ids = [cohort.id for cohort in cohorts]
    query = (
        select(Cohort.id, func.count(), func.sum(EARNED))
        .join(Enrolment, Enrolment.cohort_id == Cohort.id)
        .where(Cohort.id.in_(ids), Enrolment.state == EnrolmentState.ENROLLED)
        .group_by(Cohort.id)
    )
    tables = {Requirement.ATTENDANCE: ATTENDANCE, Requirement.POST_TEST: POST_TEST}
    rows = db.session.execute(queries.with_standing(query, tables))
    found = {cohort: Tally(enrolled, earned or 0) for cohort, enrolled, earned in rows}
    return {one: found.get(one, Tally()) for one in ids}


def figures(cohort: Cohort) -> Figures:
    """Return a cohort in numbers; one statement."""
    query = (
        select(
            func.count(),
            func.sum(case((Person.sex == Sex.FEMALE, 1), else_=0)),
            func.sum(case((Person.sex == Sex.MALE, 1), else_=0)),
            func.sum(EARNED),
            *(func.avg(table.share) for table in (ATTENDANCE, PRE_TEST, POST_TEST)),
        )
        .select_from(Enrolment)
        .join(Cohort, Cohort.id == Enrolment.cohort_id)
        .join(Person, Person.id == Enrolment.person_id)
        .where(Cohort.id == cohort.id, Enrolment.state == EnrolmentState.ENROLLED)
    )
    row = db.session.execute(queries.with_standing(query, queries.STANDING)).one()
    enrolled, women, men, earned, *shares = row
    return Figures(enrolled, women or 0, men or 0, earned or 0, *shares)


def people(cohort: Cohort, number: int) -> Page[tuple[Enrolment, Standing]]:
    """Return a page of the people of a cohort with their standing, by name; two statements."""
    count = select(func.count()).where(
        Enrolment.cohort_id == cohort.id, Enrolment.state == EnrolmentState.ENROLLED
    )
    total = db.session.scalar(count) or 0
    number = nearest(number, total=total, per_page=PER_PAGE)
    query = queries.standings_query(cohort.id).limit(PER_PAGE).offset((number - 1) * PER_PAGE)
    return Page(queries.standing_rows(query), number, total, PER_PAGE)


def editions() -> Sequence[Edition]:
    """Return every edition, the newest of each course first."""
    return db.session.scalars(select(Edition).order_by(Edition.code, Edition.number.desc())).all()
