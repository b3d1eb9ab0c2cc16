"""Where the people begin in a sheet, and which column is what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lms.people.roster.fields import Field, field_of
from lms.people.roster.grid import Line, Sheet

_LOOK_AT = 40
_FEWEST_HEADINGS = 2
_NAMING = frozenset({Field.NAME, Field.GIVEN, Field.LATIN_NAME, Field.NATIONAL_NUMBER})


@dataclass(frozen=True)
class Layout:
    """The header's row number and the column of each field, columns from 0."""

    header: int
    columns: Mapping[Field, int]

    @property
    def names_people(self) -> bool:
        return Field.NAME in self.columns or Field.GIVEN in self.columns

    @property
    def headings(self) -> frozenset[int]:
        return frozenset(self.columns.values())


def recognise(sheet: Sheet) -> Layout | None:
    """Find the header: the row among the first ones that names most columns."""
    found = [_layout(line, sheet.hidden_columns) for line in sheet.lines[:_LOOK_AT]]
    headers = [layout for layout in found if _is_header(layout)]
    return max(headers, key=lambda layout: len(layout.columns), default=None)


def nearest(sheet: Sheet) -> Layout | None:
    """Find the row that names most columns, be it one only."""
    found = [_layout(line, sheet.hidden_columns) for line in sheet.lines[:_LOOK_AT]]
    named = [layout for layout in found if layout.columns]
    return max(named, key=lambda layout: len(layout.columns), default=None)


def _is_header(layout: Layout) -> bool:
    return len(layout.columns) >= _FEWEST_HEADINGS and not _NAMING.isdisjoint(layout.columns)


def _layout(line: Line, hidden: Iterable[int]) -> Layout:
    """Take each field from its first column, a visible one before a hidden one."""
    by_sight = sorted(line.filled, key=lambda column: (column in set(hidden), column))
    columns: dict[Field, int] = {}
    for column in by_sight:
        field = field_of(line.cells[column])
        if field is Field.PHONE and field in columns:
            field = Field.OTHER_PHONE
        if field:
            columns.setdefault(field, column)
    return Layout(line.number, _given_name_apart(columns))


def _given_name_apart(columns: dict[Field, int]) -> dict[Field, int]:
    """Beside a column for the father, «الاسم» is the given name only."""
    if Field.FATHER in columns and Field.NAME in columns and Field.GIVEN not in columns:
        columns[Field.GIVEN] = columns.pop(Field.NAME)
    return columns
