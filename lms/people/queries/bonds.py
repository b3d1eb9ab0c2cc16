"""What hangs on rows: found by walking the foreign keys, so that no table is forgotten."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Column, ForeignKey, Select, Table, and_, or_, select

from lms.people.models import ImportState, RosterImport, RosterRow
from lms.people.queries.candidates import portions
from lms.people.rules.changes import Change
from lms.platform.db import Model, db

Made = Mapping[str, set[UUID]]
"""Ids by table."""
_TOLD_APART = frozenset({"roster_row", "duplicate_pair"})
"""Rows of lists are asked for apart; pairs of likenesses are found anew."""
_ALIVE = (ImportState.READING, ImportState.STAGED, ImportState.CONFIRMED)


@dataclass(frozen=True)
class Bond:
    """Rows of a table that hang on a row."""

    table: str
    id: UUID
    holder: str
    """The table whose rows hang on it."""
    count: int


def bonds(made: Made, *, roster: RosterImport) -> Iterator[Bond]:
    """Return what hangs on rows that a list made, besides what it made itself."""
    for table in Model.metadata.sorted_tables:
        if table.name not in _TOLD_APART:
            for key in table.foreign_keys:
                yield from _hanging(table, key, made)
    yield from _in_other_lists(made.get("person", set()), roster)


def referred(table: str, row_id: UUID) -> bool:
    """Tell whether any row of any table names this one."""
    found = (
        _referring(other, key, [row_id])
        for other in Model.metadata.sorted_tables
        for key in other.foreign_keys
        if key.column.table.name == table
    )
    return any(db.session.execute(query.limit(1)).first() is not None for query in found)


def _hanging(table: Table, key: ForeignKey, made: Made) -> Iterator[Bond]:
    owned = key.column.table.name
    counted: Counter[UUID] = Counter()
    for some in portions(sorted(made.get(owned, set()))):
        for row_id, own in db.session.execute(_referring(table, key, some)):
            counted[row_id] += 0 if own in made.get(table.name, set()) else 1
    for row_id, count in counted.items():
        if count:
            yield Bond(owned, row_id, table.name, count)


def _referring(table: Table, key: ForeignKey, ids: list[UUID]) -> Select[UUID, UUID]:
    own: Column[UUID] = table.c.id if "id" in table.c else key.parent
    return select(key.parent, own).where(key.parent.in_(ids))


def _in_other_lists(people: set[UUID], roster: RosterImport) -> Iterator[Bond]:
    counted: Counter[UUID] = Counter()
    for some in portions(sorted(people)):
        alive = RosterImport.state.in_(_ALIVE)
        query = (
            select(RosterRow.person_id, RosterRow.match_id)
            .join(RosterImport, RosterImport.id == RosterRow.roster_id)
            .where(
                RosterRow.roster_id != roster.id,
                or_(RosterRow.person_id.in_(some), and_(alive, RosterRow.match_id.in_(some))),
            )
        )
        for pair in db.session.execute(query):
            counted.update(people.intersection(pair))
    for person_id, count in counted.items():
        yield Bond("person", person_id, "roster_row", count)


def values_now(changes: Iterable[Change]) -> dict[tuple[str, UUID], Mapping[str, object]]:
    """Return what the changed columns of rows say now; nothing of rows that are gone."""
    asked: dict[tuple[str, tuple[str, ...]], list[UUID]] = defaultdict(list)
    for change in changes:
        asked[change.table, tuple(sorted(change.after))].append(change.id)
    found: dict[tuple[str, UUID], Mapping[str, object]] = {}
    for (name, columns), ids in asked.items():
        table = Model.metadata.tables[name]
        for some in portions(sorted(set(ids))):
            query = select(table.c.id, *(table.c[one] for one in columns))
            for row in db.session.execute(query.where(table.c.id.in_(some))).mappings():
                found[name, row["id"]] = dict(row)
    return found
