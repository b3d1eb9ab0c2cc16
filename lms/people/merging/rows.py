"""Rows of any table that refer to something: found by the foreign keys, never by a list."""

import datetime as dt
import enum
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from uuid import UUID

from sqlalchemy import (
    Column,
    ColumnElement,
    Enum,
    Index,
    Row,
    Select,
    String,
    Table,
    UniqueConstraint,
    Uuid,
    case,
    cast,
    literal_column,
    null,
    select,
    union_all,
)

from lms.people.merging.rules import Found
from lms.platform.db import Model, Moment, Plain, db

ON_THEIR_OWN = frozenset({"merge", "merge_step", "duplicate_pair", "erasure"})
"""The ledger, pairs, and erasures refer to two records, or to one that is left as it is."""

Stored = dict[str, Plain]


@dataclass(frozen=True, slots=True)
class Reference:
    """A column that says whose a row is, and what may stand only once beside one owner."""

    table: Table
    column: Column[UUID]
    once: tuple["Once", ...]


@dataclass(frozen=True, slots=True)
class Once:
    """The other columns of a unique constraint, and which rows it speaks of."""

    others: tuple[Column[object], ...]
    where: ColumnElement[bool] | None

    @property
    def mark(self) -> ColumnElement[str]:
        """Return what two rows beside one owner may not both have; null is like nothing."""
        text = reduce(_joined, self.others, _quoted(""))
        return text if self.where is None else case((self.where, text), else_=null())


def references(
    target: str, *, besides: Collection[str] = (), numbers: Mapping[str, str] | None = None
) -> list[Reference]:
    """Find every column that refers to a table, in the order of the tables.

    A table that refers to itself says who came in whose place: that stays true.
    """
    counted = numbers or {}
    return [
        Reference(table, column, tuple(_onces(table, column, counted.get(table.name))))
        for table, column in referring(target)
        if table.name not in {target, *ON_THEIR_OWN, *besides}
    ]


def referring(target: str) -> Iterator[tuple[Table, "Column[UUID]"]]:
    """Walk through the foreign keys of all tables that lead to one."""
    for table in Model.metadata.sorted_tables:
        for column in table.columns:
            if any(key.column.table.name == target for key in column.foreign_keys):
                yield table, column


def _onces(table: Table, column: "Column[UUID]", counted: str | None) -> Iterator[Once]:
    for columns, where in sorted(_uniques(table), key=lambda one: [c.name for c in one[0]]):
        if column in columns and counted not in {one.name for one in columns}:
            yield Once(tuple(one for one in columns if one is not column), where)


def _uniques(
    table: Table,
) -> Iterator[tuple[list["Column[object]"], ColumnElement[bool] | None]]:
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            yield list(constraint.columns), None
    for index in table.indexes:
        if index.unique:
            yield list(index.columns), _where(index)


def _where(index: Index) -> ColumnElement[bool] | None:
    """Return for which rows an index is unique; both engines are told the same."""
    found: ColumnElement[bool] | None = index.dialect_options["sqlite"]["where"]
    return found


def found(asked: Sequence[Reference], owners: Iterable[str]) -> list[Found]:
    """Return the rows of some owners, whatever their tables; one statement."""
    ids = [UUID(owner) for owner in owners]
    if not asked or not ids:
        return []
    width = max(len(reference.once) for reference in asked)
    statement = union_all(*(_rows(reference, ids, width) for reference in asked))
    rows = db.session.execute(statement.order_by("place", "id"))
    return [
        Found(row.told, row.col, str(UUID(row.id)), str(UUID(row.owner)), _marks(row))
        for row in rows
    ]


def _marks(row: Row[*tuple[object, ...]]) -> tuple[str | None, ...]:
    return tuple(None if mark is None else str(mark) for mark in row[5:])


def _rows(reference: Reference, owners: Sequence[UUID], width: int) -> Select[*tuple[object, ...]]:
    table, column = reference.table, reference.column
    marks = [once.mark for once in reference.once]
    marks += [cast(null(), String)] * (width - len(marks))
    place = Model.metadata.sorted_tables.index(table)
    return select(
        literal_column(str(place)).label("place"),
        _quoted(table.name).label("told"),
        _quoted(column.name).label("col"),
        cast(table.c.id, String).label("id"),
        cast(column, String).label("owner"),
        *(mark.label(f"mark{number}") for number, mark in enumerate(marks)),
    ).where(column.in_(owners))


def _joined(text: ColumnElement[str], column: "Column[object]") -> ColumnElement[str]:
    """Put a further value behind a text; a text with nothing in it is nothing."""
    return text + "|" + cast(column, String)


def _quoted(name: str) -> ColumnElement[str]:
    return cast(literal_column(f"'{name}'"), String)


def read(table: str, ids: Collection[str]) -> dict[str, dict[str, object]]:
    """Return whole rows of a table by id, as the database says them now."""
    if not ids:
        return {}
    one = Model.metadata.tables[table]
    query = select(one).where(one.c.id.in_([UUID(key) for key in ids]))
    return {str(row["id"]): dict(row) for row in db.session.execute(query).mappings()}


def owned(table: str, column: str, owners: Collection[UUID]) -> list[dict[str, object]]:
    """Return whole rows of some owners."""
    one = Model.metadata.tables[table]
    query = select(one).where(one.c[column].in_(owners))
    return [dict(row) for row in db.session.execute(query).mappings()]


def keys(table: str) -> list[str]:
    """Return the columns by which a row of a table is known."""
    return [column.name for column in Model.metadata.tables[table].primary_key]


def plain(value: object) -> Plain:
    """Return a value as the ledger keeps it."""
    if isinstance(value, enum.Enum):
        return str(value.value)
    if isinstance(value, dt.date):  # also a moment
        return value.isoformat()
    if isinstance(value, UUID):
        return str(value)
    if value is None or isinstance(value, str | int | float | bool | list | dict):
        return value
    message = f"the ledger cannot keep {type(value).__name__}"
    raise TypeError(message)


def typed(table: str, column: str, value: Plain) -> object:
    """Return what the ledger kept as its column takes it."""
    kind = Model.metadata.tables[table].c[column].type
    if value is None:
        return None
    if isinstance(kind, Uuid):
        return UUID(str(value))
    if isinstance(kind, Moment):
        return dt.datetime.fromisoformat(str(value))
    if isinstance(kind, Enum) and kind.enum_class:
        return kind.enum_class(value)
    if kind.python_type is dt.date:
        return dt.date.fromisoformat(str(value))
    return value
