"""People who completed, by institution, mantika and quarter; and what can be chosen."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import distinct, func, select

from lms.indicators import rules
from lms.indicators.queries.populations import completions
from lms.indicators.queries.slices import Slice, Survivor, seen, stations
from lms.indicators.rules import Quarter
from lms.learning.models import Enrolment
from lms.people.models import Institution, Place, PlaceLevel, Sex
from lms.platform.db import db
from lms.platform.identity import Reach


def people_by_institution(part: Slice) -> dict[UUID | None, Counter[Sex]]:
    """Count different people who completed, by institution and sex; nothing for not known."""
    home = Enrolment.institution_id
    query = completions(select(home, Survivor.sex, func.count(distinct(Survivor.id))), part)
    counted: dict[UUID | None, Counter[Sex]] = {}
    for id_, sex, count in db.session.execute(query.group_by(home, Survivor.sex)):
        counted.setdefault(id_, Counter())[sex] = count
    return counted


def people_by_mantika(part: Slice) -> dict[str | None, int]:
    """Count different people who completed, by the mantika of their duty station."""
    query = completions(select(stations.c.mantika, func.count(distinct(Survivor.id))), part)
    query = query.outerjoin(stations, stations.c.id == Enrolment.place_id)
    return dict(db.session.execute(query.group_by(stations.c.mantika)).all())


def people_by_quarter(part: Slice, *, today: date) -> list[tuple[Quarter, int]]:
    """Count people by the quarter of their first completion in the slice; these add up."""
    first = func.min(Enrolment.completed_on).label("day")
    people = completions(select(Survivor.id, first), part).group_by(Survivor.id).subquery()
    days = db.session.execute(select(people.c.day, func.count()).group_by(people.c.day)).all()
    if not days:
        return []
    counted: Counter[Quarter] = Counter()
    for day, count in days:
        counted[rules.quarter_of(day)] += count
    last = max(min(part.period.ends_on or today, today), *(day for day, _ in days))
    first_day = min(day for day, _ in days)
    return [(one, counted[one]) for one in rules.quarters(first_day, last)]


def institutions(within: Reach) -> Sequence[Institution]:
    """Return the institutions that have people enrolled, by name."""
    known = select(Enrolment.institution_id).distinct()
    if not within.everywhere:
        known = known.where(seen(within))
    return db.session.scalars(
        select(Institution).where(Institution.id.in_(known)).order_by(Institution.name_ar)
    ).all()


def mantikas() -> Sequence[Place]:
    """Return the mantikas, by name."""
    return db.session.scalars(
        select(Place).where(Place.level == PlaceLevel.MANTIKA).order_by(Place.name_ar)
    ).all()
