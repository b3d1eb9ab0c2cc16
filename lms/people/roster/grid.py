"""A sheet as seen: rows of plain texts with the numbers the spreadsheet program shows."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

MOST_ROWS = 20_000
MOST_COLUMNS = 100
LONGEST_TEXT = 2_000
"""A cell is cut here; what is longer than its field allows is refused with a message."""
_LONGEST_SHEET = 31
"""Letters of a sheet's name, as spreadsheet programs allow."""
_LONGEST_NUMBER = 30
"""Digits: what has more is no number of a person, and could fill the memory."""


@dataclass(frozen=True)
class Line:
    """One row of a sheet; cells count from 0, the number from 1."""

    number: int
    cells: tuple[str, ...]
    hidden: bool = False
    unread: frozenset[int] = frozenset()
    """Columns whose formula carries no value."""

    @property
    def filled(self) -> tuple[int, ...]:
        return tuple(at for at, text in enumerate(self.cells) if text)

    def cell(self, column: int | None) -> str:
        if column is None or column >= len(self.cells):
            return ""
        return self.cells[column]


@dataclass(frozen=True)
class Sheet:
    name: str
    lines: tuple[Line, ...]
    hidden_columns: frozenset[int] = frozenset()


def as_text(value: object) -> str:
    """Write a cell's value as a person would have typed it: 119872.0 is 119872."""
    match value:
        case None | bool():
            return ""
        case dt.datetime():
            return value.date().isoformat()
        case dt.date():
            return value.isoformat()
        case float():
            return f"{value:.0f}" if value.is_integer() else repr(value)
    return _typed(str(value)[:LONGEST_TEXT].strip())


def _typed(text: str) -> str:
    """Undo 9.12345678E+08, as a program writes a long number it kept as a number."""
    if "E+" not in text.upper() or not text[:1].isdigit():
        return text
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    if number.adjusted() > _LONGEST_NUMBER or number != number.to_integral_value():
        return text
    return f"{number:f}"


def label(sheet: str, number: int, *, sheets: int) -> str:
    """Say where a row is: its number, with the sheet's name where there are several."""
    return f"{sheet[:_LONGEST_SHEET]}!{number}" if sheets > 1 else str(number)
