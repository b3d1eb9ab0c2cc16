"""What an act did to rows of tables, kept so that it can be taken back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

Value: TypeAlias = str | int | float | bool | None
Values: TypeAlias = Mapping[str, Value]


@dataclass(frozen=True)
class Change:
    """One row that was made, or of which some columns were given other values."""

    table: str
    id: UUID
    before: Values | None
    """What the columns said before; nothing where the row was made."""
    after: Values

    @property
    def made(self) -> bool:
        return self.before is None


def summed(changes: Iterable[Change]) -> list[Change]:
    """Join what was done to the same row, in the order in which it was done."""
    found: dict[tuple[str, UUID], Change] = {}
    for change in changes:
        key = (change.table, change.id)
        found[key] = _joined(found[key], change) if key in found else change
    return list(found.values())


def _joined(first: Change, then: Change) -> Change:
    if first.before is None:
        return Change(first.table, first.id, None, {**first.after, **then.after})
    before = {**(then.before or {}), **first.before}
    return Change(first.table, first.id, before, {**first.after, **then.after})
