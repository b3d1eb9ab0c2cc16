"""Formulas of the indicators, each with its source, free of tables and requests."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt

MONTHS_IN_QUARTER = 3
SMALLEST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Period:
    """From a day to a day, both included; an open side means always."""

    key: str
    starts_on: date | None = None
    ends_on: date | None = None


ALL = Period("all")


def quarter_of(day: date) -> tuple[int, int]:
    """Return year and quarter."""
    return day.year, (day.month - 1) // MONTHS_IN_QUARTER + 1


def quarter(year: int, number: int) -> Period:
    """Return a quarter as a period."""
    first = date(year, MONTHS_IN_QUARTER * (number - 1) + 1, 1)
    following = _next_quarter(year, number)
    after = date(following[0], MONTHS_IN_QUARTER * (following[1] - 1) + 1, 1)
    return Period(f"{year}Q{number}", first, date.fromordinal(after.toordinal() - 1))


def _next_quarter(year: int, number: int) -> tuple[int, int]:
    return (year + 1, 1) if number == 4 else (year, number + 1)  # noqa: PLR2004 - quarters


def quarters(first: date, last: date) -> Iterator[Period]:
    """Yield the quarters from one day to another."""
    year, number = quarter_of(first)
    while (year, number) <= quarter_of(last):
        yield quarter(year, number)
        year, number = _next_quarter(year, number)


def period_of(key: str) -> Period:
    """Read a period from an address: `all`, `2026` or `2026Q3`; anything else is all."""
    year, _, number = key.partition("Q")
    if not year.isdecimal() or not 2000 <= int(year) <= 2100:  # noqa: PLR2004 - a sane year
        return ALL
    if not number:
        return Period(key, date(int(year), 1, 1), date(int(year), 12, 31))
    return quarter(int(year), int(number)) if number in {"1", "2", "3", "4"} else ALL


@dataclass(frozen=True, slots=True)
class Gain:
    """Paired learning gain in percentage points.

    `low` and `high` bound the mean with 95 % confidence by Student's t on n - 1 degrees of
    freedom; `effect` is Cohen's d_z, the mean difference over the standard deviation of the
    differences (Lakens 2013, doi:10.3389/fpsyg.2013.00863); `class_gain` is Hake's <g>,
    (post - pre) / (100 - pre) on the means (Hake 1998, doi:10.1119/1.18809).
    """

    pairs: int
    before: float
    after: float
    low: float | None = None
    high: float | None = None
    effect: float | None = None
    class_gain: float | None = None

    @property
    def mean(self) -> float:
        """Return the mean change in points."""
        return self.after - self.before


def gain(*, pairs: int, before: float, after: float, squares: float) -> Gain | None:
    """Return the gain from sums: mean shares of one, and the sum of squared differences."""
    if not pairs:
        return None
    mean = after - before
    class_gain = None if before >= 1 else mean / (1 - before)
    if pairs == 1:
        return Gain(pairs, before * 100, after * 100, class_gain=class_gain)
    variance = max(0.0, (squares - pairs * mean * mean) / (pairs - 1))
    margin = _quantile(pairs - 1) * sqrt(variance / pairs)
    return Gain(
        pairs,
        before * 100,
        after * 100,
        low=(mean - margin) * 100,
        high=(mean + margin) * 100,
        effect=mean / sqrt(variance) if variance else None,
        class_gain=class_gain,
    )


def _quantile(freedom: int) -> float:
    """Return the 97.5 % point of Student's t."""
    from scipy.special import stdtrit  # noqa: PLC0415 - heavy, and only this page needs it

    return float(stdtrit(freedom, 0.975))


def share(part: float, whole: float) -> float | None:
    """Return a part of a whole, or nothing of nothing."""
    return part / whole if whole else None


def cumulated(values: Sequence[int]) -> list[int]:
    """Return running totals."""
    total, out = 0, []
    for value in values:
        total += value
        out.append(total)
    return out
