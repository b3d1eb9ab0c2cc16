"""From the bytes of a file to the people in it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lms.people.roster import delimited, layout
from lms.people.roster.entries import Entry, entry
from lms.people.roster.fields import Field, field_of
from lms.people.roster.grid import Line, Sheet, label
from lms.people.roster.layout import Layout
from lms.people.roster.problems import FileProblem, Message, Problem, Severity
from lms.people.rules import names

LARGEST_FILE = 10 * 1024 * 1024
SHORT = 250
"""Rows that are read while the reader waits."""
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHER_KINDS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"<html", b"<!DOC")
_TOTALS = frozenset(["اجمالي", "الاجمالي", "مجموع", "المجموع", "total", "totals", "sum"])
_SIDE_FIELDS = frozenset({Field.SERIAL, Field.NOTES})


@dataclass(frozen=True)
class RosterRow:
    """One person of a roster and where the row stands in the file."""

    label: str
    entry: Entry
    messages: tuple[Message, ...]

    @property
    def is_wrong(self) -> bool:
        return any(message.severity is Severity.ERROR for message in self.messages)


@dataclass(frozen=True)
class Roster:
    rows: tuple[RosterRow, ...]
    ignored: tuple[str, ...]
    """Labels of rows below the header that are no people: totals, repeated headers, notes."""
    layouts: Mapping[str, Layout]


Layouts = Mapping[str, Layout]
"""By sheet; a sheet without a layout is left alone."""


def read(content: bytes, *, today: dt.date) -> Roster:
    """Read a workbook or delimited text, by its content whatever its name is.

    Raise `Problem` where the file as a whole can't be a roster.
    """
    found = sheets(content)
    return people(found, recognised(found), today=today)


def people(found: Sequence[Sheet], layouts: Layouts, *, today: dt.date) -> Roster:
    """Read the people of sheets whose columns are known."""
    laid_out = [(sheet, layouts[sheet.name]) for sheet in found if sheet.name in layouts]
    rows: list[RosterRow] = []
    ignored: list[str] = []
    for sheet, columns in laid_out:
        for line in _below(sheet, columns):
            where = label(sheet.name, line.number, sheets=len(laid_out))
            if _is_person(line, columns):
                rows.append(RosterRow(where, *entry(line, columns, today=today)))
            else:
                ignored.append(where)
    if not rows:
        raise Problem(FileProblem.NO_ROWS)
    return Roster(tuple(rows), tuple(ignored), dict(layouts))


def is_long(content: bytes) -> bool:
    """Tell whether a file has more rows than a reader should wait for; a broken one has none."""
    if not content.startswith(_ZIP):
        return content.count(b"\n") > SHORT
    from lms.people.roster import workbook  # noqa: PLC0415 - openpyxl is heavy

    return workbook.rows_in(content) > SHORT


def sheets(content: bytes) -> tuple[Sheet, ...]:
    """Read the sheets of a file as texts, without asking what they mean."""
    if not content.strip():
        raise Problem(FileProblem.EMPTY)
    if len(content) > LARGEST_FILE:
        raise Problem(FileProblem.TOO_LARGE, megabytes=LARGEST_FILE // 1024**2)
    if content.startswith(_OLE):
        raise Problem(FileProblem.ENCRYPTED if _ENCRYPTED in content else FileProblem.OLD_EXCEL)
    if content.startswith(_OTHER_KINDS):
        raise Problem(FileProblem.NOT_A_SPREADSHEET)
    if not content.startswith(_ZIP):
        return (delimited.read(content),)
    from lms.people.roster import workbook  # noqa: PLC0415 - openpyxl is heavy

    return workbook.read(content)


def guessed(found: Sequence[Sheet]) -> dict[str, Layout]:
    """Return whatever the headings of sheets tell, be it too little to read them."""
    layouts = ((sheet.name, layout.nearest(sheet)) for sheet in found)
    return {name: known for name, known in layouts if known}


def recognised(found: Sequence[Sheet]) -> dict[str, Layout]:
    """Find the layout of each sheet that is a roster; others are left alone."""
    layouts = {sheet.name: layout.recognise(sheet) for sheet in found}
    rosters = {name: known for name, known in layouts.items() if known}
    if not rosters:
        raise Problem(FileProblem.NO_HEADER)
    named = {name: known for name, known in rosters.items() if known.names_people}
    if not named:
        raise Problem(FileProblem.NO_NAMES)
    return named


def _below(sheet: Sheet, found: Layout) -> list[Line]:
    return [line for line in sheet.lines if line.number > found.header and line.filled]


def _is_person(line: Line, found: Layout) -> bool:
    """Totals, a header printed again and notes under the list are no people."""
    if _starts_a_total(line) or _is_header_again(line, found):
        return False
    columns = [column for field, column in found.columns.items() if field not in _SIDE_FIELDS]
    filled = [column for column in columns if line.cell(column) or column in line.unread]
    if len(filled) > 1 or len(columns) == 1:
        return bool(filled)
    return bool(filled) and _is_bare_name(line, found)


def _is_bare_name(line: Line, found: Layout) -> bool:
    """Tell a person of whom only the name is written from a note in the same column."""
    written = line.cell(found.columns.get(Field.NAME))
    return names.is_arabic(written) and names.parse(written).is_full


def _starts_a_total(line: Line) -> bool:
    first_words = (names.fold(line.cells[column]).split()[:1] for column in line.filled[:2])
    return any(words and words[0] in _TOTALS for words in first_words)


def _is_header_again(line: Line, found: Layout) -> bool:
    named = [
        column for field, column in found.columns.items() if field_of(line.cell(column)) is field
    ]
    return len(named) > 1
