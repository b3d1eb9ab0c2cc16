"""When a training counts: trained, certified, what is still missing, and what comes next.

Trained: attended enough of the planned minutes and took the post-test. Certified: trained, and
the post-test reached the pass mark. The defaults (80 and 70 per cent) are those of the cohort.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

PLACES = 6
HAIR = 5e-7  # half of the last place: what rounding gives, for figures computed in SQL


@dataclass(frozen=True, slots=True)
class Policy:
    """What a cohort asks, in per cent."""

    needed_attendance: int
    pass_mark: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one person is; shares are of one, nothing means not yet."""

    attendance: float | None = None
    pre: float | None = None
    post: float | None = None

    @property
    def gain(self) -> float | None:
        """Return the change from pre-test to post-test where both were taken."""
        return None if self.pre is None or self.post is None else self.post - self.pre


class Lack(StrEnum):
    """What stands between a person and the certificate."""

    ATTENDANCE = "attendance"
    POST_TEST = "post-test"
    PASS_MARK = "pass-mark"  # noqa: S105 - a mark, not a word of entry


def reaches(share: float | None, percent: int) -> bool:
    """Compare a share of one with per cent, free of binary dust."""
    return share is not None and round(share * 100, PLACES) >= percent


def lacks(standing: Standing, policy: Policy) -> tuple[Lack, ...]:
    """Return everything still missing for the certificate, in the order to mend it."""
    missing = []
    if not reaches(standing.attendance, policy.needed_attendance):
        missing.append(Lack.ATTENDANCE)
    if standing.post is None:
        missing.append(Lack.POST_TEST)
    elif not reaches(standing.post, policy.pass_mark):
        missing.append(Lack.PASS_MARK)
    return tuple(missing)


def is_trained(standing: Standing, policy: Policy) -> bool:
    """Tell whether the person completed the training."""
    return standing.post is not None and reaches(standing.attendance, policy.needed_attendance)


def is_certified(standing: Standing, policy: Policy) -> bool:
    """Tell whether the person has earned the certificate."""
    return not lacks(standing, policy)


class Step(StrEnum):
    """What a reader does next."""

    PRE_TEST = "pre-test"
    LESSON = "lesson"
    POST_TEST = "post-test"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Reading:
    """How far somebody is through lessons, which stand in their order."""

    lessons: tuple[str, ...]
    read: frozenset[str]

    @property
    def done(self) -> int:
        """Count the lessons read to their end."""
        return len(self.read.intersection(self.lessons))

    @property
    def share(self) -> float:
        """Return the part that is read, of one."""
        return self.done / len(self.lessons) if self.lessons else 0.0

    @property
    def whole(self) -> bool:
        """Tell whether nothing is left to read."""
        return self.done == len(self.lessons)

    @property
    def next(self) -> str | None:
        """Return the first lesson not read yet."""
        return next((lesson for lesson in self.lessons if lesson not in self.read), None)

    def beside(self, lesson: str) -> tuple[str | None, str | None]:
        """Return the lessons before and after one."""
        at = self.lessons.index(lesson)
        before = self.lessons[at - 1] if at else None
        return before, next(iter(self.lessons[at + 1 : at + 2]), None)

    def of(self, lessons: Iterable[str]) -> "Reading":
        """Return the reading of a part, such as one module."""
        return Reading(tuple(lessons), self.read)


def next_step(reading: Reading, standing: Standing, policy: Policy) -> Step:
    """Return the one next step: the pre-test comes first only while nothing has been read."""
    if standing.pre is None and standing.post is None and reading.done == 0:
        return Step.PRE_TEST
    if not reading.whole:
        return Step.LESSON
    if not reaches(standing.post, policy.pass_mark):
        return Step.POST_TEST
    return Step.NOTHING
