"""Trainings say who was in them, for lists of people."""

import datetime as dt
from uuid import UUID

from sqlalchemy import Select, select

from lms.learning import queries
from lms.learning.models import Enrolment, EnrolmentState
from lms.people.privacy import learners


class Learners:
    """Cohorts as exports of people need them."""

    def coded(self, code: str) -> UUID | None:
        """Find a cohort by its code."""
        cohort = queries.cohort_coded(code)
        return cohort.id if cohort else None

    def of_cohort(self, cohort_id: UUID) -> Select[UUID]:
        """Select who is in a cohort; who withdrew is not."""
        return _enrolled().where(Enrolment.cohort_id == cohort_id)

    def completed(self, first: dt.date | None, last: dt.date | None) -> Select[UUID]:
        """Select who completed a training between two days, either of which may be open."""
        found = _enrolled().where(Enrolment.completed_on.is_not(None))
        if first is not None:
            found = found.where(Enrolment.completed_on >= first)
        if last is not None:
            found = found.where(Enrolment.completed_on <= last)
        return found


def _enrolled() -> Select[UUID]:
    return select(Enrolment.person_id).where(Enrolment.state == EnrolmentState.ENROLLED)


def answer_for_learners() -> None:
    """Open the trainings of this installation to lists of people."""
    learners.open_to(Learners())
