"""What the columns of a list hold: as recognised, as somebody said, as said for the last list."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from sqlalchemy import select

from lms.people.models import ColumnMemory
from lms.people.roster import reading
from lms.people.roster.fields import Field
from lms.people.roster.grid import Line, Sheet
from lms.people.roster.layout import Layout
from lms.people.roster.problems import FileProblem, Problem
from lms.people.rules import names
from lms.platform import clock
from lms.platform.db import Plain, db

FIRST_LINES = 40


def digest(line: Line) -> str:
    """Return the mark of a heading row; spelling makes no difference."""
    headings = "\x1f".join(names.fold(cell) for cell in line.cells).rstrip("\x1f")
    return hashlib.sha256(headings.encode()).hexdigest()


def recall(sender_id: UUID | None, sheets: Iterable[Sheet]) -> dict[str, Layout]:
    """Return the layouts that were said for earlier lists of a sender with the same headings."""
    if sender_id is None:
        return {}
    lines = {sheet.name: [line for line in sheet.lines[:FIRST_LINES] if line.filled]
             for sheet in sheets}  # fmt: skip
    marks = {digest(line) for some in lines.values() for line in some}
    known = _remembered(sender_id, marks)
    return {
        name: Layout(line.number, known[digest(line)])
        for name, some in lines.items()
        for line in reversed(some)
        if digest(line) in known
    }


def _remembered(sender_id: UUID, marks: set[str]) -> dict[str, Mapping[Field, int]]:
    rows = db.session.scalars(
        select(ColumnMemory).where(
            ColumnMemory.sender_id == sender_id, ColumnMemory.headers.in_(marks)
        )
    )
    return {row.headers: stored_columns(row.columns) for row in rows}


def remember(
    sender_id: UUID, sheets: Sequence[Sheet], layouts: Mapping[str, Layout], *, by: UUID | None
) -> None:
    """Read the next list of this sender the same way, where it has the same headings."""
    for sheet in sheets:
        layout = layouts.get(sheet.name)
        heading = next((x for x in sheet.lines if layout and x.number == layout.header), None)
        if layout is not None and heading is not None:
            _remember(sender_id, digest(heading), layout, by=by)


def _remember(sender_id: UUID, headers: str, layout: Layout, *, by: UUID | None) -> None:
    memory = db.session.scalars(
        select(ColumnMemory).where(
            ColumnMemory.sender_id == sender_id, ColumnMemory.headers == headers
        )
    ).first() or ColumnMemory(sender_id=sender_id, headers=headers)
    memory.columns = kept_columns(layout)
    memory.remembered_at, memory.remembered_by = clock.now(), by
    db.session.add(memory)
    db.session.flush()


def kept_columns(layout: Layout) -> dict[str, Plain]:
    """Return the columns of a layout as they are stored."""
    return {field.value: column for field, column in layout.columns.items()}


def stored_columns(words: Plain) -> dict[Field, int]:
    """Return the columns that were stored."""
    pairs = words.items() if isinstance(words, dict) else ()
    return {Field(name): column for name, column in pairs if isinstance(column, int)}


def kept(layouts: Mapping[str, Layout]) -> dict[str, Plain]:
    """Return layouts as a list keeps them."""
    return {
        name: {"header": layout.header, "columns": kept_columns(layout)}
        for name, layout in layouts.items()
    }


def stored(words: Plain) -> dict[str, Layout]:
    """Return the layouts that a list kept."""
    pairs = words.items() if isinstance(words, dict) else ()
    return {name: _stored(one) for name, one in pairs if isinstance(one, dict)}


def _stored(words: Mapping[str, Plain]) -> Layout:
    header = words.get("header")
    return Layout(header if isinstance(header, int) else 0, stored_columns(words.get("columns")))


def best(sheets: Sequence[Sheet], remembered: Mapping[str, Layout]) -> dict[str, Layout]:
    """Take what was said for the last list before what the headings tell."""
    try:
        return reading.recognised(sheets) | dict(remembered)
    except Problem:
        if remembered:
            return dict(remembered)
        raise


def lacks_names(problem: Problem) -> bool:
    """Tell whether a person could say what the columns hold."""
    return problem.code in {FileProblem.NO_HEADER, FileProblem.NO_NAMES}
