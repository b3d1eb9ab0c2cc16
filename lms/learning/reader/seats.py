"""A seat: somebody's place in a course, with how far they are and what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass

from courses.document import Edition as Document
from lms.learning import queries, rules
from lms.learning.models import Cohort, Enrolment
from lms.learning.reader import passages
from lms.learning.reader import queries as readings
from lms.learning.reader.passages import Source
from lms.learning.rules import Policy, Reading, Standing, Step


@dataclass(frozen=True, slots=True)
class Seat:
    """An enrolment as its owner sees it; a training from the past has no source."""

    enrolment: Enrolment
    source: Source | None
    reading: Reading
    standing: Standing

    @property
    def cohort(self) -> Cohort:
        """Return the cohort the seat is in."""
        return self.enrolment.cohort

    @property
    def document(self) -> Document | None:
        """Return the course as published."""
        return self.source.document if self.source else None

    @property
    def policy(self) -> Policy:
        """Return what the cohort asks."""
        return Policy(self.cohort.needed_attendance, self.cohort.pass_mark)

    @property
    def step(self) -> Step:
        """Return the one next step; in a closed cohort only reading is left."""
        if self.source is None:
            return Step.NOTHING
        step = rules.next_step(self.reading, self.standing, self.policy)
        if self.cohort.closed and step is not Step.LESSON:
            return Step.NOTHING
        return step

    @property
    def certified(self) -> bool:
        """Tell whether the certificate is earned."""
        return rules.is_certified(self.standing, self.policy)

    @property
    def minutes_left(self) -> int:
        """Return the minutes of the lessons not read yet."""
        if self.document is None:
            return 0
        unread = (one for one in self.document.lessons if one.id not in self.reading.read)
        return sum(lesson.minutes for lesson in unread)


def seats_of(enrolments: Iterable[Enrolment]) -> list[Seat]:
    """Return the seats of enrolments, in two statements however many they are."""
    rows = list(enrolments)
    ids = [row.id for row in rows]
    read, standings = readings.lessons_read(ids), queries.standings_of(ids)
    return [_seat(row, read=read[row.id], standing=standings[row.id]) for row in rows]


def _seat(enrolment: Enrolment, *, read: frozenset[str], standing: Standing) -> Seat:
    edition = enrolment.cohort.edition
    source = passages.source_of(edition) if edition else None
    lessons = tuple(source.document.lesson_by_id) if source else ()
    return Seat(enrolment, source, Reading(lessons, read), standing)
