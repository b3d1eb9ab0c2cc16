"""Writing in any table, with a ledger of what each row said before and after."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from uuid import UUID

from sqlalchemy import bindparam, func, select, update

from lms.people.merging import followers, rows
from lms.people.merging.followers import Values
from lms.people.merging.models import Merge, MergeStep, StepKind
from lms.people.merging.rows import Stored
from lms.people.merging.rules import Line, Way
from lms.platform.db import Model, db
from lms.platform.ids import uuid7

BEYOND_COUNTING = 1_000_000
"""Rows that are only counted get a number from here on, until they are counted anew."""


@dataclass
class Ledger:
    """The steps of one merge, in the order in which they are done."""

    merge: Merge
    steps: list[MergeStep] = field(default_factory=list)

    def change(self, table: str, row: Mapping[str, object], values: Values) -> None:
        """Let a row say something else, where it does not say so already."""
        after = {name: new for name, new in values.items() if row[name] != new}
        if not after:
            return
        before = {name: row[name] for name in after}
        put(table, {str(row["id"]): after})
        self.note(StepKind.CHANGED, table, row, stored(before), stored(after))

    def carry(self, lines: Iterable[Line]) -> None:
        """Move rows to their heirs, and note those that stay."""
        for (table, column), some in groupby(lines, key=lambda one: (one.table, one.column)):
            group = list(some)
            heirs = {line.id: UUID(line.heir) for line in group if line.way is Way.MOVES}
            move(table, {key: {column: heir} for key, heir in heirs.items()})
            for line in group:
                self._note_line(line)

    def _note_line(self, line: Line) -> None:
        moves = line.way is Way.MOVES
        self.note(
            StepKind.MOVED if moves else StepKind.STAYED,
            line.table,
            {"id": line.id},
            {line.column: line.owner},
            {line.column: line.heir} if moves else {"twin": line.twin},
        )

    def note(
        self,
        kind: StepKind,
        table: str,
        row: Mapping[str, object],
        before: Stored,
        after: Stored,
    ) -> None:
        """Add a step that is done."""
        self.steps.append(
            MergeStep(
                id=uuid7(),
                merge_id=self.merge.id,
                ordinal=len(self.steps) + 1,
                kind=kind,
                table_name=table,
                row_key=[rows.plain(row[name]) for name in rows.keys(table)],
                before=before,
                after=after,
            )
        )

    def close(self) -> None:
        """Keep the steps."""
        db.session.add_all(self.steps)
        db.session.flush()


def stored(values: Mapping[str, object]) -> Stored:
    """Return values as the ledger keeps them."""
    return {name: rows.plain(value) for name, value in values.items()}


def move(table: str, changes: Mapping[str, Values]) -> None:
    """Let rows have other owners; where rows are counted they line up at the end for now."""
    counted = followers.following().numbers.get(table)
    if counted and changes:
        last = _last(table, counted)
        changes = {
            key: {**values, counted: last + place}
            for place, (key, values) in enumerate(changes.items(), start=1)
        }
    put(table, changes)


def _last(table: str, counted: str) -> int:
    """Return a number that no row of a table goes beyond."""
    column = Model.metadata.tables[table].c[counted]
    beyond: int | None = db.session.scalar(select(func.max(column)).where(column > BEYOND_COUNTING))
    return beyond or BEYOND_COUNTING


def put(table: str, changes: Mapping[str, Values]) -> None:
    """Let each row say something of its own, all in the same columns; one statement."""
    if not changes:
        return
    one = Model.metadata.tables[table]
    columns = next(iter(changes.values()))
    statement = (
        update(one)
        .where(one.c.id == bindparam("this_row"))
        .values({name: bindparam(f"new_{name}") for name in columns})
    )
    said = [
        {"this_row": UUID(key)} | {f"new_{name}": value for name, value in values.items()}
        for key, values in changes.items()
    ]
    db.session.connection().execute(statement, said)
