"""Year of birth from a date written in any of the ways a roster writes it."""

import datetime as dt
import re

from lms.people.rules.numbers import western_digits

OLDEST, YOUNGEST = 90, 15
_EXCEL_EPOCH = dt.date(1899, 12, 30)
_EXCEL_DAYS = range(5_000, 50_000)
_YEAR_LENGTH = 4
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})")
_YEAR_ONLY = re.compile(r"\d{4}")
_SERIAL = re.compile(r"\d{5}")
_MONTHS = 12


def birth_year(text: str, *, today: dt.date) -> int | None:
    """Read day/month/year, year-month-day, a bare year or a spreadsheet's day number."""
    year = _written_year(western_digits(text).replace("\u200f", "").strip(), today)
    return year if year and is_plausible(year, today=today) else None


def is_plausible(year: int, *, today: dt.date) -> bool:
    """Tell whether someone at work today may be born in that year."""
    return today.year - OLDEST <= year <= today.year - YOUNGEST


def _written_year(text: str, today: dt.date) -> int | None:
    if match := _YEAR_FIRST.fullmatch(text):
        return _year_of(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_FIRST.fullmatch(text):
        return _year_of(_century(match[3], today), int(match[2]), int(match[1]))
    if _YEAR_ONLY.fullmatch(text):
        return int(text)
    if _SERIAL.fullmatch(text) and int(text) in _EXCEL_DAYS:
        return (_EXCEL_EPOCH + dt.timedelta(days=int(text))).year
    return None


def _year_of(year: int, month: int, day: int) -> int | None:
    """Day first is usual; month first is understood where nothing else is possible."""
    if month > _MONTHS:
        month, day = day, month
    try:
        return dt.date(year, month, day).year
    except ValueError:
        return None


def _century(digits: str, today: dt.date) -> int:
    if len(digits) == _YEAR_LENGTH:
        return int(digits)
    year = today.year // 100 * 100 + int(digits)
    return year if year <= today.year else year - 100
