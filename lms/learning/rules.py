"""When a training counts: trained, certified, and what is still missing.

Trained: attended enough of the planned minutes and took the post-test. Certified: trained, and
the post-test reached the pass mark. The defaults (80 and 70 per cent) are those of the cohort.
"""

from dataclasses import dataclass
from enum import StrEnum

PLACES = 6


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
