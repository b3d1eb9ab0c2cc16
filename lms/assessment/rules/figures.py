"""What a group's results say: change between two tests, and how hard each question was."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean

Shares = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class Change:
    """Results before and after, over the people who took both tests; shares are of one."""

    paired: int
    only_pre: int
    only_post: int
    mean_pre: float | None
    mean_post: float | None

    @property
    def mean_gain(self) -> float | None:
        """Return the mean of the paired differences."""
        if self.mean_pre is None or self.mean_post is None:
            return None
        return self.mean_post - self.mean_pre


def change(results: Iterable[Shares]) -> Change:
    """Compare pre-test and post-test; whoever missed one of them is counted apart."""
    everyone = list(results)
    both = [(pre, post) for pre, post in everyone if pre is not None and post is not None]
    return Change(
        paired=len(both),
        only_pre=sum(post is None and pre is not None for pre, post in everyone),
        only_post=sum(pre is None and post is not None for pre, post in everyone),
        mean_pre=fmean(pre for pre, _ in both) if both else None,
        mean_post=fmean(post for _, post in both) if both else None,
    )


@dataclass(frozen=True, slots=True)
class Facility:
    """How easy a question was: points earned out of those that could be earned."""

    taken: int = 0
    points: float = 0.0

    @property
    def share(self) -> float | None:
        """Return the facility index, from 0 to 1; nobody asked, no index."""
        return self.points / self.taken if self.taken else None

    def __add__(self, other: "Facility") -> "Facility":
        """Put two parallel questions together."""
        return Facility(self.taken + other.taken, self.points + other.points)
