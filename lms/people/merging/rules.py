"""What becomes of two records that are one person: which value stands, which post ends when."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from lms.people.rules.careers import ONE_DAY, Span

FIELDS: dict[str, tuple[str, ...]] = {
    "name": ("name_ar", "given_ar", "father_ar", "grandfather_ar", "family_ar", "name_key"),
    "latin": ("name_en", "latin_key"),
    "sex": ("sex",),
    "born": ("birth_year",),
    "phone": ("phone",),
    "email": ("email",),
    "national": ("national_hash", "national_tail"),
    "access": ("access_needs",),
    "language": ("language",),
}
"""What a person may choose between, with its columns; the first tells whether they differ."""
KEPT_AS_THEY_ARE = frozenset({"id", "number", "created_at", "erased_at", "merged_into_id"})
_NOT_KNOWN = frozenset({None, "", "u"})


class Side(StrEnum):
    """One of the two records."""

    KEPT = "kept"
    GONE = "gone"


def differing(kept: Mapping[str, object], gone: Mapping[str, object]) -> list[str]:
    """Return the fields that both records know, each in its own way."""
    return [
        field
        for field, (first, *_) in FIELDS.items()
        if not _NOT_KNOWN & {kept[first], gone[first]} and kept[first] != gone[first]
    ]


def from_gone(
    kept: Mapping[str, object], gone: Mapping[str, object], chosen: Collection[str]
) -> list[str]:
    """Return the fields in which the record that is gone has the last word.

    What only one of the two knows is taken from it; where both know, a person chooses.
    """
    open_to_choice = differing(kept, gone)
    taken = [
        field
        for field, (first, *_) in FIELDS.items()
        if (field in chosen and field in open_to_choice)
        or (kept[first] in _NOT_KNOWN and gone[first] not in _NOT_KNOWN)
    ]
    if "name" in taken and not kept["name_en"] and not gone["name_en"]:
        taken.append("latin")  # the sound is then that of the Arabic name
    return taken


@dataclass(frozen=True, slots=True)
class Closing:
    """Of two open posts the older ends on the day before the newer begins."""

    side: Side
    ends_on: dt.date


def closing(kept: Span, gone: Span) -> Closing | None:
    """Tell which of two open posts ends when; nothing where both began on one day."""
    if kept.starts_on == gone.starts_on:
        return None
    older = Side.KEPT if kept.starts_on < gone.starts_on else Side.GONE
    return Closing(older, max(kept.starts_on, gone.starts_on) - ONE_DAY)


class Way(StrEnum):
    """What becomes of a row of the record that is gone; of the kept one some only change."""

    MOVES = "moves"
    FOLDS = "folds"
    STAYS = "stays"
    CHANGES = "changes"


@dataclass(frozen=True, slots=True)
class Found:
    """A row by its table and id, whose it is, and what may stand only once beside its owner."""

    table: str
    column: str
    id: str
    owner: str
    marks: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the record that is gone, and what becomes of it."""

    table: str
    column: str
    id: str
    owner: str
    heir: str
    way: Way
    twin: str = ""


def lines(rows: Iterable[Found], heirs: Mapping[str, str], folded: Collection[str]) -> list[Line]:
    """Say of each row whether it moves to its owner's heir, or which twin it has there."""
    found = list(rows)
    standing = {
        (row.table, row.column, row.owner, place, mark): row.id
        for row in found
        for place, mark in enumerate(row.marks)
    }
    return [_line(row, heirs[row.owner], standing, folded) for row in found if row.owner in heirs]


def _line(
    row: Found,
    heir: str,
    standing: Mapping[tuple[str, str, str, int, str | None], str],
    folded: Collection[str],
) -> Line:
    twins = [
        standing.get((row.table, row.column, heir, place, mark))
        for place, mark in enumerate(row.marks)
        if mark is not None
    ]
    twin = next((one for one in twins if one), "")
    unlike = Way.FOLDS if row.table in folded else Way.STAYS
    return Line(row.table, row.column, row.id, row.owner, heir, unlike if twin else Way.MOVES, twin)


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one table that go one way."""

    table: str
    way: Way
    ids: tuple[str, ...]


def groups(found: Iterable[Line]) -> list[Group]:
    """Sort lines by what becomes of them, then by table; a row counts once."""
    order = list(Way)
    ordered = sorted(found, key=lambda line: (order.index(line.way), line.table))
    return [
        Group(table, way, tuple(dict.fromkeys(line.id for line in some)))
        for (way, table), some in groupby(ordered, key=lambda line: (line.way, line.table))
    ]
