"""Who was in which training: trainings stand above people, so they come and answer."""

import datetime as dt
from typing import Protocol
from uuid import UUID

from sqlalchemy import Select


class Learners(Protocol):
    """What an export needs of the trainings; learning answers."""

    def coded(self, code: str) -> UUID | None:
        """Find a cohort by its code."""

    def of_cohort(self, cohort_id: UUID) -> Select[UUID]:
        """Select the ids of the people in a cohort."""

    def completed(self, first: dt.date | None, last: dt.date | None) -> Select[UUID]:
        """Select the ids of the people who completed a training between two days."""


_open: list[Learners] = []


def open_to(learners: Learners) -> None:
    """Let the trainings of this installation answer."""
    _open[:] = [learners]


def learners() -> Learners:
    """Return who answers for the trainings."""
    return _open[0]
