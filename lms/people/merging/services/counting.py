"""What is only counted from other rows: counted anew, with what it said before in the ledger."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import datetime
from uuid import UUID

from lms.people.merging import followers, rows
from lms.people.merging.models import StepKind
from lms.people.merging.rows import Stored
from lms.people.merging.services.ledger import Ledger, stored
from lms.platform.db import db

Key = tuple[str, ...]
Derived = Mapping[str, Mapping[Key, Stored]]


def recount(owners: AbstractSet[UUID], *, since: datetime | None) -> None:
    """Have the features above count anew for some owners."""
    db.session.flush()
    db.session.expire_all()
    followers.recount(owners, since)
    db.session.flush()


def derived(owners: AbstractSet[UUID]) -> Derived:
    """Return what is counted for some owners, by table and key."""
    if not owners:
        return {}
    tables = followers.following().derived
    return {table: _keyed(table, column, owners) for table, column in tables.items()}


def _keyed(table: str, column: str, owners: AbstractSet[UUID]) -> dict[Key, Stored]:
    found = rows.owned(table, column, owners)
    names = rows.keys(table)
    return {tuple(str(row[name]) for name in names): stored(row) for row in found}


def note(ledger: Ledger, before: Derived, after: Derived) -> None:
    """Keep in the ledger what counting anew has changed."""
    for table in before:
        was, now = before[table], after[table]
        for key in sorted(was.keys() | now.keys()):
            _note(ledger, table, was.get(key), now.get(key))


def _note(ledger: Ledger, table: str, was: Stored | None, now: Stored | None) -> None:
    if was is None and now is not None:
        ledger.note(StepKind.ADDED, table, now, {}, now)
    elif now is None and was is not None:
        ledger.note(StepKind.REMOVED, table, was, was, {})
    elif was is not None and now is not None and was != now:
        changed = {name for name in was if was[name] != now[name]}
        ledger.note(
            StepKind.CHANGED,
            table,
            now,
            {name: was[name] for name in sorted(changed)},
            {name: now[name] for name in sorted(changed)},
        )
