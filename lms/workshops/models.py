"""Tables of sessions and attendance: marks are events, the present state stands beside them."""

from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from courses.text import Text
from lms.learning.models import Cohort, Enrolment, Requirement
from lms.platform import clock
from lms.platform.db import Id, Model
from lms.workshops.rules import Presence

__all__ = ["REPORTED", "Attendance", "AttendanceEvent", "Presence", "Session"]

REPORTED = Requirement.ATTENDANCE
"""The requirement of learning that attendance answers for."""


class Session(Model):
    """A planned part of a workshop, in minutes."""

    __tablename__ = "session"
    __table_args__ = (
        UniqueConstraint("cohort_id", "number"),
        CheckConstraint("minutes > 0", name="minutes"),
    )

    id: Mapped[Id]
    cohort_id: Mapped[UUID] = mapped_column(ForeignKey("cohort.id"))
    number: Mapped[int]
    title_ar: Mapped[str] = mapped_column(String(160))
    title_en: Mapped[str] = mapped_column(String(160))
    starts_at: Mapped[datetime] = mapped_column(index=True)
    minutes: Mapped[int]
    cohort: Mapped[Cohort] = relationship()

    @property
    def title(self) -> Text:
        """Return the title in both languages."""
        return Text(self.title_ar, self.title_en)

    @property
    def ends_at(self) -> datetime:
        """Return the moment it is over."""
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def held_on(self) -> date:
        """Return its day in Libya."""
        return clock.local(self.starts_at).date()


class AttendanceEvent(Model):
    """One mark as it was made. Its id comes from the device: a replay is harmless."""

    __tablename__ = "attendance_event"
    __table_args__ = (
        CheckConstraint("minutes >= 0", name="minutes"),
        Index(None, "session_id", "enrolment_id"),
    )

    id: Mapped[Id]
    session_id: Mapped[UUID] = mapped_column(ForeignKey("session.id"))
    enrolment_id: Mapped[UUID] = mapped_column(ForeignKey("enrolment.id"), index=True)
    presence: Mapped[Presence | None]
    minutes: Mapped[int]
    made_at: Mapped[datetime]
    received_at: Mapped[datetime]
    marked_by: Mapped[UUID | None]


class Attendance(Model):
    """The present state: the mark made last, written with its event."""

    __tablename__ = "attendance"

    session_id: Mapped[UUID] = mapped_column(ForeignKey("session.id"), primary_key=True)
    enrolment_id: Mapped[UUID] = mapped_column(
        ForeignKey("enrolment.id"), primary_key=True, index=True
    )
    presence: Mapped[Presence]
    minutes: Mapped[int]
    made_at: Mapped[datetime]
    event_id: Mapped[UUID] = mapped_column(ForeignKey("attendance_event.id"))
    enrolment: Mapped[Enrolment] = relationship()
