"""Tables of rosters: staged as they were sent, written when somebody confirms them."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from lms.people.rules import purposes
from lms.people.rules.purposes import Purpose
from lms.platform.db import Id, Json, Model, Plain


class ImportState(StrEnum):
    """Where a roster stands: nothing is written before it is confirmed."""

    READING = "reading"
    UNREADABLE = "unreadable"
    STAGED = "staged"
    CONFIRMED = "confirmed"
    DISCARDED = "discarded"
    UNDONE = "undone"


class RosterImport(Model):
    """A roster as it was sent, staged for a person to look at."""

    __tablename__ = "roster_import"

    id: Mapped[Id]
    file_name: Mapped[str] = mapped_column(String(255))
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    state: Mapped[ImportState] = mapped_column(default=ImportState.STAGED)
    sender_id: Mapped[UUID | None] = mapped_column(ForeignKey("institution.id"))
    goal: Mapped[dict[str, Plain]] = mapped_column("purpose", Json)
    mapping: Mapped[dict[str, Plain]] = mapped_column(Json)
    ignored: Mapped[list[Plain]] = mapped_column(Json)
    created_at: Mapped[datetime]
    created_by: Mapped[UUID | None]
    confirmed_at: Mapped[datetime | None]
    undone_at: Mapped[datetime | None]
    rows: Mapped[list["RosterRow"]] = relationship(
        back_populates="roster", order_by="RosterRow.ordinal", cascade="all, delete-orphan"
    )

    @property
    def purpose(self) -> Purpose:
        """Return where the people of the list go."""
        return purposes.stored(self.goal)

    @purpose.setter
    def purpose(self, purpose: Purpose) -> None:
        self.goal = {**purposes.kept(purpose)}


class RosterFile(Model):
    """The file of a roster, sealed: kept while its columns may still be read another way."""

    __tablename__ = "roster_file"

    roster_id: Mapped[UUID] = mapped_column(ForeignKey("roster_import.id"), primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    expires_at: Mapped[datetime] = mapped_column(index=True)


class ColumnMemory(Model):
    """How somebody mapped the columns of a sender's lists: the next list is read the same way.

    `headers` is a digest of the heading row as it is compared.
    """

    __tablename__ = "column_memory"
    __table_args__ = (UniqueConstraint("sender_id", "headers"),)

    id: Mapped[Id]
    sender_id: Mapped[UUID] = mapped_column(ForeignKey("institution.id"))
    headers: Mapped[str] = mapped_column(String(64))
    columns: Mapped[dict[str, Plain]] = mapped_column(Json)
    remembered_at: Mapped[datetime]
    remembered_by: Mapped[UUID | None]


class Verdict(StrEnum):
    """What a row is to the register."""

    NEW = "new"
    KNOWN = "known"
    CHANGED_POST = "changed-post"
    PROBABLE = "probable"
    ERROR = "error"


class Decision(StrEnum):
    """What a person decided about a probable row."""

    SAME = "same"
    DIFFERENT = "different"
    LEAVE_OUT = "leave-out"


class RosterRow(Model):
    """One row of a staged roster: read, matched, not yet written."""

    __tablename__ = "roster_row"
    __table_args__ = (UniqueConstraint("roster_id", "ordinal"),)

    id: Mapped[Id]
    roster_id: Mapped[UUID] = mapped_column(ForeignKey("roster_import.id"))
    ordinal: Mapped[int]
    place_in_file: Mapped[str] = mapped_column(String(80))
    values: Mapped[dict[str, Plain]] = mapped_column(Json)
    fingerprint: Mapped[str] = mapped_column(String(64), index=True)
    verdict: Mapped[Verdict]
    decision: Mapped[Decision | None]
    reasons: Mapped[list[Plain]] = mapped_column(Json)
    messages: Mapped[list[Plain]] = mapped_column(Json)
    match_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    match_row: Mapped[int | None]
    institution_id: Mapped[UUID | None] = mapped_column(ForeignKey("institution.id"))
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    written: Mapped[list[Plain]] = mapped_column(Json, default=list)
    """What confirming this row created and changed, so that it can be taken back."""
    roster: Mapped[RosterImport] = relationship(back_populates="rows")
