"""Where the people of a roster go: trainings stand above people, so they come and ask for them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol
from uuid import UUID

from courses.text import Text
from lms.people.models import RankBand
from lms.people.rules.changes import Change
from lms.people.rules.purposes import REGISTER, ForRegister, Purpose
from lms.platform.identity import Actor


@dataclass(frozen=True)
class Arrival:
    """Somebody a roster brings, and whether its list says they completed the training."""

    person_id: UUID
    completed: bool


@dataclass(frozen=True)
class Reception:
    """Where people were received, and what that changed, by person: an undo takes it back."""

    purpose: Purpose
    changes: Mapping[UUID, Sequence[Change]] = field(default_factory=dict)


@dataclass(frozen=True)
class Offer:
    """A training a roster may be imported into."""

    id: UUID
    code: str
    title: Text


@dataclass(frozen=True)
class Visit:
    """A training somebody was in, with the post held there."""

    title: Text
    starts_on: dt.date
    ends_on: dt.date
    institution: Text | None
    job_title: str
    rank_band: RankBand | None
    completed: bool
    cohort_id: UUID


class Trainings(Protocol):
    """What people need of the trainings; learning answers."""

    def offered(self, actor: Actor) -> Sequence[Offer]:
        """Return the open cohorts into which the actor may bring people."""

    def coded(self, code: str) -> UUID | None:
        """Find a cohort by its code."""

    def titles(self, purposes: Sequence[Purpose]) -> list[Text]:
        """Say where rosters are meant to go, in their order."""

    def first_day(self, purpose: Purpose) -> dt.date | None:
        """Return the day on which the people of a roster were or will be there."""

    def receive(
        self, purpose: Purpose, arrivals: Sequence[Arrival], *, by: UUID | None
    ) -> Reception:
        """Enrol who arrives, once each; say where they are now and what was done to which rows."""

    def released(self, purpose: Purpose, *, by: UUID | None) -> Purpose:
        """Settle a training after an undo took rows of it back; return the purpose as it is now."""

    def visits(self, person_id: UUID) -> Sequence[Visit]:
        """Return the trainings of a person, newest first."""


_open: list[Trainings] = []


def open_to(trainings: Trainings) -> None:
    """Let the trainings of this installation receive people."""
    _open[:] = [trainings]


def trainings() -> Trainings:
    """Return the trainings of this installation."""
    return _open[0]


def cohort_of(purpose: Purpose) -> UUID | None:
    """Return the cohort that people are in, or are meant for, if there is one yet."""
    return None if isinstance(purpose, ForRegister) else purpose.cohort_id


def first_day(purpose: Purpose) -> dt.date | None:
    """Return the first day of the training a roster is for, if it is for one."""
    return None if purpose == REGISTER else trainings().first_day(purpose)


def receive(purpose: Purpose, arrivals: Sequence[Arrival], *, by: UUID | None) -> Reception:
    """Bring people where a roster is meant to go; the register alone asks nothing more."""
    if purpose == REGISTER or not arrivals:
        return Reception(purpose)
    return trainings().receive(purpose, arrivals, by=by)


def released(purpose: Purpose, *, by: UUID | None) -> Purpose:
    """Tell a training that an undo took people out of it again."""
    return purpose if purpose == REGISTER else trainings().released(purpose, by=by)


def titles(purposes: Sequence[Purpose]) -> list[Text | None]:
    """Say where rosters are meant to go; nothing for those that only fill the register."""
    bound = [purpose for purpose in purposes if purpose != REGISTER]
    found = iter(trainings().titles(bound) if bound else [])
    return [None if purpose == REGISTER else next(found) for purpose in purposes]
