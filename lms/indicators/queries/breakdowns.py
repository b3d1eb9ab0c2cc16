"""People who completed, by institution and mantika; and what can be chosen."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import distinct, func, select

from lms.indicators.queries.populations import completions
from lms.indicators.queries.slices import MANTIKA, PERSON, SEX, Slice, of_sexes, of_stations, seen
from lms.learning.models import Enrolment
from lms.people.models import Institution, Place, PlaceLevel, Sex
from lms.platform.db import db
from lms.platform.identity import Reach


def people_by_institution(part: Slice) -> dict[UUID | None, Counter[Sex]]:
    """Count different people who completed, by institution and sex; nothing for not known."""
    home = Enrolment.institution_id
    query = of_sexes(completions(select(home, SEX, func.count(distinct(PERSON))), part))
    counted: dict[UUID | None, Counter[Sex]] = {}
    for id_, sex, count in db.session.execute(query.group_by(home, SEX)):
        counted.setdefault(id_, Counter())[sex] = count
    return counted


def people_by_mantika(part: Slice) -> dict[str | None, int]:
    """Count different people who completed, by the mantika of their duty station."""
    query = of_stations(completions(select(MANTIKA, func.count(distinct(PERSON))), part))
    return dict(db.session.execute(query.group_by(MANTIKA)).all())


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
