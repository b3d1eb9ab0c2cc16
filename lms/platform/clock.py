"""The one door to the time. Stored in UTC, shown in Libya's time."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

TRIPOLI = ZoneInfo("Africa/Tripoli")
FIRST_YEAR, LAST_YEAR = 2000, 2100

_fixed: datetime | None = None


def now() -> datetime:
    """Return the moment in UTC."""
    if _fixed is not None:
        return _fixed
    return datetime.now(UTC)  # noqa: TID251 - this is the door


def today() -> date:
    """Return the date in Libya."""
    return local(now()).date()


def local(moment: datetime) -> datetime:
    """Return the moment as a clock in Libya shows it."""
    return moment.astimezone(TRIPOLI)


def is_plausible(day: date) -> bool:
    """Tell a day of a training from a slip in its year, from which pages of centuries are drawn."""
    return FIRST_YEAR <= day.year <= LAST_YEAR


@contextmanager
def standing_at(moment: datetime) -> Iterator[None]:
    """Hold the clock at a moment, so that nothing has to wait."""
    global _fixed  # noqa: PLW0603 - the clock is one
    before, _fixed = _fixed, moment.astimezone(UTC)
    try:
        yield
    finally:
        _fixed = before
