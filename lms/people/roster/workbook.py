"""Excel workbooks (.xlsx), read without trusting them."""

import io
import zipfile
from collections.abc import Iterator
from typing import Final, cast
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet.worksheet import Worksheet

from lms.people.roster.grid import MOST_COLUMNS, MOST_ROWS, Line, Sheet, as_text
from lms.people.roster.marks import Marks, marks_of
from lms.people.roster.problems import FileProblem, Problem

MOST_MEMBERS: Final = 500
MOST_UNPACKED: Final = 60 * 1024 * 1024
_UNREADABLE = (
    zipfile.BadZipFile, InvalidFileException, ParseError, DefusedXmlException,
    KeyError, ValueError, TypeError, IndexError, AttributeError, EOFError, OSError,
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


def _refuse_bombs(archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    if "xl/workbook.xml" not in archive.namelist():
        raise Problem(FileProblem.NOT_A_SPREADSHEET)
    if len(members) > MOST_MEMBERS or sum(one.file_size for one in members) > MOST_UNPACKED:
        raise Problem(FileProblem.TOO_LARGE, megabytes=MOST_UNPACKED // 1024**2)


def _sheets(book: Workbook, marks: dict[str, Marks]) -> Iterator[Sheet]:
    for sheet in book.worksheets:
        if sheet.sheet_state == Worksheet.SHEETSTATE_VISIBLE:
            yield _sheet(sheet, marks.get(sheet.title, Marks()))


def _sheet(sheet: Worksheet, marks: Marks) -> Sheet:
    cast("ReadOnlyWorksheet", sheet).reset_dimensions()  # programs write wrong ones
    grid: dict[int, list[str]] = {}
    for number, values in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True), 1):
        if any(value is not None for value in values):
            grid[number] = [as_text(value) for value in values]
        if len(grid) > MOST_ROWS:
            raise Problem(FileProblem.TOO_MANY_ROWS, most=MOST_ROWS)
    marks.fill_merged(grid)
    return Sheet(sheet.title, tuple(_lines(grid, marks)), marks.hidden_columns)


def _lines(grid: dict[int, list[str]], marks: Marks) -> Iterator[Line]:
    for number, cells in grid.items():
        hidden = number in marks.hidden_rows
        yield Line(number, tuple(cells), hidden, marks.unread.get(number, frozenset()))
