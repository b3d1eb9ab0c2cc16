"""The table of erasures: that it happened, when and why; never of whom by name."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from lms.platform.db import Id, Model

REFERENCE = 40


class Ground(StrEnum):
    """Why a person was erased."""

    REQUEST = "request"
    RETENTION = "retention"


class Erasure(Model):
    """A person was made anonymous in place."""

    __tablename__ = "erasure"

    id: Mapped[Id]
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), unique=True)
    ground: Mapped[Ground]
    reference: Mapped[str] = mapped_column(String(REFERENCE), default="")
    erased_at: Mapped[datetime]
    erased_by: Mapped[UUID | None]
