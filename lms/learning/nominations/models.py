"""Tables of quotas and nominations."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from lms.learning.models import Cohort
from lms.people.models import Institution, Person
from lms.platform.db import Id, Model


class Quota(Model):
    """How many seats of a cohort one institution has; without an institution, everybody else."""

    __tablename__ = "quota"
    __table_args__ = (
        UniqueConstraint("cohort_id", "institution_id"),
        Index(
            "uq_quota_others",
            "cohort_id",
            unique=True,
            sqlite_where=text("institution_id IS NULL"),
            postgresql_where=text("institution_id IS NULL"),
        ),
        CheckConstraint("seats >= 0", name="seats"),
    )

    id: Mapped[Id]
    cohort_id: Mapped[UUID] = mapped_column(ForeignKey("cohort.id"))
    institution_id: Mapped[UUID | None] = mapped_column(ForeignKey("institution.id"))
    seats: Mapped[int]
    cohort: Mapped[Cohort] = relationship()
    institution: Mapped[Institution | None] = relationship()


class NominationState(StrEnum):
    """A nomination holds a seat, waits for one, or is over."""

    NOMINATED = "nominated"
    APPROVED = "approved"
    WAITING = "waiting"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Nomination(Model):
    """Somebody an institution wants to send. A seat of a quota is held by one nomination only.

    `line` orders those who wait; `screening` is for those who decide alone.
    """

    __tablename__ = "nomination"
    __table_args__ = (
        UniqueConstraint("cohort_id", "person_id"),
        UniqueConstraint("quota_id", "seat"),
        UniqueConstraint("quota_id", "line"),
        CheckConstraint("seat IS NULL OR seat > 0", name="seat"),
        CheckConstraint("(state IN ('nominated', 'approved')) = (seat IS NOT NULL)", name="seated"),
        CheckConstraint("(state = 'waiting') = (line IS NOT NULL)", name="waiting"),
    )

    id: Mapped[Id]
    cohort_id: Mapped[UUID] = mapped_column(ForeignKey("cohort.id"))
    quota_id: Mapped[UUID] = mapped_column(ForeignKey("quota.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    institution_id: Mapped[UUID | None] = mapped_column(ForeignKey("institution.id"), index=True)
    state: Mapped[NominationState]
    seat: Mapped[int | None]
    line: Mapped[int | None]
    note: Mapped[str] = mapped_column(String(300), default="")
    screening: Mapped[str] = mapped_column(String(300), default="")
    nominated_at: Mapped[datetime]
    nominated_by: Mapped[UUID | None]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None]
    cohort: Mapped[Cohort] = relationship()
    quota: Mapped[Quota] = relationship()
    person: Mapped[Person] = relationship()
    institution: Mapped[Institution | None] = relationship()
