"""Trainings receive the people of imported rosters."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from courses.text import Text
from lms.learning import queries, services
from lms.learning.models import Cohort, CohortState, Enrolment
from lms.learning.nominations import services as nominations
from lms.learning.services import Past
from lms.people import destinations
from lms.people.destinations import Arrival, Offer, Reception, Visit
from lms.people.rules.changes import Change, Values
from lms.people.rules.purposes import ForNomination, ForPast, Purpose
from lms.people.services import ledger
from lms.platform.db import db
from lms.platform.identity import Actor
from lms.platform.permissions import Permission

NOWHERE = Text("", "")
_WRITTEN = ("state", "institution_id", "job_title", "rank_band", "place_id", "completed_on")
"""What a list may say of an enrolment."""


class Trainings:
    """Cohorts as the register of people needs them."""

    def offered(self, actor: Actor) -> Sequence[Offer]:
        """Return the cohorts that are still open."""
        query = queries.cohorts_of(actor, Permission.COHORTS_MANAGE)
        cohorts = db.session.scalars(query.where(Cohort.state != CohortState.CLOSED))
        return [Offer(cohort.id, cohort.code, cohort.title) for cohort in cohorts]

    def coded(self, code: str) -> UUID | None:
        """Find a cohort by its code."""
        cohort = queries.cohort_coded(code)
        return cohort.id if cohort else None

    def titles(self, purposes: Sequence[Purpose]) -> list[Text]:
        """Return the titles of the cohorts, or of past trainings not written yet."""
        ids = {destinations.cohort_of(one) for one in purposes}
        cohorts = db.session.scalars(select(Cohort).where(Cohort.id.in_(ids)))
        known = {cohort.id: cohort.title for cohort in cohorts}
        return [_title(one, known) for one in purposes]

    def first_day(self, purpose: Purpose) -> dt.date | None:
        """Return the day the cohort begins."""
        cohort = _cohort(purpose)
        if cohort is None and isinstance(purpose, ForPast):
            return purpose.starts_on
        return cohort.starts_on if cohort else None

    def receive(
        self, purpose: Purpose, arrivals: Sequence[Arrival], *, by: UUID | None
    ) -> Reception:
        """Enrol who arrives; a past training is written with its first people."""
        cohort = _cohort(purpose) or _opened(purpose, by=by)
        if cohort is None:
            return Reception(purpose)
        people = [arrival.person_id for arrival in arrivals]
        if isinstance(purpose, ForNomination):
            nominations.receive(cohort, purpose, people, by=by)
            return Reception(purpose)
        before = _enrolments(cohort, people)
        if cohort.edition_id is not None:
            services.enrol_people(cohort, people, by=by)
        else:
            done = {arrival.person_id for arrival in arrivals if arrival.completed}
            services.record_past(cohort, people, completed=done, by=by)
        services.complete_posts(cohort, people)
        return Reception(_bound(purpose, cohort), _changes(before, _enrolments(cohort, people)))

    def released(self, purpose: Purpose, *, by: UUID | None) -> Purpose:
        """Remove a training of the past that nobody was in after all."""
        cohort = _cohort(purpose)
        if not isinstance(purpose, ForPast) or cohort is None:
            return purpose
        if not services.remove_past(cohort, by=by):
            return purpose
        return replace(purpose, cohort_id=None)

    def visits(self, person_id: UUID) -> Sequence[Visit]:
        """Return the trainings of a person with the post held there."""
        enrolments = db.session.scalars(
            select(Enrolment)
            .join(Enrolment.cohort)
            .where(Enrolment.person_id == person_id)
            .options(joinedload(Enrolment.cohort), joinedload(Enrolment.institution))
            .order_by(Cohort.starts_on.desc())
        )
        return [_visit(enrolment) for enrolment in enrolments]


def _title(purpose: Purpose, known: Mapping[UUID, Text]) -> Text:
    cohort_id = destinations.cohort_of(purpose)
    if cohort_id is not None and cohort_id in known:
        return known[cohort_id]
    return purpose.title if isinstance(purpose, ForPast) else NOWHERE


def _cohort(purpose: Purpose) -> Cohort | None:
    cohort_id = destinations.cohort_of(purpose)
    return db.session.get(Cohort, cohort_id) if cohort_id else None


def _opened(purpose: Purpose, *, by: UUID | None) -> Cohort | None:
    """Write a training of the past, with its first people."""
    if not isinstance(purpose, ForPast):
        return None
    return services.open_past(
        Past(
            code=purpose.code,
            title=purpose.title,
            starts_on=purpose.starts_on,
            ends_on=purpose.ends_on,
        ),
        by=by,
    )


def _enrolments(cohort: Cohort, people: Sequence[UUID]) -> dict[UUID, tuple[UUID, Values]]:
    """Return the enrolment of each person with what it says now."""
    db.session.flush()
    rows = db.session.scalars(
        select(Enrolment).where(
            Enrolment.cohort_id == cohort.id, Enrolment.person_id.in_(set(people))
        )
    )
    return {row.person_id: (row.id, ledger.seen(row, *_WRITTEN)) for row in rows}


def _changes(
    before: Mapping[UUID, tuple[UUID, Values]], after: Mapping[UUID, tuple[UUID, Values]]
) -> dict[UUID, list[Change]]:
    """Note which enrolments were made, and which say more than before."""
    return {
        person_id: list(ledger.differences("enrolment", row_id, _said(before, person_id), values))
        for person_id, (row_id, values) in after.items()
    }


def _said(before: Mapping[UUID, tuple[UUID, Values]], person_id: UUID) -> Values | None:
    known = before.get(person_id)
    return known[1] if known else None


def _bound(purpose: Purpose, cohort: Cohort) -> Purpose:
    return replace(purpose, cohort_id=cohort.id) if isinstance(purpose, ForPast) else purpose


def _visit(enrolment: Enrolment) -> Visit:
    cohort = enrolment.cohort
    return Visit(
        title=cohort.title,
        starts_on=cohort.starts_on,
        ends_on=cohort.ends_on,
        institution=enrolment.institution.name if enrolment.institution else None,
        job_title=enrolment.job_title,
        rank_band=enrolment.rank_band,
        completed=enrolment.completed_on is not None,
        cohort_id=cohort.id,
    )


def receive_rosters() -> None:
    """Open the trainings of this installation to the people of rosters."""
    destinations.open_to(Trainings())
