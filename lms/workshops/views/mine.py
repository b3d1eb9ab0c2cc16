"""The trainee's workshops: when, where, and how much counts already."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from flask import Response

from lms.learning.rules import reaches
from lms.platform import clock
from lms.platform.access import signed_in
from lms.platform.identity import actor
from lms.platform.pages import page
from lms.workshops import queries, rules
from lms.workshops.feature import workshops
from lms.workshops.models import Attendance, Session
from lms.workshops.queries import Workshop
from lms.workshops.rules import Tally
from lms.workshops.wording import KIND, PRESENCE


@dataclass(frozen=True, slots=True)
class Day:
    """A day of an agenda, with the own marks."""

    number: int
    date: date
    sessions: Sequence[tuple[Session, Attendance | None]]


@dataclass(frozen=True, slots=True)
class Agenda:
    """A workshop with its days, and what the own minutes come to."""

    workshop: Workshop
    days: Sequence[Day]
    tally: Tally
    reached: bool
    may_still_miss: int


@workshops.page("/workshops", access=signed_in)
def mine() -> Response:
    """Show my workshops: the running and coming ones in full, the past ones in a line."""
    agendas = [_agenda(workshop) for workshop in queries.workshops_of(actor().person_id)]
    return page(
        "workshops/mine.html",
        current=[agenda for agenda in agendas if not agenda.workshop.cohort.closed],
        past=[agenda for agenda in agendas if agenda.workshop.cohort.closed],
        today=clock.today(),
        presence=PRESENCE,
        kind=KIND,
    )


def _agenda(workshop: Workshop) -> Agenda:
    sums, needed = workshop.tally, workshop.cohort.needed_attendance
    return Agenda(
        workshop=workshop,
        days=_days(workshop.sessions),
        tally=sums,
        reached=reaches(sums.share, needed),
        may_still_miss=rules.may_still_miss(sums, needed),
    )


def _days(sessions: Sequence[tuple[Session, Attendance | None]]) -> list[Day]:
    numbers = rules.day_numbers(session.held_on for session, _ in sessions)
    by_day = groupby(sessions, key=lambda pair: pair[0].held_on)
    return [Day(numbers[day], day, list(pairs)) for day, pairs in by_day]
