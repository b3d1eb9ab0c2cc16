"""A cohort to come, for which four institutions nominate: some approved, some seated, some wait."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select

from lms.learning.models import Cohort, CohortState, Edition
from lms.learning.nominations import services
from lms.learning.nominations.services import Named
from lms.people.models import Institution, Person, Post
from lms.platform import clock
from lms.platform.db import db

CODE = "SEBHA-NEXT"
WEEKS_AHEAD = 3
DAYS = 3
OTHERS = 2
QUOTAS = (("DCIM", 4), ("PNFA", 3), ("MOH", 2), ("MOSA", 2))
"""Seats by institution; each nominates two more than it has."""
BEYOND = 2


def nominate(edition: Edition, *, place_id: UUID, by: UUID) -> Cohort:
    """Plan the cohort, set its quotas and nominate; the first of each institution is approved."""
    cohort = _cohort(edition, place_id)
    known = dict(db.session.execute(select(Institution.code, Institution.id)).all())
    wanted: dict[UUID | None, int] = {known[code]: seats for code, seats in QUOTAS}
    services.set_quotas(cohort, {**wanted, None: OTHERS}, by=by)
    for code, seats in QUOTAS:
        institution_id = known[code]
        people = _officials(institution_id, seats + BEYOND)
        made = services.nominate_all(
            cohort, [Named(person_id=one) for one in people], institution_id=institution_id, by=by
        )
        services.approve_all(cohort, made[:1], by=by)
    return cohort


def _cohort(edition: Edition, place_id: UUID) -> Cohort:
    first = clock.today() + timedelta(weeks=WEEKS_AHEAD)
    cohort = Cohort(
        code=CODE,
        title_ar="الحماية والفرز والإحالة، الدفعة القادمة",
        title_en="Protection, screening and referral, the next cohort",
        edition_id=edition.id,
        place_id=place_id,
        starts_on=first,
        ends_on=first + timedelta(days=DAYS - 1),
        state=CohortState.PLANNED,
    )
    db.session.add(cohort)
    db.session.flush()
    return cohort


def _officials(institution_id: UUID, most: int) -> Sequence[UUID]:
    return db.session.scalars(
        select(Person.id)
        .join(Post, Post.person_id == Person.id)
        .where(Post.institution_id == institution_id, Post.ends_on.is_(None))
        .order_by(Person.number)
        .limit(most)
    ).all()
