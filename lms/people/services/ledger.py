"""Noting what was done to rows, in words that a table can keep."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from uuid import UUID

from lms.people.rules.changes import Change, Value, Values
from lms.platform.db import Model, Plain


def plain(value: object) -> Value:
    """Write a value of a column so that it can be kept and compared."""
    match value:
        case dt.datetime():
            return value.astimezone(dt.UTC).isoformat()
        case dt.date():
            return value.isoformat()
        case UUID():
            return str(value)
        case Enum():
            return str(value.value)
        case str() | int() | float() | None:
            return value
    raise TypeError(type(value))


def seen(row: Model, *columns: str) -> Values:
    """Return what some columns of a row say now."""
    return {column: plain(getattr(row, column)) for column in columns}


def differences(table: str, row_id: UUID, before: Values | None, after: Values) -> Iterator[Change]:
    """Note what was done to a row; nothing where it says the same."""
    if before is None:
        yield Change(table, row_id, None, after)
        return
    changed = {column for column, value in after.items() if before.get(column) != value}
    if changed:
        yield Change(
            table,
            row_id,
            {column: before.get(column) for column in sorted(changed)},
            {column: after[column] for column in sorted(changed)},
        )


def kept(change: Change, *, at: dt.datetime) -> Plain:
    """Return a change as it is stored, with the moment it was made."""
    return {
        "table": change.table,
        "id": str(change.id),
        "before": None if change.before is None else {**change.before},
        "after": {**change.after},
        "at": at.isoformat(),
    }


def stored(words: Sequence[Plain]) -> list[tuple[str, Change]]:
    """Return the changes that were stored, each with its moment."""
    return [(str(one["at"]), _stored(one)) for one in words if isinstance(one, dict)]


def _stored(words: Mapping[str, Plain]) -> Change:
    before = words["before"]
    return Change(
        table=str(words["table"]),
        id=UUID(str(words["id"])),
        before=_values(before) if isinstance(before, dict) else None,
        after=_values(words["after"]),
    )


def _values(words: Plain) -> Values:
    return {
        column: value
        for column, value in (words.items() if isinstance(words, dict) else ())
        if not isinstance(value, list | dict)
    }
