"""How rows follow a person whose record goes into another: features above people say it here.

People find the rows by the foreign keys of the tables. What a row means stands higher: how two
of them become one, which are only counted from others, and how they are called.
"""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Select

Row = Mapping[str, object]
Values = dict[str, object]


@dataclass(frozen=True, slots=True)
class Settled:
    """What two rows that cannot stand side by side say from now on."""

    left: Values = field(default_factory=dict)
    """Of the row that stays with the record that is gone."""
    twin: Values = field(default_factory=dict)
    """Of the row of the record that is kept."""


Settle = Callable[[Row, Row, datetime], Settled]
Label = Select[UUID, str, str, object]
"""The id of a row, what it is about in Arabic and in English, and its day or moment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """What one feature says of its tables, each by its name."""

    folds: Mapping[str, Settle] = field(default_factory=dict)
    """Rows of which one stays as an empty shell: what hangs on it moves to its twin."""
    shuts: Mapping[str, Settle] = field(default_factory=dict)
    """Rows of which one stays with all that hangs on it."""
    numbers: Mapping[str, str] = field(default_factory=dict)
    """The column in which rows are only counted."""
    derived: Mapping[str, str] = field(default_factory=dict)
    """Tables that are counted from others, and the column that says for whom."""
    recount: Callable[[AbstractSet[UUID], datetime | None], None] | None = None
    """Count anew what is derived for some owners; reported since a moment without facts goes."""
    labels: Mapping[str, Callable[[], Label]] = field(default_factory=dict)
    words: Mapping[str, Callable[[int], str]] = field(default_factory=dict)


Said = TypeVar("Said")

_open: list[Following] = []


def follow(*followings: Following) -> None:
    """Let the features of this installation follow merges, in the order they recount."""
    _open[:] = followings


def following() -> Following:
    """Return what all features say, as one."""
    return Following(
        folds=_all(one.folds for one in _open),
        shuts=_all(one.shuts for one in _open),
        numbers=_all(one.numbers for one in _open),
        derived=_all(one.derived for one in _open),
        recount=recount,
        labels=_all(one.labels for one in _open),
        words=_all(one.words for one in _open),
    )


def _all(tables: Iterable[Mapping[str, Said]]) -> dict[str, Said]:
    return {name: said for one in tables for name, said in one.items()}


def recount(owners: AbstractSet[UUID], since: datetime | None) -> None:
    """Have every feature count anew."""
    for one in _open:
        if owners and one.recount:
            one.recount(owners, since)
