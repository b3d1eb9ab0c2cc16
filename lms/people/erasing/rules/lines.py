"""How the map of what is personal is written: a line a column, read by people and by erasing."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from lms.people.erasing.rules.periods import Term

if TYPE_CHECKING:
    from lms.platform.db import Plain

MARK_AR = "شخص مُحيت بياناته"
MARK_EN = "Erased person"
"""What stands where a name stood."""


class Kind(StrEnum):
    """What a column says."""

    KEY = "key"
    OWNER = "owner"
    LINK = "link"
    HAND = "hand"
    MOMENT = "moment"
    COUNT = "count"
    CHOICE = "choice"
    EVIDENCE = "evidence"
    TRAIT = "trait"
    IDENTITY = "identity"
    CONTACT = "contact"
    WORDS = "words"
    SECRET = "secret"  # noqa: S105 - a kind of column


TELLING = frozenset({Kind.IDENTITY, Kind.CONTACT, Kind.WORDS, Kind.SECRET, Kind.EVIDENCE})
"""Kinds that stay after an erasure only for a reason that is written down."""


class Fate(StrEnum):
    """What an erasure makes of a value."""

    STAYS = "stays"
    EMPTY = "empty"
    NOTHING = "nothing"
    NO_LIST = "no-list"
    NO_OBJECT = "no-object"
    MARK_AR = "mark-ar"
    MARK_EN = "mark-en"
    ARABIC = "arabic"
    OWN_MARK = "own-mark"
    """The id of the row, where each row needs a mark of its own."""
    NOW = "now"
    BY_LINE = "by-line"
    """Values of other tables: each as the line of its own column says."""


class Rows(StrEnum):
    """What an erasure makes of the rows that belong to a person."""

    STAY = "stay"
    GO = "go"
    WAIT = "wait"
    """While there is one, nobody is erased: it is on its way to become something else."""


@dataclass(frozen=True, slots=True)
class Line:
    """One column: what it says, what an erasure does, why it stays, how long it is kept."""

    kind: Kind
    fate: Fate = Fate.STAYS
    why: str = ""
    term: Term | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One table: what becomes of the rows of a person, column by column."""

    rows: Rows
    lines: Mapping[str, Line]

    @property
    def owners(self) -> tuple[str, ...]:
        """Return the columns that say whose a row is."""
        return tuple(name for name, line in self.lines.items() if line.kind is Kind.OWNER)

    @property
    def words(self) -> tuple[str, ...]:
        """Return the columns of free words, in which anybody may be named."""
        return tuple(name for name, line in self.lines.items() if line.kind is Kind.WORDS)

    @property
    def changed(self) -> Mapping[str, Fate]:
        """Return the columns that an erasure changes, with what becomes of them."""
        return {name: line.fate for name, line in self.lines.items() if line.fate in CHANGES}


CHANGES = frozenset(Fate) - {Fate.STAYS, Fate.BY_LINE}
LEFT: dict[Fate, "Plain"] = {
    Fate.EMPTY: "",
    Fate.NOTHING: None,
    Fate.NO_LIST: [],
    Fate.NO_OBJECT: {},
    Fate.MARK_AR: MARK_AR,
    Fate.MARK_EN: MARK_EN,
    Fate.ARABIC: "ar",
}
"""What stands in a column afterwards, where it is the same for every row."""


def kept(*columns: Mapping[str, Line]) -> Table:
    """Write a table whose rows stay, without what tells who they are about."""
    return Table(Rows.STAY, _all(columns))


def going(*columns: Mapping[str, Line]) -> Table:
    """Write a table whose rows go with the person."""
    return Table(Rows.GO, _all(columns))


def waiting(*columns: Mapping[str, Line]) -> Table:
    """Write a table whose rows must be gone before a person can be erased."""
    return Table(Rows.WAIT, _all(columns))


def _all(columns: tuple[Mapping[str, Line], ...]) -> dict[str, Line]:
    return {name: line for some in columns for name, line in some.items()}


def stays(kind: Kind, *names: str, why: str = "", term: Term | None = None) -> dict[str, Line]:
    """Write columns that an erasure leaves as they are."""
    return {name: Line(kind, why=why, term=term) for name in names}


def goes(kind: Kind, fate: Fate, *names: str, term: Term | None = None) -> dict[str, Line]:
    """Write columns that an erasure empties."""
    return {name: Line(kind, fate, term=term) for name in names}


def ledger(lines: Mapping[str, Line], values: Mapping[str, "Plain"]) -> dict[str, "Plain"]:
    """Return what a ledger may still say of a row: its columns are emptied there as in the row.

    What becomes something else in each row is left out.
    """
    said: dict[str, Plain] = {}
    for name, value in values.items():
        fate = lines[name].fate if name in lines else Fate.STAYS
        if fate is Fate.STAYS:
            said[name] = value
        elif fate in LEFT:
            said[name] = LEFT[fate]
    return said
