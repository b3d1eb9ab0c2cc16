"""What a streamed workbook doesn't tell: hidden rows and columns, merged cells, empty formulas."""

import posixpath
import zipfile
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring, iterparse
from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

from lms.people.roster.grid import MOST_COLUMNS, MOST_ROWS
from lms.people.roster.problems import FileProblem, Problem

_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BOOK: Final = "xl/workbook.xml"
_LINKS: Final = "xl/_rels/workbook.xml.rels"
_MOST_MERGES: Final = 5_000
_MOST_FILLED: Final = 500_000
LAST_ROW: Final = 2 * MOST_ROWS
"""Below it may be empty rows, of which some programs write the very last, but no people."""

Area = tuple[int, int, int, int]
"""First column, first row, last column, last row; all from 1."""


@dataclass
class Marks:
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: frozenset[int] = frozenset()
    merged: list[Area] = field(default_factory=list)
    unread: Mapping[int, frozenset[int]] = field(default_factory=dict)

    def fill_merged(self, grid: dict[int, list[str]]) -> None:
        """Write the value of a tall merged cell in each of its rows.

        A wide one stays in its first column: it is a heading, not four people's names.
        """
        left = _MOST_FILLED
        for column, top, _, bottom in self.merged:
            value = _at(grid, top, column)
            if value and bottom - top < min(MOST_ROWS, left):
                left -= bottom - top
                _fill(grid, column, range(top + 1, bottom + 1), value)


def _fill(grid: dict[int, list[str]], column: int, rows: range, value: str) -> None:
    for row in rows:
        if row in grid and column <= len(grid[row]):
            grid[row][column - 1] = value


def _at(grid: dict[int, list[str]], row: int, column: int) -> str:
    cells = grid.get(row, [])
    return cells[column - 1] if column <= len(cells) else ""


def marks_of(archive: zipfile.ZipFile) -> dict[str, Marks]:
    """Return the marks of each sheet by its name."""
    links = {
        link.attrib["Id"]: posixpath.normpath(posixpath.join("/xl", link.attrib["Target"]))[1:]
        for link in fromstring(archive.read(_LINKS))
    }
    book = fromstring(archive.read(_BOOK))
    sheets = book.iter(f"{_MAIN}sheet")
    return {
        sheet.attrib["name"]: _marks(archive, links[sheet.attrib[_LINK]])
        for sheet in sheets
        if links.get(sheet.attrib[_LINK]) in archive.namelist()
    }


def _marks(archive: zipfile.ZipFile, member: str) -> Marks:
    marks = Marks()
    unread: dict[int, set[int]] = defaultdict(set)
    hidden: set[int] = set()
    with archive.open(member) as stream:
        for _, element in iterparse(stream):
            _note(element, marks, hidden, unread)
    marks.hidden_columns = frozenset(hidden)
    marks.unread = {row: frozenset(columns) for row, columns in unread.items()}
    return marks


def _note(element: Element, marks: Marks, hidden: set[int], unread: dict[int, set[int]]) -> None:
    tag = element.tag.removeprefix(_MAIN)
    if tag == "row":
        number = int(float(element.get("r", "0")))
        _refuse_far(element, number)
        if element.get("hidden") in {"1", "true"}:
            marks.hidden_rows.add(number)
        element.clear()
    elif tag == "c" and _is_unread(element):
        row, column = coordinate_to_tuple(element.get("r", "A1"))
        unread[row].add(column - 1)
    elif tag == "col" and element.get("hidden") in {"1", "true"}:
        last = min(int(element.get("max", "1")), MOST_COLUMNS)
        hidden.update(range(int(element.get("min", "1")) - 1, last))
    elif tag == "mergeCell" and len(marks.merged) < _MOST_MERGES:
        marks.merged.append(_area(element.get("ref", "A1")))


def _refuse_far(row: Element, number: int) -> None:
    if number > LAST_ROW and any(len(cell) for cell in row):
        raise Problem(FileProblem.TOO_MANY_ROWS, most=MOST_ROWS)


def _is_unread(cell: Element) -> bool:
    value = cell.find(f"{_MAIN}v")
    return cell.find(f"{_MAIN}f") is not None and (value is None or not value.text)


def _area(reference: str) -> Area:
    first_column, first_row, last_column, last_row = range_boundaries(reference)
    return first_column or 1, first_row or 1, last_column or 1, last_row or 1
