"""Which of several answers to one question counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from courses.questions import Response


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as a phone or a form gave it; the id was made there."""

    id: UUID
    item: str
    response: Response
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Stored:
    """The answer that counts after this one arrived."""

    item: str
    response: Response


def believed(made_at: datetime, *, started_at: datetime, received_at: datetime) -> datetime:
    """Return when an answer was made: a phone's clock counts only between start and arrival."""
    return max(started_at, min(made_at, received_at))


def latest(answers: Iterable[Given]) -> Given:
    """Return the answer made last; of two made in the same moment, the one with the later id."""
    return max(answers, key=lambda given: (given.made_at, given.id))
