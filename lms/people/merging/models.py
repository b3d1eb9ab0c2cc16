"""Tables of merges: the ledger from which each can be undone."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from lms.people.models import Person
from lms.platform.db import Id, Json, Model, Plain


class Merge(Model):
    """One record went into another: the id that is gone still leads to the one that is kept."""

    __tablename__ = "merge"
    __table_args__ = (
        CheckConstraint("kept_id <> gone_id", name="two"),
        Index(
            "uq_merge_standing",
            "gone_id",
            unique=True,
            sqlite_where=text("undone_at IS NULL"),
            postgresql_where=text("undone_at IS NULL"),
        ),
    )

    id: Mapped[Id]
    ordinal: Mapped[int] = mapped_column(unique=True)
    kept_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    gone_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    made_at: Mapped[datetime]
    made_by: Mapped[UUID | None]
    chosen: Mapped[list[Plain]] = mapped_column(Json, default=list)
    """The fields in which the record that is gone has the last word."""
    undone_at: Mapped[datetime | None]
    undone_by: Mapped[UUID | None]
    kept: Mapped[Person] = relationship(foreign_keys=kept_id)
    gone: Mapped[Person] = relationship(foreign_keys=gone_id)
    steps: Mapped[list["MergeStep"]] = relationship(
        back_populates="merge", order_by="MergeStep.ordinal"
    )


class StepKind(StrEnum):
    """What a merge did to one row."""

    MOVED = "moved"
    CHANGED = "changed"
    STAYED = "stayed"
    ADDED = "added"
    REMOVED = "removed"


class MergeStep(Model):
    """One row that a merge touched: which columns said what before and after.

    A row that stayed names its twin on the other side. Rows are
    added and removed only where they are counted anew from other rows, such as attendance.
    """

    __tablename__ = "merge_step"
    __table_args__ = (UniqueConstraint("merge_id", "ordinal"),)

    id: Mapped[Id]
    merge_id: Mapped[UUID] = mapped_column(ForeignKey("merge.id"))
    ordinal: Mapped[int]
    kind: Mapped[StepKind]
    table_name: Mapped[str] = mapped_column(String(63))
    row_key: Mapped[list[Plain]] = mapped_column(Json)
    before: Mapped[dict[str, Plain]] = mapped_column(Json)
    after: Mapped[dict[str, Plain]] = mapped_column(Json)
    merge: Mapped[Merge] = relationship(back_populates="steps")
