"""When somebody reads more records than they use to."""

from collections.abc import Sequence
from dataclasses import dataclass

BEFORE = 28
"""Days whose looks say what is usual."""
FEWEST = 20
"""Below this nobody's day is unusual: a desk opens some records."""
TIMES = 3


@dataclass(frozen=True, slots=True)
class Day:
    """How many records one account opened on a day, and on each of the days before on average."""

    looks: int
    before: int

    @property
    def usual(self) -> float:
        """Return the looks of an average day before."""
        return self.before / BEFORE

    @property
    def unusual(self) -> bool:
        """Tell a day on which much more was read than usual."""
        return self.looks >= FEWEST and self.looks > TIMES * self.usual


def longest(days: Sequence[Day]) -> int:
    """Return what the longest bar stands for."""
    return max((day.looks for day in days), default=0)
