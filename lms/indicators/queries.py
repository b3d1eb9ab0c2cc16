"""The figures, computed in SQL from what happened, and the rows behind each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, case, distinct, func, select
from sqlalchemy.orm import aliased

from lms.awards.models import Certificate
from lms.indicators import rules
from lms.indicators.definitions import Evidence
from lms.indicators.rules import Gain, Period
from lms.learning.models import (
    Cohort,
    CohortState,
    Completion,
    Enrolment,
    EnrolmentState,
    Requirement,
)
from lms.people.models import Institution, Person, Place, PlaceLevel, Sex
from lms.platform import clock
from lms.platform.db import db
from lms.workshops.models import Attendance, Presence, Session

Columns = TypeVar("Columns", bound=tuple[object, ...])
HOUR = 60

ONE_PERSON = func.coalesce(Person.merged_into_id, Person.id)
THERE = Attendance.presence.in_([Presence.PRESENT, Presence.LATE])

station = aliased(Place, name="station")
above = aliased(Place, name="above")
MANTIKA = case((station.level == PlaceLevel.MANTIKA, station.pcode), else_=above.pcode)

pre = aliased(Completion, name="pre")
post = aliased(Completion, name="post")


@dataclass(frozen=True, slots=True)
class Slice:
    """Which part of the country and of time is looked at."""

    period: Period = rules.ALL
    mantika: str = ""
    institution: str = ""


def _placed(query: Select[Columns], part: Slice) -> Select[Columns]:
    """Narrow to a duty station and an institution, as they were on the day of enrolment."""
    query = query.outerjoin(station, station.id == Enrolment.place_id).outerjoin(
        above, above.id == station.parent_id
    )
    if part.mantika:
        query = query.where(MANTIKA == part.mantika)
    if part.institution:
        query = query.join(Institution, Institution.id == Enrolment.institution_id).where(
            Institution.code == part.institution
        )
    return query


def _during(column: ColumnElement[date | None] | object, period: Period) -> list[ColumnElement[bool]]:
    edges: list[ColumnElement[bool]] = []
    if period.starts_on:
        edges.append(column >= period.starts_on)  # type: ignore[operator]
    if period.ends_on:
        edges.append(column <= period.ends_on)  # type: ignore[operator]
    return edges


def _moments(period: Period) -> list[ColumnElement[bool]]:
    """The same edges for sessions, which begin at a moment of Libya's day."""
    edges: list[ColumnElement[bool]] = []
    if period.starts_on:
        edges.append(Session.starts_at >= _midnight(period.starts_on))
    if period.ends_on:
        edges.append(Session.starts_at < _midnight(period.ends_on + timedelta(days=1)))
    return edges


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=clock.TRIPOLI)


def _completed(query: Select[Columns], part: Slice) -> Select[Columns]:
    query = query.select_from(Enrolment).join(Person, Person.id == Enrolment.person_id)
    query = query.where(
        Enrolment.completed_on.is_not(None), *_during(Enrolment.completed_on, part.period)
    )
    return _placed(query, part)


def people_completed(part: Slice) -> dict[Sex, int]:
    """Count different people who completed, by sex (CB-01)."""
    query = _completed(select(Person.sex, func.count(distinct(ONE_PERSON))), part)
    return dict(db.session.execute(query.group_by(Person.sex)).tuples().all())


def people_by_institution(part: Slice) -> list[tuple[Institution, dict[Sex, int]]]:
    """Count different people who completed, by institution and sex, most people first."""
    home = aliased(Institution)
    query = _completed(
        select(home.id, Person.sex, func.count(distinct(ONE_PERSON))), part
    ).join(home, home.id == Enrolment.institution_id)
    counted: dict[UUID, dict[Sex, int]] = {}
    for id_, sex, count in db.session.execute(query.group_by(home.id, Person.sex)):
        counted.setdefault(id_, {})[sex] = count
    known = db.session.scalars(select(Institution).where(Institution.id.in_(counted)))
    found = [(one, counted[one.id]) for one in known]
    return sorted(found, key=lambda pair: (-sum(pair[1].values()), pair[0].code))


def people_by_mantika(part: Slice) -> dict[str, int]:
    """Count different people who completed, by the mantika of their duty station."""
    query = _completed(select(MANTIKA, func.count(distinct(ONE_PERSON))), part)
    rows = db.session.execute(query.group_by(MANTIKA)).tuples()
    return {pcode: count for pcode, count in rows if pcode}


def people_by_quarter(part: Slice) -> list[tuple[Period, int]]:
    """Count people by the quarter of their first completion: these may be added up."""
    first = _completed(
        select(ONE_PERSON.label("person"), func.min(Enrolment.completed_on).label("day")), part
    ).group_by(ONE_PERSON)
    days = list(db.session.scalars(select(first.subquery().c.day)))
    if not days:
        return []
    last = part.period.ends_on or max([*days, clock.today()])
    counted: dict[tuple[int, int], int] = {}
    for day in days:
        counted[rules.quarter_of(day)] = counted.get(rules.quarter_of(day), 0) + 1
    return [
        (one, counted.get(rules.quarter_of(one.starts_on or last), 0))
        for one in rules.quarters(min(days), last)
    ]


def _attendances(query: Select[Columns], part: Slice) -> Select[Columns]:
    query = (
        query.select_from(Attendance)
        .join(Session, Session.id == Attendance.session_id)
        .join(Enrolment, Enrolment.id == Attendance.enrolment_id)
        .join(Person, Person.id == Enrolment.person_id)
        .where(THERE, *_moments(part.period))
    )
    return _placed(query, part)


def attendances(part: Slice) -> tuple[int, float]:
    """Count attendances (CB-02) and the hours they make (CB-04)."""
    query = _attendances(
        select(func.count(), func.coalesce(func.sum(Attendance.minutes), 0)), part
    )
    count, minutes = db.session.execute(query).tuples().one()
    return count, minutes / HOUR


def _ended(query: Select[Columns], part: Slice) -> Select[Columns]:
    return query.where(
        Cohort.state == CohortState.CLOSED, *_during(Cohort.ends_on, part.period)
    )


def cohorts_ended(part: Slice) -> int:
    """Count the cohorts that ended (CB-03), wherever their people serve."""
    return db.session.scalar(_ended(select(func.count()).select_from(Cohort), part)) or 0


def _enrolled(query: Select[Columns], part: Slice) -> Select[Columns]:
    query = (
        query.select_from(Enrolment)
        .join(Cohort, Cohort.id == Enrolment.cohort_id)
        .join(Person, Person.id == Enrolment.person_id)
        .where(Enrolment.state == EnrolmentState.ENROLLED)
    )
    return _placed(_ended(query, part), part)


def completion(part: Slice) -> tuple[int, int]:
    """Count completed and all enrolments of closed cohorts (CB-08)."""
    query = _enrolled(select(func.count(Enrolment.completed_on), func.count()), part)
    return tuple(db.session.execute(query).tuples().one())  # type: ignore[return-value]


def _paired(query: Select[Columns], part: Slice) -> Select[Columns]:
    query = (
        query.select_from(Enrolment)
        .join(Cohort, Cohort.id == Enrolment.cohort_id)
        .join(Person, Person.id == Enrolment.person_id)
        .join(
            pre,
            (pre.enrolment_id == Enrolment.id) & (pre.requirement == Requirement.PRE_TEST),
        )
        .join(
            post,
            (post.enrolment_id == Enrolment.id) & (post.requirement == Requirement.POST_TEST),
        )
        .where(pre.share.is_not(None), post.share.is_not(None))
        .where(*_during(Cohort.ends_on, part.period))
    )
    return _placed(query, part)


@dataclass(frozen=True, slots=True)
class Pairs:
    """What pairs of tests say: the gain, who grew, who passed."""

    gain: Gain | None
    grown: int
    passed: int


def pairs(part: Slice) -> Pairs:
    """Sum up pairs of pre-test and post-test (CB-12, CB-13, CB-15)."""
    change = post.share - pre.share
    passed = func.round(post.share * 1_000_000) >= Cohort.pass_mark * 10_000
    query = _paired(
        select(
            func.count(),
            func.avg(pre.share),
            func.avg(post.share),
            func.sum(change * change),
            func.sum(case((post.share > pre.share, 1), else_=0)),
            func.sum(case((passed, 1), else_=0)),
        ),
        part,
    )
    count, before, after, squares, grown, through = db.session.execute(query).tuples().one()
    made = rules.gain(
        pairs=count,
        before=float(before or 0),
        after=float(after or 0),
        squares=float(squares or 0),
    )
    return Pairs(made, int(grown or 0), int(through or 0))


def _certificates(query: Select[Columns], part: Slice) -> Select[Columns]:
    query = (
        query.select_from(Certificate)
        .join(Enrolment, Enrolment.id == Certificate.enrolment_id)
        .join(Person, Person.id == Enrolment.person_id)
        .where(Certificate.supersedes_id.is_(None))
        .where(*_during(Certificate.issued_on, part.period))
    )
    return _placed(query, part)


def certificates_issued(part: Slice) -> int:
    """Count certificates (CB-24); a corrected paper is not a second certificate."""
    return db.session.scalar(_certificates(select(func.count()), part)) or 0


def institutions() -> Sequence[Institution]:
    """Return the institutions that have people enrolled, by name."""
    known = select(Enrolment.institution_id).distinct()
    return db.session.scalars(
        select(Institution).where(Institution.id.in_(known)).order_by(Institution.name_ar)
    ).all()


def mantikas() -> Sequence[Place]:
    """Return the mantikas, by name."""
    return db.session.scalars(
        select(Place).where(Place.level == PlaceLevel.MANTIKA).order_by(Place.name_ar)
    ).all()


def evidence(kind: Evidence, part: Slice) -> Select[tuple[object, ...]]:
    """Return the rows behind a figure; every kind begins with the person or the cohort."""
    rows: dict[Evidence, Select[tuple[object, ...]]] = {
        Evidence.PEOPLE: _people(part),
        Evidence.ATTENDANCES: _attendances(select(Person, Session, Attendance), part).order_by(
            Session.starts_at.desc(), Person.name_key, Session.id
        ),
        Evidence.COHORTS: _ended(select(Cohort), part).order_by(Cohort.ends_on.desc()),
        Evidence.PAIRS: _paired(
            select(Person, Cohort, pre.share, post.share), part
        ).order_by(Cohort.ends_on.desc(), Person.name_key, Person.id),
        Evidence.ENROLMENTS: _enrolled(select(Person, Cohort, Enrolment), part).order_by(
            Cohort.ends_on.desc(), Person.name_key, Person.id
        ),
        Evidence.CERTIFICATES: _certificates(select(Person, Certificate), part).order_by(
            Certificate.issued_on.desc(), Certificate.number.desc()
        ),
    }
    return rows[kind]


def _people(part: Slice) -> Select[tuple[object, ...]]:
    """Each person once, with the first day of completion in this slice."""
    first = _completed(
        select(ONE_PERSON.label("person_id"), func.min(Enrolment.completed_on).label("day"),
               func.count().label("trainings")), part
    ).group_by(ONE_PERSON).subquery()
    return (
        select(Person, first.c.day, first.c.trainings)
        .join(first, first.c.person_id == Person.id)
        .order_by(first.c.day.desc(), Person.name_key, Person.id)
    )
