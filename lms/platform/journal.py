"""What a reading leaves behind: notes, written after the answer in a short transaction.

A page cannot change state; it may only say that somebody was here, looked at a record,
or verified a certificate.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from flask import Response, current_app, g, has_request_context
from sqlalchemy import Index, Select, String, exists, insert, literal, select, union_all
from sqlalchemy.orm import Mapped, mapped_column

from lms.platform import clock
from lms.platform.db import Id, Model, db, unit_of_work
from lms.platform.ids import uuid7


class Kind(StrEnum):
    """What can be noted."""

    LOOKED_AT = "looked-at"
    VERIFIED = "verified"
    LESSON_OPENED = "lesson-opened"


class JournalEntry(Model):
    """One note: who, what kind, about which thing, when."""

    __tablename__ = "journal_entry"
    __table_args__ = (
        Index(None, "kind", "thing_id"),
        Index(None, "kind", "at"),
        Index(None, "account_id"),
    )

    id: Mapped[Id]
    at: Mapped[datetime]
    kind: Mapped[Kind]
    thing_id: Mapped[UUID]
    account_id: Mapped[UUID | None]
    outcome: Mapped[str] = mapped_column(String(40), default="")


def note(kind: Kind, thing_id: UUID, *, by: UUID | None = None, outcome: str = "") -> None:
    """Leave a note to be written once the answer has gone out."""
    entry = {"id": uuid7(), "at": clock.now(), "kind": kind, "thing_id": thing_id}
    later(lambda: db.session.add(JournalEntry(**entry, account_id=by, outcome=outcome)))


def note_once(kind: Kind, *thing_ids: UUID, by: UUID, outcome: str = "", within: timedelta) -> None:
    """Leave notes but those that the same account left a moment ago; one statement."""
    now = clock.now()
    entries = ((uuid7(), now, kind, one, by, outcome) for one in sorted(set(thing_ids)))
    new = [_unless_again(entry, since=now - within) for entry in entries]
    if new:
        once = insert(JournalEntry).from_select(COLUMNS, union_all(*new))
        later(lambda: db.session.execute(once))


COLUMNS = (
    JournalEntry.id, JournalEntry.at, JournalEntry.kind,
    JournalEntry.thing_id, JournalEntry.account_id, JournalEntry.outcome,
)  # fmt: skip


def _unless_again(entry: tuple[object, ...], *, since: datetime) -> Select[object]:
    values = (literal(value, one.type) for one, value in zip(COLUMNS, entry, strict=True))
    _id, _at, kind, thing_id, by, _outcome = entry
    again = exists().where(
        JournalEntry.kind == kind,
        JournalEntry.thing_id == thing_id,
        JournalEntry.account_id == by,
        JournalEntry.at > since,
    )
    return select(*values).where(~again)


def later(write: Callable[[], object]) -> None:
    """Write something small once the answer has gone out."""
    if has_request_context():
        g.setdefault("journal", []).append(write)


def with_notes(response: Response) -> Response:
    """Have the notes of this request written when the answer is complete."""
    writes: list[Callable[[], object]] = g.pop("journal", [])
    if not writes:
        return response
    application = current_app.app_context()

    def write_all() -> None:
        with application, unit_of_work():
            for write in writes:
                write()

    response.call_on_close(write_all)
    return response
