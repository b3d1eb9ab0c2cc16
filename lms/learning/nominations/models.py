"""Tables of quotas and nominations."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from lms.learning.models import Cohort
from lms.people.models import Institution, Person, RosterRow
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


class DeclineReason(StrEnum):
    """Why the programme declines; the nominator hears it."""

    NOT_ELIGIBLE = "not-eligible"
    TRAINED_BEFORE = "trained-before"
    NAMED_TWICE = "named-twice"
    NO_SEATS = "no-seats"
    OTHER = "other"


class Nomination(Model):
    """Somebody an institution wants to send. A seat of a quota is held by one nomination only.

    `line` counts the nominations of a quota: the lowest that waits gets the next free seat, so
    who left by mistake finds the old place again. While nobody has said who a written name is,
    there is only the `row` in which it stands. `screening` is for those who decide alone.
    """

    __tablename__ = "nomination"
    __table_args__ = (
        UniqueConstraint("cohort_id", "person_id"),
        UniqueConstraint("row_id"),
        UniqueConstraint("quota_id", "seat"),
        UniqueConstraint("quota_id", "line"),
        CheckConstraint("seat IS NULL OR seat > 0", name="seat"),
        CheckConstraint("(state IN ('nominated', 'approved')) = (seat IS NOT NULL)", name="seated"),
        CheckConstraint("(state = 'declined') = (reason IS NOT NULL)", name="declined"),
        CheckConstraint("person_id IS NOT NULL OR row_id IS NOT NULL", name="named"),
        CheckConstraint("state <> 'approved' OR person_id IS NOT NULL", name="known"),
    )

    id: Mapped[Id]
    cohort_id: Mapped[UUID] = mapped_column(ForeignKey("cohort.id"))
    quota_id: Mapped[UUID] = mapped_column(ForeignKey("quota.id"))
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    row_id: Mapped[UUID | None] = mapped_column(ForeignKey("roster_row.id"))
    institution_id: Mapped[UUID | None] = mapped_column(ForeignKey("institution.id"), index=True)
    state: Mapped[NominationState]
    seat: Mapped[int | None]
    line: Mapped[int]
    note: Mapped[str] = mapped_column(String(300), default="")
    reason: Mapped[DeclineReason | None]
    screening: Mapped[str] = mapped_column(String(300), default="")
    nominated_at: Mapped[datetime]
    nominated_by: Mapped[UUID | None]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[UUID | None]
    cohort: Mapped[Cohort] = relationship()
    quota: Mapped[Quota] = relationship()
    person: Mapped[Person | None] = relationship()
    row: Mapped[RosterRow | None] = relationship()
    institution: Mapped[Institution | None] = relationship()
