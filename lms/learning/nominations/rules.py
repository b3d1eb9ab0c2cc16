"""Who gets a seat: the lowest in line, as long as a seat of the quota is free."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count, islice


@dataclass(frozen=True, slots=True)
class Seating:
    """A quota: its seats, which of them are taken, and the numbers in line of who waits."""

    seats: int
    taken: frozenset[int] = frozenset()
    waiting: frozenset[int] = frozenset()

    @property
    def free(self) -> tuple[int, ...]:
        """Return the seats that can be given, lowest first; after a cut high ones stay taken."""
        open_seats = (seat for seat in count(1) if seat not in self.taken)
        return tuple(islice(open_seats, max(0, self.seats - len(self.taken))))

    def promotions(self) -> tuple[tuple[int, int], ...]:
        """Return who in line gets which seat, in order."""
        return tuple(zip(sorted(self.waiting), self.free, strict=False))


def behind(lines: Iterable[int]) -> int:
    """Return the number of whoever comes next to a line."""
    return max(lines, default=0) + 1


def before(lines: Iterable[int]) -> int:
    """Return a number at the head of a line."""
    return min(lines, default=1) - 1
