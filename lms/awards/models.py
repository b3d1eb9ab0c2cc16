"""Tables of certificates: issued once, append-only; what happens later is an event."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from lms.learning.models import Enrolment
from lms.platform.db import Id, Model


class Certificate(Model):
    """What was given: the facts as printed, the design, and the hash of the bytes."""

    __tablename__ = "certificate"
    __table_args__ = (
        UniqueConstraint("year", "number"),
        CheckConstraint("number > 0", name="number"),
        CheckConstraint("expires_on IS NULL OR expires_on > issued_on", name="expiry"),
    )

    id: Mapped[Id]
    enrolment_id: Mapped[UUID] = mapped_column(ForeignKey("enrolment.id"), index=True)
    supersedes_id: Mapped[UUID | None] = mapped_column(ForeignKey("certificate.id"), unique=True)
    year: Mapped[int]
    number: Mapped[int]
    serial: Mapped[str] = mapped_column(String(32), unique=True)
    code: Mapped[str] = mapped_column(String(20), unique=True)
    facts: Mapped[str]
    design: Mapped[str] = mapped_column(String(40))
    design_version: Mapped[str] = mapped_column(String(20))
    sha256: Mapped[str] = mapped_column(ForeignKey("stored_file.sha256"))
    issued_on: Mapped[date] = mapped_column(index=True)
    issued_at: Mapped[datetime]
    issued_by: Mapped[UUID | None]
    expires_on: Mapped[date | None]
    enrolment: Mapped[Enrolment] = relationship()


class Draft(Model):
    """A certificate between its serial and its paper.

    The serial is printed on the paper, so it is taken first; a worker that dies in between
    finds the same serial again. The draft goes when the certificate is there.
    """

    __tablename__ = "certificate_draft"
    __table_args__ = (UniqueConstraint("year", "number"),)

    id: Mapped[Id]
    enrolment_id: Mapped[UUID] = mapped_column(ForeignKey("enrolment.id"), unique=True)
    supersedes_id: Mapped[UUID | None] = mapped_column(ForeignKey("certificate.id"), unique=True)
    year: Mapped[int]
    number: Mapped[int]
    serial: Mapped[str] = mapped_column(String(32), unique=True)
    code: Mapped[str] = mapped_column(String(20), unique=True)
    facts: Mapped[str]


class RevocationReason(StrEnum):
    """The class of reason that the public may read."""

    ISSUED_IN_ERROR = "issued-in-error"
    CONDITIONS_NOT_MET = "conditions-not-met"
    HOLDER_REQUEST = "holder-request"
    MISUSE = "misuse"


class Revocation(Model):
    """A certificate taken back: once, with a public reason."""

    __tablename__ = "revocation"
    __table_args__ = (Index(None, "revoked_at"),)

    id: Mapped[Id]
    certificate_id: Mapped[UUID] = mapped_column(ForeignKey("certificate.id"), unique=True)
    reason: Mapped[RevocationReason]
    revoked_at: Mapped[datetime]
    revoked_by: Mapped[UUID | None]


class SerialCounter(Model):
    """The last serial of a year: locked while the next is taken, so that there is no gap."""

    __tablename__ = "serial_counter"

    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    last: Mapped[int] = mapped_column(default=0)
