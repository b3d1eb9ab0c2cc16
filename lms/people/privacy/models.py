"""Tables of consent and exports: append-only, and neither names anybody."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from lms.platform.db import Id, Json, Model, Plain


class Answer(StrEnum):
    """What a person said to the wording."""

    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Means(StrEnum):
    """How the answer was given."""

    SCREEN = "screen"
    PAPER = "paper"


class Part(StrEnum):
    """What is asked: the training itself, and what each person is free to leave out."""

    TRAINING = "training"
    PHOTOS = "photos"
    CONTACT = "contact"


class Consent(Model):
    """An answer to one part of one wording, in the language it was read in; the last counts."""

    __tablename__ = "consent"
    __table_args__ = (
        CheckConstraint("language IN ('ar', 'en')", name="language"),
        Index(None, "person_id", "answered_at"),
    )

    id: Mapped[Id]
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"))
    wording: Mapped[str] = mapped_column(String(16))
    part: Mapped[Part]
    language: Mapped[str] = mapped_column(String(2))
    answer: Mapped[Answer]
    means: Mapped[Means]
    answered_at: Mapped[datetime]
    recorded_by: Mapped[UUID | None]


class PeopleExport(Model):
    """A list of people that left the system: who took it, what for, and what stood in it.

    What was searched for is not kept: it may be somebody's name.
    """

    __tablename__ = "people_export"

    id: Mapped[Id]
    exported_at: Mapped[datetime] = mapped_column(index=True)
    exported_by: Mapped[UUID]
    kind: Mapped[str] = mapped_column(String(32))
    purpose: Mapped[str] = mapped_column(String(300))
    columns: Mapped[list[Plain]] = mapped_column(Json)
    filters: Mapped[dict[str, Plain]] = mapped_column(Json)
    people: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
