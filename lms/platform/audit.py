"""Acts of staff, append-only and chained by hash.

The chain hashes digests. What a person's record said before and after sits in a side row,
which an erasure may empty without breaking the chain.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, ForeignKey, Index, String, null, select, update
from sqlalchemy.orm import Mapped, mapped_column

from lms.platform import clock, identity
from lms.platform.db import Json, Model, Plain, db
from lms.platform.turns import Turn, one_at_a_time

GENESIS = "0" * 64
Values = dict[str, Plain]


class AuditEntry(Model):
    """One act: the hash covers every field and the hash of the act before."""

    __tablename__ = "audit_entry"
    __table_args__ = (Index(None, "thing_kind", "thing_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    account_id: Mapped[UUID | None]
    act: Mapped[str] = mapped_column(String(64))
    thing_kind: Mapped[str] = mapped_column(String(64))
    thing_id: Mapped[UUID]
    details_digest: Mapped[str] = mapped_column(String(64))
    previous: Mapped[str] = mapped_column(String(64), unique=True)
    hash: Mapped[str] = mapped_column(String(64), unique=True)


class AuditDetail(Model):
    """What changed: may be emptied, never altered."""

    __tablename__ = "audit_detail"

    entry_id: Mapped[int] = mapped_column(ForeignKey("audit_entry.id"), primary_key=True)
    person_id: Mapped[UUID | None] = mapped_column(index=True)
    before: Mapped[Values | None] = mapped_column(Json)
    after: Mapped[Values | None] = mapped_column(Json)


def _digest(value: object) -> str:
    plain = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def _link(entry: AuditEntry) -> str:
    return _digest(
        [
            entry.id,
            entry.at.isoformat(timespec="microseconds"),
            str(entry.account_id or ""),
            entry.act,
            entry.thing_kind,
            str(entry.thing_id),
            entry.details_digest,
            entry.previous,
        ]
    )


def hold() -> None:
    """Be the one who writes acts until the end of this unit of work."""
    one_at_a_time(Turn.AUDIT)


def _last() -> tuple[int, str]:
    """Return the end of the chain, which one writer at a time may extend."""
    hold()
    db.session.flush()
    row = db.session.execute(
        select(AuditEntry.id, AuditEntry.hash).order_by(AuditEntry.id.desc()).limit(1)
    ).first()
    return (row.id, row.hash) if row else (0, GENESIS)


@dataclass(frozen=True, slots=True)
class Act:
    """What was done to which thing, and what the thing said before and after."""

    act: str
    thing: str
    thing_id: UUID
    before: Values | None = None
    after: Values | None = None
    person_id: UUID | None = None


def record(
    act: str,
    thing: str,
    thing_id: UUID,
    *,
    before: Values | None = None,
    after: Values | None = None,
    person_id: UUID | None = None,
    by: UUID | None = None,
) -> None:
    """Add an act to the chain; the actor is whoever is asking unless one is named."""
    record_all([Act(act, thing, thing_id, before, after, person_id)], by=by)


def record_all(acts: Sequence[Act], *, by: UUID | None = None) -> None:
    """Add acts to the chain in their order, in as many statements as for one."""
    if not acts:
        return
    asking = identity.current() if by is None else None
    account_id = by or (asking.account_id if asking else None)
    number, previous = _last()
    entries = []
    for entry_id, done in enumerate(acts, start=number + 1):
        entries.append(_entry(entry_id, done, account_id=account_id, previous=previous))
        previous = entries[-1].hash
    db.session.add_all(entries)
    db.session.flush()
    db.session.add_all(
        AuditDetail(
            entry_id=entry.id, person_id=done.person_id, before=done.before, after=done.after
        )
        for entry, done in zip(entries, acts, strict=True)
    )


def _entry(number: int, done: Act, *, account_id: UUID | None, previous: str) -> AuditEntry:
    entry = AuditEntry(
        id=number,
        at=clock.now(),
        account_id=account_id,
        act=done.act,
        thing_kind=done.thing,
        thing_id=done.thing_id,
        details_digest=_digest([done.before, done.after]),
        previous=previous,
    )
    entry.hash = _link(entry)
    return entry


def empty(side_rows: ColumnElement[bool]) -> None:
    """Empty what some acts said before and after; the chain holds without it."""
    said = AuditDetail.before.is_not(None) | AuditDetail.after.is_not(None)
    emptied = update(AuditDetail).where(side_rows, said)
    db.session.execute(emptied.values(before=null(), after=null()))


def first_break() -> int | None:
    """Return the number of the first act that does not follow from the one before."""
    previous = GENESIS
    rows = db.session.execute(
        select(AuditEntry, AuditDetail)
        .outerjoin(AuditDetail, AuditDetail.entry_id == AuditEntry.id)
        .order_by(AuditEntry.id)
    )
    for number, (entry, detail) in enumerate(rows, start=1):
        if entry.id != number or entry.previous != previous or entry.hash != _link(entry):
            return number
        if _altered(entry, detail):
            return number
        previous = entry.hash
    return None


def _altered(entry: AuditEntry, detail: AuditDetail | None) -> bool:
    """An emptied side row is lawful; a changed one is not."""
    if detail is None:
        return True
    emptied = detail.before is None and detail.after is None
    return not emptied and _digest([detail.before, detail.after]) != entry.details_digest
