"""How attendance counts, in minutes, and which mark counts when several were made.

Share = minutes there / planned minutes of the cohort. Late counts the minutes there; an excused
session leaves the planned minutes; absent counts nothing; a session that is not marked yet is
planned and not attended.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

LATE_BY = 15
LONGEST_ON_A_PHONE = timedelta(days=30)
SOON = timedelta(minutes=10)
TICK = timedelta(microseconds=1)


class Presence(StrEnum):
    """How somebody was there."""

    PRESENT = "present"
    LATE = "late"
    EXCUSED = "excused"
    ABSENT = "absent"


def minutes_there(presence: Presence | None, planned: int, *, late_by: int = LATE_BY) -> int:
    """Return the minutes of a session that somebody was in the room."""
    if presence is Presence.PRESENT:
        return planned
    if presence is Presence.LATE:
        return max(0, planned - late_by)
    return 0


@dataclass(frozen=True, slots=True)
class Part:
    """A planned session as one person stands in it; nothing for presence is not marked yet."""

    planned: int
    presence: Presence | None = None
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """Minutes of one person in one cohort: there, planned, and not marked yet."""

    attended: int = 0
    planned: int = 0
    unmarked: int = 0

    @property
    def share(self) -> float | None:
        """Return the attended share of one; nothing where nothing is planned."""
        return self.attended / self.planned if self.planned else None

    @property
    def missed(self) -> int:
        """Return the minutes that are lost for good."""
        return self.planned - self.attended - self.unmarked


def tally(parts: Iterable[Part]) -> Tally:
    """Add up the sessions of a cohort for one person; excused ones count neither way."""
    counting = [part for part in parts if part.presence is not Presence.EXCUSED]
    return Tally(
        attended=sum(part.minutes for part in counting),
        planned=sum(part.planned for part in counting),
        unmarked=sum(part.planned for part in counting if part.presence is None),
    )


def may_still_miss(sums: Tally, needed: int) -> int:
    """Return the minutes that may yet be missed while reaching the needed per cent.

    Below zero the needed share is out of reach even if all that remains is attended.
    """
    needed_minutes = -(-needed * sums.planned // 100)
    return sums.attended + sums.unmarked - needed_minutes


def can_still_qualify(sums: Tally, needed: int) -> bool:
    """Tell whether the needed per cent is reached when all that remains is attended."""
    return may_still_miss(sums, needed) >= 0


def may_mark(presence: Presence | None, *, held_on: date, today: date) -> bool:
    """Nobody has been present, or late, or missing, before the day; an excuse may be known."""
    return held_on <= today or presence in {None, Presence.EXCUSED}


@dataclass(frozen=True, slots=True)
class Mark:
    """What somebody marked: nothing for presence takes a mark back.

    A mark made on a phone brings its own id and moment; any other gets them on arrival.
    """

    enrolment_id: UUID
    presence: Presence | None
    late_by: int = LATE_BY
    event_id: UUID | None = None
    made_at: datetime | None = None


def precedence(made_at: datetime, event_id: UUID) -> tuple[datetime, UUID]:
    """Order marks by when they were made, not by when they arrived: the last one counts."""
    return made_at, event_id


def believed(made_at: datetime, *, received_at: datetime) -> datetime:
    """Return when a mark was made: a phone's clock is evidence, unless it cannot be right."""
    oldest = received_at - LONGEST_ON_A_PHONE
    return made_at if oldest <= made_at <= received_at else received_at


def arrived_late(made_at: datetime, *, received_at: datetime) -> bool:
    """Tell whether a mark was kept on a phone for so long that its reader should know."""
    return received_at - made_at > SOON


def just_after(before: datetime | None, now: datetime) -> datetime:
    """Return now, or the first moment after what is known, so that what is seen last counts."""
    return now if before is None or before < now else before + TICK


def day_numbers(days: Iterable[date]) -> dict[date, int]:
    """Number the days on which something is held: 1 is the first."""
    return {day: number for number, day in enumerate(sorted(set(days)), start=1)}


class Due(StrEnum):
    """What a session asks of its trainer."""

    OVERDUE = "overdue"
    TODAY = "today"
    COMING = "coming"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Slot:
    """A session in the trainer's diary: when, and how many of its people are marked."""

    starts_at: datetime
    held_on: date
    people: int
    marked: int

    @property
    def complete(self) -> bool:
        """Tell whether everybody is marked."""
        return self.marked >= self.people


def due(slot: Slot, *, today: date) -> Due:
    """Sort a session by what it asks: a past one only while somebody is not marked."""
    if slot.held_on == today:
        return Due.TODAY
    if slot.held_on > today:
        return Due.COMING
    return Due.DONE if slot.complete else Due.OVERDUE


Diary = TypeVar("Diary", bound=Slot)


def next_to_mark(slots: Sequence[Diary], *, today: date) -> Diary | None:
    """Choose the one next step: today's unfinished register, then an old one, then what comes."""
    by_time = sorted(slots, key=lambda slot: slot.starts_at)
    asking = {
        Due.TODAY: [s for s in by_time if due(s, today=today) is Due.TODAY and not s.complete],
        Due.OVERDUE: [s for s in by_time if due(s, today=today) is Due.OVERDUE],
        Due.COMING: [s for s in by_time if due(s, today=today) is Due.COMING],
    }
    return next((slots[0] for slots in asking.values() if slots), None)
