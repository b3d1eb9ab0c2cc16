"""Trainings of the past: cohorts without an edition, told by their lists."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from courses.text import Text
from lms.learning import queries
from lms.learning.models import Cohort, CohortState, Enrolment
from lms.learning.reasons import Reason
from lms.learning.services.enrolling import enrol_people
from lms.people.queries import bonds
from lms.platform import audit, clock
from lms.platform.db import db
from lms.platform.refusals import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A training that took place before it was kept here."""

    code: str
    title: Text
    starts_on: date
    ends_on: date


def open_past(past: Past, *, by: UUID | None) -> Cohort:
    """Write a training of the past, before the people of its list; each code once."""
    if queries.cohort_coded(past.code) is not None:
        raise Refused(Reason.CODE_TAKEN)
    cohort = Cohort(
        code=past.code,
        title_ar=past.title.ar,
        title_en=past.title.en,
        starts_on=past.starts_on,
        ends_on=past.ends_on,
        state=CohortState.RUNNING,
    )
    db.session.add(cohort)
    db.session.flush()
    audit.record("cohort:open", "cohort", cohort.id, after={"code": cohort.code}, by=by)
    return cohort


def record_past(
    cohort: Cohort, people: Sequence[UUID], *, completed: Collection[UUID], by: UUID | None
) -> None:
    """Open a training of the past for those its list brings, and close it again.

    Completed is only who the list says so of, now or when it came before.
    """
    cohort.state, cohort.closed_at = CohortState.RUNNING, None
    enrol_people(cohort, people, by=by)
    for enrolment in db.session.scalars(select(Enrolment).where(Enrolment.cohort_id == cohort.id)):
        if enrolment.person_id in completed:
            enrolment.completed_on = cohort.ends_on
    cohort.state, cohort.closed_at = CohortState.CLOSED, clock.now()


def remove_past(cohort: Cohort, *, by: UUID | None) -> bool:
    """Remove a training of the past that has nobody left; tell whether it is gone."""
    if cohort.edition_id is not None or bonds.referred(Cohort.__tablename__, cohort.id):
        return False
    audit.record("cohort:remove", "cohort", cohort.id, before={"code": cohort.code}, by=by)
    db.session.delete(cohort)
    db.session.flush()
    return True
