"""Trainings receive the people of imported rosters."""

import datetime as dt
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from courses.text import Text
from lms.learning import queries, services
from lms.learning.models import Cohort, CohortState, Enrolment
from lms.learning.services import Past
from lms.people import destinations
from lms.people.destinations import Arrival, Offer, Purpose, Visit
from lms.platform.db import db
from lms.platform.identity import Actor
from lms.platform.permissions import Permission

COHORT = "cohort"


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
        ids = [UUID(str(one["cohort_id"])) for one in purposes if "cohort_id" in one]
        cohorts = db.session.scalars(select(Cohort).where(Cohort.id.in_(ids)))
        known = {str(cohort.id): cohort.title for cohort in cohorts}
        return [known.get(str(one.get("cohort_id"))) or _title(one) for one in purposes]

    def first_day(self, purpose: Purpose) -> dt.date | None:
        """Return the day the cohort begins."""
        cohort = _cohort(purpose)
        return cohort.starts_on if cohort else dt.date.fromisoformat(str(purpose["starts_on"]))

    def receive(self, purpose: Purpose, arrivals: Sequence[Arrival], *, by: UUID | None) -> Purpose:
        """Enrol who arrives; a past training is written with its first people."""
        cohort = _cohort(purpose) or services.open_past(_past(purpose), by=by)
        people = [arrival.person_id for arrival in arrivals]
        if cohort.edition_id is not None:
            services.enrol_people(cohort, people, by=by)
        else:
            done = {arrival.person_id for arrival in arrivals if arrival.completed}
            services.record_past(cohort, people, completed=done, by=by)
        services.complete_posts(cohort, people)
        return {**purpose, "kind": COHORT, "cohort_id": str(cohort.id)}

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


def _title(purpose: Purpose) -> Text:
    return Text(str(purpose["title_ar"]), str(purpose["title_en"]))


def _cohort(purpose: Purpose) -> Cohort | None:
    known = purpose.get("cohort_id")
    return db.session.get(Cohort, UUID(str(known))) if known else None


def _past(purpose: Purpose) -> Past:
    return Past(
        code=str(purpose["code"]),
        title=_title(purpose),
        starts_on=dt.date.fromisoformat(str(purpose["starts_on"])),
        ends_on=dt.date.fromisoformat(str(purpose["ends_on"])),
    )


def _visit(enrolment: Enrolment) -> Visit:
    cohort = enrolment.cohort
    return Visit(
        title=cohort.title,
        starts_on=cohort.starts_on,
        ends_on=cohort.ends_on,
        institution=enrolment.institution.name if enrolment.institution else None,
        completed=enrolment.completed_on is not None,
        cohort_id=cohort.id,
    )


def receive_rosters() -> None:
    """Open the trainings of this installation to the people of rosters."""
    destinations.open_to(Trainings())
