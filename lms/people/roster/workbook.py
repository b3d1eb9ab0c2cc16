"""Excel workbooks (.xlsx), read without trusting them."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, cast

from defusedxml.common import DefusedXmlException
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet.worksheet import Worksheet

from lms.people.roster.grid import MOST_COLUMNS, MOST_ROWS, Line, Sheet, as_text
from lms.people.roster.marks import LAST_ROW, Marks, marks_of
from lms.people.roster.problems import FileProblem, Problem

MOST_MEMBERS: Final = 500
MOST_UNPACKED: Final = 60 * 1024 * 1024
MOST_ELEMENTS: Final = 1_500_000
"""Each costs time; a full list of fifteen columns has fewer."""
MOST_LETTERS: Final = 20_000_000
_PACKINGS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, InvalidFileException, DefusedXmlException, SyntaxError,
    KeyError, ValueError, TypeError, IndexError, AttributeError, EOFError, OSError,
    RuntimeError, OverflowError,
)  # fmt: skip


def read(content: bytes) -> tuple[Sheet, ...]:
    """Read every visible sheet, or say why the file is no workbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _refuse_bombs(archive)
            marks = marks_of(archive)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        return tuple(_sheets(book, marks))
    except _UNREADABLE:
        raise Problem(FileProblem.BROKEN) from None


def rows_in(content: bytes) -> int:
    """Count the rows of all sheets without understanding them; a broken book has none."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _refuse_bombs(archive)
            sheets = [one for one in archive.namelist() if one.startswith("xl/worksheets/")]
            return sum(archive.read(one).count(b"<row") for one in sheets)
    except (Problem, *_UNREADABLE):
        return 0


def _refuse_bombs(archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    if "xl/workbook.xml" not in archive.namelist():
        raise Problem(FileProblem.NOT_A_SPREADSHEET)
    if len(members) > MOST_MEMBERS or sum(one.file_size for one in members) > MOST_UNPACKED:
        raise Problem(FileProblem.TOO_LARGE, megabytes=MOST_UNPACKED // 1024**2)
    if any(one.compress_type not in _PACKINGS for one in members):
        raise Problem(FileProblem.BROKEN)
    if sum(_elements(archive.read(one)) for one in members) > MOST_ELEMENTS:
        raise Problem(FileProblem.TOO_MANY_ROWS, most=MOST_ROWS)


def _elements(content: bytes) -> int:
    return content.count(b"<") - content.count(b"</")


@dataclass
class _Room:
    """What may still be read of a book: repeated texts cost a file nothing, but the memory."""

    rows: int = MOST_ROWS
    letters: int = MOST_LETTERS

    def take(self, cells: list[str]) -> list[str]:
        self.rows -= 1
        self.letters -= sum(map(len, cells))
        if self.rows < 0 or self.letters < 0:
            raise Problem(FileProblem.TOO_MANY_ROWS, most=MOST_ROWS)
        return cells


def _sheets(book: Workbook, marks: dict[str, Marks]) -> Iterator[Sheet]:
    room = _Room()
    for sheet in book.worksheets:
        if sheet.sheet_state == Worksheet.SHEETSTATE_VISIBLE:
            yield _sheet(sheet, marks.get(sheet.title, Marks()), room=room)


def _sheet(sheet: Worksheet, marks: Marks, *, room: _Room) -> Sheet:
    cast("ReadOnlyWorksheet", sheet).reset_dimensions()  # programs write wrong ones
    grid: dict[int, list[str]] = {}
    rows = sheet.iter_rows(max_col=MOST_COLUMNS, max_row=LAST_ROW, values_only=True)
    for number, values in enumerate(rows, 1):
        if any(value is not None for value in values):
            grid[number] = room.take([as_text(value) for value in values])
    marks.fill_merged(grid)
    return Sheet(sheet.title, tuple(_lines(grid, marks)), marks.hidden_columns)


def _lines(grid: dict[int, list[str]], marks: Marks) -> Iterator[Line]:
    for number, cells in grid.items():
        hidden = number in marks.hidden_rows
        yield Line(number, tuple(cells), hidden, marks.unread.get(number, frozenset()))
