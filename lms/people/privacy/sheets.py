"""Writing long lists as a workbook or a text file, in little memory, with nothing that computes."""

import csv
import io
import shutil
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import BinaryIO

from lms.people.privacy.rules.exports import clean, disarmed

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
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
    from openpyxl.styles import Font  # noqa: PLC0415

    book = Workbook(write_only=True)
    about, people = (book.create_sheet(title) for title in table.titles)
    for sheet, widths in ((about, (30, 80)), (people, table.widths)):
        sheet.sheet_view.rightToLeft = table.right_to_left
        for number, width in enumerate(widths):
            sheet.column_dimensions[chr(ord("A") + number)].width = width
    people.freeze_panes = "A2"

    def write(sheet: object, line: Line, *, bold: bool = False) -> None:
        cells = []
        for text in line:
            cell = WriteOnlyCell(sheet, clean(text))  # type: ignore[arg-type] # older stubs
            cell.data_type, cell.number_format = "s", "@"
            if bold:
                cell.font = Font(bold=True)
            cells.append(cell)
        sheet.append(cells)  # type: ignore[attr-defined] # a write-only sheet

    write(people, table.headings, bold=True)
    count = 0
    for count, row in enumerate(table.rows, start=1):  # noqa: B007 - the last count is the number
        write(people, row)
    for line in table.cover(count):
        write(about, line)
    book.save(target)
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
