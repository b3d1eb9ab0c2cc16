"""The table of pairs of records that may be one person."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from lms.people.models import Person
from lms.platform.db import Id, Json, Model, Plain


class PairState(StrEnum):
    """A pair waits until a person says what it is."""

    WAITING = "waiting"
    DIFFERENT = "different"
    MERGED = "merged"


class DuplicatePair(Model):
    """Two records that may be one person, the smaller id first, with the evidence.

    `weight` is how much the evidence says, `likeness` of the names is between 0 and 1; what was
    once called different stays so.
    """

    __tablename__ = "duplicate_pair"
    __table_args__ = (
        UniqueConstraint("one_id", "other_id"),
        CheckConstraint("one_id < other_id", name="order"),
        Index("ix_duplicate_pair_order", "state", "weight", "likeness", "id"),
    )

    id: Mapped[Id]
    one_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    other_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    weight: Mapped[int] = mapped_column(default=0)
    likeness: Mapped[float]
    reasons: Mapped[list[Plain]] = mapped_column(Json)
    state: Mapped[PairState] = mapped_column(default=PairState.WAITING)
    found_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None]
    one: Mapped[Person] = relationship(foreign_keys=one_id)
    other: Mapped[Person] = relationship(foreign_keys=other_id)
