"""Taking an import back: whole rows or nothing of them, and a reason for each that stays."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Table, or_, update
from sqlalchemy import delete as removal

from lms.people import destinations
from lms.people.models import ImportState, Person, RosterImport, RosterRow
from lms.people.queries import bonds
from lms.people.queries.candidates import portions
from lms.people.reasons import Reason
from lms.people.roster.problems import Code, Message
from lms.people.rules.changes import Change, Value, summed
from lms.people.services import facts, ledger
from lms.platform import audit, clock
from lms.platform.db import Model, Plain, db
from lms.platform.refusals import Refused

CHANGED = "changed"
GONE = "gone"
_PAIR = "duplicate_pair"
_PERSON = Person.__tablename__
_TAKEN_BACK = (ImportState.CONFIRMED, ImportState.UNDONE)


@dataclass(frozen=True)
class Undoing:
    """How many rows went back, and how many stayed."""

    back: int
    stayed: int


@dataclass(frozen=True)
class _Share:
    """What a list did to one person, by one row of it or several."""

    rows: Sequence[RosterRow]
    changes: Sequence[Change]


def undo(roster: RosterImport, *, by: UUID | None) -> Undoing:
    """Take back what confirming a list did; a row on which something hangs by now stays.

    Once taken back, a second time changes nothing.
    """
    if roster.state not in _TAKEN_BACK:
        raise Refused(Reason.IMPORT_NOT_WRITTEN)
    if _is_forgotten(roster):
        raise Refused(Reason.IMPORT_FORGOTTEN)
    shares = list(_shares(roster.rows))
    held = _holds(roster, shares)
    free = [share for share in shares if not _reasons(share, held)]
    back, everybody = (sum(len(share.rows) for share in some) for some in (free, shares))
    _settle(shares, held)
    _take_back([change for share in free for change in share.changes])
    roster.purpose = destinations.released(roster.purpose, by=by)
    return _told(roster, Undoing(back, everybody - back), by=by)


def _is_forgotten(roster: RosterImport) -> bool:
    """What rows said, and did, is emptied after a while."""
    written = [row for row in roster.rows if row.person_id is not None]
    return bool(written) and not any(row.values for row in written)


def _told(roster: RosterImport, undoing: Undoing, *, by: UUID | None) -> Undoing:
    if undoing.back or roster.state is ImportState.CONFIRMED:
        counts: dict[str, Plain] = {"back": undoing.back, "stayed": undoing.stayed}
        audit.record("people:undo", "roster", roster.id, after=counts, by=by)
        roster.state, roster.undone_at = ImportState.UNDONE, clock.now()
    return undoing


def _shares(rows: Iterable[RosterRow]) -> Iterator[_Share]:
    found: dict[UUID, list[RosterRow]] = defaultdict(list)
    for row in rows:
        if row.person_id is not None:
            found[row.person_id].append(row)
    for some in found.values():
        noted = [one for row in some for one in ledger.stored(row.written)]
        in_order = sorted(noted, key=lambda one: one[0])
        yield _Share(some, summed(change for _, change in in_order))


Holds = Mapping[tuple[str, UUID], Mapping[str, int]]
"""By row of a table: what keeps it where it is, and how much of it."""


def _holds(roster: RosterImport, shares: Sequence[_Share]) -> Holds:
    changes = [change for share in shares for change in share.changes]
    found: dict[tuple[str, UUID], dict[str, int]] = defaultdict(dict)
    for bond in bonds.bonds(_made(changes), roster=roster):
        found[bond.table, bond.id][bond.holder] = bond.count
    for change in _altered_since(changes):
        found[change.table, change.id][CHANGED] = 1
    return found


def _made(changes: Iterable[Change]) -> dict[str, set[UUID]]:
    found: dict[str, set[UUID]] = defaultdict(set)
    for change in changes:
        if change.made:
            found[change.table].add(change.id)
    return found


def _altered_since(changes: Sequence[Change]) -> Iterator[Change]:
    """Return what the list made and somebody else changed; a person's own record may be tidied."""
    watched = [_watched(change) for change in changes if change.made]
    now = bonds.values_now(watched)
    for change in watched:
        current = now.get((change.table, change.id))
        if current is None or not _says(current, change.after):
            yield change


def _watched(change: Change) -> Change:
    if change.table != _PERSON:
        return change
    return Change(_PERSON, change.id, None, {"merged_into_id": None, "erased_at": None})


def _says(current: Mapping[str, object], said: Mapping[str, Value]) -> bool:
    return all(ledger.plain(current[column]) == value for column, value in said.items())


def _reasons(share: _Share, held: Holds) -> dict[str, int]:
    """Say what keeps the rows of somebody, and how much of it."""
    found: dict[str, int] = {}
    for change in share.changes:
        found |= held.get((change.table, change.id), {})
    return found


def _settle(shares: Iterable[_Share], held: Holds) -> None:
    """Say of each row whether it went back, or why it stays."""
    for share in shares:
        reasons = _reasons(share, held)
        for row in share.rows:
            row.messages = [one for one in row.messages if not _is_about_staying(one)]
            if reasons:
                stays = (Message(Code.STAYS, {"what": w, "num": n}) for w, n in reasons.items())
                row.messages = [*row.messages, *map(facts.said, stays)]
            else:
                row.person_id, row.written = None, []


def _is_about_staying(words: Plain) -> bool:
    return isinstance(words, dict) and words.get("code") == Code.STAYS


def _take_back(changes: Sequence[Change]) -> None:
    db.session.flush()
    made = _made(changes)
    _forget(made.get(_PERSON, set()))
    for table in reversed(Model.metadata.sorted_tables):
        _remove(table, made.get(table.name, set()))
    _return([change for change in changes if not change.made])
    db.session.expire_all()


def _forget(people: set[UUID]) -> None:
    """Let lists that were taken back or discarded, and pairs of likenesses, name nobody gone."""
    pairs = Model.metadata.tables[_PAIR]
    for some in portions(sorted(people)):
        named = or_(pairs.c.one_id.in_(some), pairs.c.other_id.in_(some))
        db.session.execute(removal(pairs).where(named))
        for column in (RosterRow.match_id, RosterRow.person_id):
            db.session.execute(
                update(RosterRow).where(column.in_(some)).values({column: None}),
                execution_options={"synchronize_session": False},
            )


def _remove(table: Table, ids: set[UUID]) -> None:
    for some in portions(sorted(ids)):
        db.session.execute(removal(table).where(table.c.id.in_(some)))


def _return(changes: Sequence[Change]) -> None:
    """Give columns their former values where they still say what the list wrote."""
    now = bonds.values_now(changes)
    for change in changes:
        current = now.get((change.table, change.id), {})
        table = Model.metadata.tables[change.table]
        former = {
            column: _typed(table, column, value)
            for column, value in (change.before or {}).items()
            if column in current and ledger.plain(current[column]) == change.after[column]
        }
        if former:
            db.session.execute(update(table).where(table.c.id == change.id).values(former))


def _typed(table: Table, column: str, value: Value) -> object:
    """Read a kept value as its column has it."""
    kind = table.c[column].type.python_type
    if value is None or isinstance(value, kind):
        return value
    if kind is date:
        return date.fromisoformat(str(value))
    return kind(value)
