"""Writing long lists as a workbook or a text file, in little memory, with nothing that computes."""

import csv
import io
import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

from lms.people.privacy.rules.exports import clean, disarmed

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

Line = Sequence[str]
Cover = Callable[[int], Sequence[Line]]
"""What stands before the people, once it is known how many they are."""


@dataclass(frozen=True, slots=True)
class Table:
    """A list of people as it is written."""

    titles: tuple[str, str]
    """What the first sheet and the sheet of people are called."""
    headings: Sequence[str]
    widths: Sequence[int]
    rows: Iterable[Line]
    cover: Cover
    right_to_left: bool


def workbook(table: Table, target: BinaryIO) -> int:
    """Write a workbook and return how many people stand in it; every cell is text."""
    from openpyxl import Workbook  # noqa: PLC0415 - heavy, and seldom needed

    book = Workbook(write_only=True)
    about, people = (book.create_sheet(title) for title in table.titles)
    _lay_out(about, (30, 80), table)
    _lay_out(people, table.widths, table)
    people.freeze_panes = "A2"
    _write(people, [table.headings], look=_bold)
    count = _write(people, table.rows)
    _write(about, table.cover(count))
    book.save(target)
    return count


def _lay_out(sheet: "WriteOnlyWorksheet", widths: Sequence[int], table: Table) -> None:
    sheet.sheet_view.rightToLeft = table.right_to_left
    for number, width in enumerate(widths):
        letter = chr(ord("A") + number)
        sheet.column_dimensions[letter].width = width  # type: ignore[attr-defined] # older stubs


def _plain(cell: "Cell") -> None:
    cell.number_format = "@"


def _bold(cell: "Cell") -> None:
    from openpyxl.styles import Font  # noqa: PLC0415

    cell.font, cell.number_format = Font(bold=True), "@"


def _write(
    sheet: "WriteOnlyWorksheet",
    lines: Iterable[Line],
    *,
    look: "Callable[[Cell], None]" = _plain,
) -> int:
    """Write lines as text and return how many; a line is on the disk before the next is read.

    So the cells of one line serve for the next: their look is decided once.
    """
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415

    cells: list[Cell] = []
    count = 0
    for count, line in enumerate(lines, start=1):  # noqa: B007 - the last count is the number
        while len(cells) < len(line):
            cells.append(WriteOnlyCell(sheet))
            look(cells[-1])
        for cell, text in zip(cells, line, strict=False):
            cell.value = clean(text)
            cell.data_type = "s"
        sheet.append(cells[: len(line)])
    return count


def text_file(table: Table, target: BinaryIO) -> int:
    """Write UTF-8 with its mark, separated by commas, and return how many people stand in it."""
    with tempfile.TemporaryFile() as body:
        count = _lines(body, chain([table.headings], table.rows)) - 1
        target.write("\N{ZERO WIDTH NO-BREAK SPACE}".encode())
        _lines(target, [*table.cover(count), []])
        body.seek(0)
        shutil.copyfileobj(body, target)
    return count


def _lines(target: BinaryIO, lines: Iterable[Line]) -> int:
    """Write lines and return how many they were."""
    count = 0
    text = io.TextIOWrapper(target, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    for count, line in enumerate(lines, start=1):  # noqa: B007
        writer.writerow([disarmed(clean(cell)) for cell in line])
    text.detach()
    return count
