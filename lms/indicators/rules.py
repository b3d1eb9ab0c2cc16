"""Periods, and the formulas of the indicators, each with its source."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from math import sqrt

MONTHS = 3
LAST_QUARTER = 4
EARLIEST, LATEST = 2000, 2100
DUST = 1e-12
"""A variance of shares below this is what binary fractions leave of nothing."""


@dataclass(frozen=True, slots=True)
class Period:
    """From a day to a day, both included; an open side means always."""

    key: str
    starts_on: date | None = None
    ends_on: date | None = None


ALL = Period("all")


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """Three months of a year, numbered from 1."""

    year: int
    number: int

    @property
    def next(self) -> "Quarter":
        """Return the three months that follow."""
        if self.number == LAST_QUARTER:
            return Quarter(self.year + 1, 1)
        return Quarter(self.year, self.number + 1)

    @property
    def starts_on(self) -> date:
        """Return the first day."""
        return date(self.year, MONTHS * (self.number - 1) + 1, 1)

    @property
    def period(self) -> Period:
        """Return the days of the quarter."""
        last = self.next.starts_on - timedelta(days=1)
        return Period(f"{self.year}Q{self.number}", self.starts_on, last)


def quarter_of(day: date) -> Quarter:
    """Return the quarter a day lies in."""
    return Quarter(day.year, (day.month - 1) // MONTHS + 1)


def quarters(first: Quarter, last: Quarter) -> Iterator[Quarter]:
    """Yield the quarters from one to another, both included."""
    while first <= last:
        yield first
        first = first.next


def year_of(year: int) -> Period:
    """Return a year as a period."""
    return Period(str(year), date(year, 1, 1), date(year, 12, 31))


def period_of(key: str) -> Period:
    """Read a period from an address: `2026` or `2026Q3`; anything else is always."""
    year, sign, number = key.partition("Q")
    if not (key.isascii() and year.isdecimal() and EARLIEST <= int(year) <= LATEST):
        return ALL
    if not sign:
        return year_of(int(year))
    return Quarter(int(year), int(number)).period if number in {"1", "2", "3", "4"} else ALL


@dataclass(frozen=True, slots=True)
class PairSums:
    """What is summed over people who took both tests; shares of one, nothing without people."""

    count: int
    before: float | None = None
    after: float | None = None
    squares: float | None = None
    mean_gain: float | None = None


@dataclass(frozen=True, slots=True)
class Gain:
    """Paired learning gain in percentage points.

    `low` and `high` bound the mean with 95 % confidence by Student's t on n - 1 degrees of
    freedom; `effect` is Cohen's d_z, the mean difference over the standard deviation of the
    differences (Lakens 2013, doi:10.3389/fpsyg.2013.00863); `class_gain` is Hake's <g>,
    (post - pre) / (100 - pre) on the means (Hake 1998, doi:10.1119/1.18809); `mean_gain` is the
    mean of each person's g, over those who had anything left to gain.
    """

    pairs: int
    before: float
    after: float
    low: float | None = None
    high: float | None = None
    effect: float | None = None
    class_gain: float | None = None
    mean_gain: float | None = None

    @property
    def mean(self) -> float:
        """Return the mean change in points."""
        return self.after - self.before


def gain(sums: PairSums) -> Gain | None:
    """Return the gain of those who took both tests; nothing where nobody did."""
    if sums.before is None or sums.after is None or sums.squares is None:
        return None
    mean = sums.after - sums.before
    margin, effect = _spread(sums.count, mean, sums.squares)
    return Gain(
        pairs=sums.count,
        before=sums.before * 100,
        after=sums.after * 100,
        low=None if margin is None else (mean - margin) * 100,
        high=None if margin is None else (mean + margin) * 100,
        effect=effect,
        class_gain=share(mean, 1 - sums.before),
        mean_gain=sums.mean_gain,
    )


def _spread(count: int, mean: float, squares: float) -> tuple[float | None, float | None]:
    """Return half the width of the interval, and d_z; one pair says nothing of either."""
    if count == 1:
        return None, None
    variance = (squares - count * mean * mean) / (count - 1)
    if variance < DUST:
        return 0.0, None
    return _quantile(count - 1) * sqrt(variance / count), mean / sqrt(variance)


def _quantile(freedom: int) -> float:
    """Return the 97.5 % point of Student's t."""
    from scipy.special import stdtrit  # noqa: PLC0415 - heavy, and few pages need it

    return float(stdtrit(freedom, 0.975))


def share(part: float, whole: float) -> float | None:
    """Return a part of a whole, or nothing of nothing."""
    return part / whole if whole else None


def cumulated(values: list[int]) -> list[int]:
    """Return running totals."""
    return list(accumulate(values))
