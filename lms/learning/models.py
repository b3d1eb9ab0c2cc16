"""Tables of editions, cohorts, enrolments and what each person has completed."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from courses.text import Text
from lms.people.models import Institution, Person, Place, RankBand
from lms.platform.db import Id, Model


class Edition(Model):
    """A course as published: one immutable JSON document, named by its digest."""

    __tablename__ = "edition"
    __table_args__ = (UniqueConstraint("course", "number"),)

    id: Mapped[Id]
    course: Mapped[str] = mapped_column(String(80), index=True)
    code: Mapped[str] = mapped_column(String(16))
    number: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    title_ar: Mapped[str] = mapped_column(String(200))
    title_en: Mapped[str] = mapped_column(String(200))
    document: Mapped[str] = mapped_column(deferred=True)
    published_at: Mapped[datetime]

    @property
    def title(self) -> Text:
        """Return the title in both languages."""
        return Text(self.title_ar, self.title_en)


class CohortState(StrEnum):
    """A cohort is planned, runs, and is closed once."""

    PLANNED = "planned"
    RUNNING = "running"
    CLOSED = "closed"


class Mode(StrEnum):
    """How a cohort is taught."""

    IN_PERSON = "in-person"
    BLENDED = "blended"
    SELF_PACED = "self-paced"


class Cohort(Model):
    """A group taught together. Without an edition it is a training from the past."""

    __tablename__ = "cohort"
    __table_args__ = (
        CheckConstraint("ends_on >= starts_on", name="order"),
        CheckConstraint("needed_attendance BETWEEN 0 AND 100", name="needed_attendance"),
        CheckConstraint("pass_mark BETWEEN 0 AND 100", name="pass_mark"),
        CheckConstraint("(state = 'closed') = (closed_at IS NOT NULL)", name="closed"),
    )

    id: Mapped[Id]
    code: Mapped[str] = mapped_column(String(40), unique=True)
    title_ar: Mapped[str] = mapped_column(String(200))
    title_en: Mapped[str] = mapped_column(String(200))
    edition_id: Mapped[UUID | None] = mapped_column(ForeignKey("edition.id"), index=True)
    place_id: Mapped[UUID | None] = mapped_column(ForeignKey("place.id"))
    mode: Mapped[Mode] = mapped_column(default=Mode.IN_PERSON)
    starts_on: Mapped[date]
    ends_on: Mapped[date] = mapped_column(index=True)
    needed_attendance: Mapped[int] = mapped_column(default=80)
    pass_mark: Mapped[int] = mapped_column(default=70)
    state: Mapped[CohortState] = mapped_column(default=CohortState.PLANNED)
    closed_at: Mapped[datetime | None]
    edition: Mapped[Edition | None] = relationship()
    place: Mapped[Place | None] = relationship()

    @property
    def title(self) -> Text:
        """Return the title in both languages."""
        return Text(self.title_ar, self.title_en)

    @property
    def closed(self) -> bool:
        """Tell whether nothing more counts."""
        return self.state is CohortState.CLOSED


class EnrolmentState(StrEnum):
    """A withdrawn enrolment keeps its history."""

    ENROLLED = "enrolled"
    WITHDRAWN = "withdrawn"


class Enrolment(Model):
    """A person in a cohort, with a copy of the post held that day.

    Whoever came in somebody's place says in whose: that enrolment is withdrawn. A walk-in stood
    at the door without being on any list.
    """

    __tablename__ = "enrolment"
    __table_args__ = (
        UniqueConstraint("cohort_id", "person_id"),
        Index("uq_enrolment_substitute_for_id", "substitute_for_id", unique=True),
    )

    id: Mapped[Id]
    cohort_id: Mapped[UUID] = mapped_column(ForeignKey("cohort.id"))
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    state: Mapped[EnrolmentState] = mapped_column(default=EnrolmentState.ENROLLED)
    institution_id: Mapped[UUID | None] = mapped_column(ForeignKey("institution.id"), index=True)
    job_title: Mapped[str] = mapped_column(String(120), default="")
    rank_band: Mapped[RankBand | None]
    place_id: Mapped[UUID | None] = mapped_column(ForeignKey("place.id"))
    enrolled_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]
    substitute_for_id: Mapped[UUID | None] = mapped_column(ForeignKey("enrolment.id"))
    walk_in: Mapped[bool] = mapped_column(default=False)
    completed_on: Mapped[date | None] = mapped_column(index=True)
    cohort: Mapped[Cohort] = relationship()
    person: Mapped[Person] = relationship()
    institution: Mapped[Institution | None] = relationship()
    substitute_for: Mapped["Enrolment | None"] = relationship(remote_side="Enrolment.id")


class LessonRead(Model):
    """A lesson finished: once per enrolment; a replay changes nothing."""

    __tablename__ = "lesson_read"
    __table_args__ = (UniqueConstraint("enrolment_id", "lesson"),)

    id: Mapped[Id]
    enrolment_id: Mapped[UUID] = mapped_column(ForeignKey("enrolment.id"))
    lesson: Mapped[str] = mapped_column(String(80))
    language: Mapped[str] = mapped_column(String(4))
    finished_at: Mapped[datetime]


class Requirement(StrEnum):
    """What other features report downwards about an enrolment."""

    PRE_TEST = "pre-test"
    POST_TEST = "post-test"
    ATTENDANCE = "attendance"


class Completion(Model):
    """The present standing of one requirement, as assessment and workshops report it.

    `share` is of one: the score of a test, or the attended part of the planned minutes;
    null while nothing counts yet (every session excused).
    """

    __tablename__ = "completion"
    __table_args__ = (
        UniqueConstraint("enrolment_id", "requirement"),
        CheckConstraint("share IS NULL OR share BETWEEN 0 AND 1", name="share"),
        Index(None, "requirement", "enrolment_id"),
    )

    id: Mapped[Id]
    enrolment_id: Mapped[UUID] = mapped_column(ForeignKey("enrolment.id"))
    requirement: Mapped[Requirement]
    share: Mapped[float | None]
    met_at: Mapped[datetime]
