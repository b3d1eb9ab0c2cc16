"""Which part of the country and of time a figure is about, and how queries narrow to it."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TypeVarTuple

from sqlalchemy import ColumnElement, Select, case, func, or_, select
from sqlalchemy.orm import aliased
from sqlalchemy.orm.attributes import InstrumentedAttribute

from lms.indicators import rules
from lms.indicators.rules import Period
from lms.learning.models import Cohort, CohortState, Enrolment, EnrolmentState
from lms.people.models import Institution, Person, Place, PlaceLevel
from lms.platform import clock
from lms.platform.identity import Reach
from lms.workshops.models import Session

Columns = TypeVarTuple("Columns")
NOT_KNOWN = "none"
"""The institution of people who were enrolled without one."""


@dataclass(frozen=True, slots=True)
class Slice:
    """What is looked at: a period, a mantika of duty, an institution, and what the reader may."""

    period: Period = rules.ALL
    mantika: str = ""
    institution: str = ""
    within: Reach = field(default=Reach(everywhere=True))

    @property
    def whole(self) -> bool:
        """Tell whether nobody is left out, whatever the period."""
        return not self.mantika and not self.institution and self.within.everywhere


record = aliased(Person, name="record")
"""The record somebody was enrolled as; it may have been merged into another since."""
Someone = aliased(Person, name="someone")
PERSON = func.coalesce(record.merged_into_id, record.id)
"""The id a record counts under: each human being once."""
SEX = func.coalesce(Someone.sex, record.sex)


def of_records(query: Select[*Columns]) -> Select[*Columns]:
    """Join enrolments with the records of their people: enough to count `PERSON`."""
    return query.join(record, record.id == Enrolment.person_id)


def of_sexes(query: Select[*Columns]) -> Select[*Columns]:
    """Join the few records that were merged with those that stay: enough to read `SEX`."""
    return query.outerjoin(Someone, Someone.id == record.merged_into_id)


def of_people(query: Select[*Columns]) -> Select[*Columns]:
    """Join enrolments with the people they belong to by now, to read `Someone`."""
    return of_records(query).join(Someone, Someone.id == PERSON)


station, _above, _top = (aliased(Place) for _ in range(3))
MANTIKA = case(
    *((place.level == PlaceLevel.MANTIKA, place.pcode) for place in (station, _above, _top))
)
"""The mantika a duty station lies in: itself, or one or two levels above."""


def _upwards(query: Select[*Columns]) -> Select[*Columns]:
    return query.outerjoin(_above, _above.id == station.parent_id).outerjoin(
        _top, _top.id == _above.parent_id
    )


def of_stations(query: Select[*Columns]) -> Select[*Columns]:
    """Join enrolments with their duty stations, to read `MANTIKA`."""
    return _upwards(query.outerjoin(station, station.id == Enrolment.place_id))


def narrowed(query: Select[*Columns], part: Slice) -> Select[*Columns]:
    """Narrow enrolments to a duty station and an institution, as they were on that day."""
    if part.mantika:
        here = _upwards(select(station.id)).where(MANTIKA.in_([part.mantika]))
        query = query.where(Enrolment.place_id.in_(here))
    if part.institution == NOT_KNOWN:
        query = query.where(Enrolment.institution_id.is_(None))
    elif part.institution:
        coded = select(Institution.id).where(Institution.code == part.institution)
        query = query.where(Enrolment.institution_id.in_(coded))
    return query if part.within.everywhere else query.where(seen(part.within))


def seen(within: Reach) -> ColumnElement[bool]:
    """Narrow enrolments to the institutions and cohorts of a reader."""
    return or_(
        Enrolment.institution_id.in_(within.institutions), Enrolment.cohort_id.in_(within.cohorts)
    )


def ended(query: Select[*Columns], part: Slice) -> Select[*Columns]:
    """Take the enrolments of cohorts that were closed and ended in the period."""
    query = query.where(
        Cohort.state == CohortState.CLOSED,
        Enrolment.state == EnrolmentState.ENROLLED,
        *during(Cohort.ends_on, part.period),
    )
    return narrowed(query, part)


def during(
    day: InstrumentedAttribute[date] | InstrumentedAttribute[date | None], period: Period
) -> list[ColumnElement[bool]]:
    """Keep the days of a period, both edges included."""
    edges: list[ColumnElement[bool]] = []
    if period.starts_on:
        edges.append(day >= period.starts_on)
    if period.ends_on:
        edges.append(day <= period.ends_on)
    return edges


def held_during(period: Period) -> list[ColumnElement[bool]]:
    """Keep the sessions of a period, which begin at a moment of Libya's day."""
    edges: list[ColumnElement[bool]] = []
    if period.starts_on:
        edges.append(Session.starts_at >= _midnight(period.starts_on))
    if period.ends_on:
        edges.append(Session.starts_at < _midnight(period.ends_on + timedelta(days=1)))
    return edges


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=clock.TRIPOLI)
