"""Tables of attempts and answers: each answer is an event, the latest stands in a state row."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from courses.document import Stage
from lms.learning.models import Enrolment, Requirement
from lms.learning.rules import reaches
from lms.platform.db import Id, Json, Model, Plain


class Quiz(StrEnum):
    """The tests of a course."""

    PRE = "pre"
    POST = "post"

    @property
    def stage(self) -> Stage:
        """Return the same test as courses name it."""
        return Stage(self.value)

    @property
    def requirement(self) -> Requirement:
        """Return what learning calls the result of this test."""
        return Requirement.PRE_TEST if self is Quiz.PRE else Requirement.POST_TEST


class Attempt(Model):
    """A try at a test: the row exists from the first second; the server's clock decides."""

    __tablename__ = "attempt"
    __table_args__ = (
        UniqueConstraint("enrolment_id", "quiz", "number"),
        Index(
            "uq_attempt_open",
            "enrolment_id",
            "quiz",
            unique=True,
            sqlite_where=text("submitted_at IS NULL"),
            postgresql_where=text("submitted_at IS NULL"),
        ),
        CheckConstraint("number > 0", name="number"),
        CheckConstraint("points IS NULL OR points BETWEEN 0 AND out_of", name="points"),
        CheckConstraint("(submitted_at IS NULL) = (points IS NULL)", name="marked"),
    )

    id: Mapped[Id]
    enrolment_id: Mapped[UUID] = mapped_column(ForeignKey("enrolment.id"))
    quiz: Mapped[Quiz]
    number: Mapped[int]
    seed: Mapped[int]
    items: Mapped[list[Plain]] = mapped_column(Json)
    started_at: Mapped[datetime]
    due_at: Mapped[datetime]
    submitted_at: Mapped[datetime | None]
    points: Mapped[float | None]
    out_of: Mapped[float]
    receipt: Mapped[str | None] = mapped_column(String(12), unique=True)
    language: Mapped[str] = mapped_column(String(2), default="ar")
    enrolment: Mapped[Enrolment] = relationship()

    @property
    def open(self) -> bool:
        """Tell whether it is still to be handed in."""
        return self.submitted_at is None

    @property
    def share(self) -> float | None:
        """Return the score as a share of one, once marked."""
        return None if self.points is None else self.points / self.out_of

    @property
    def passed(self) -> bool:
        """Tell whether the score reaches the pass mark of the cohort."""
        return reaches(self.share, self.enrolment.cohort.pass_mark)


class AnswerEvent(Model):
    """One answer as it was given. Its id comes from the phone: a replay is harmless."""

    __tablename__ = "answer_event"
    __table_args__ = (Index(None, "attempt_id", "item"),)

    id: Mapped[Id]
    attempt_id: Mapped[UUID] = mapped_column(ForeignKey("attempt.id"))
    item: Mapped[str] = mapped_column(String(80))
    response: Mapped[list[Plain]] = mapped_column(Json)
    made_at: Mapped[datetime]
    received_at: Mapped[datetime]


class Answer(Model):
    """The answer that counts: the one made last, written with its event."""

    __tablename__ = "answer"

    attempt_id: Mapped[UUID] = mapped_column(ForeignKey("attempt.id"), primary_key=True)
    item: Mapped[str] = mapped_column(String(80), primary_key=True)
    response: Mapped[list[Plain]] = mapped_column(Json)
    made_at: Mapped[datetime]
    event_id: Mapped[UUID] = mapped_column(ForeignKey("answer_event.id"))
    points: Mapped[float | None]
