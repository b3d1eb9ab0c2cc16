"""Tables of accounts, ways in, sign-ins that can be ended, roles in a scope, and held forms."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from lms.people.models import Person
from lms.platform.db import Id, Model
from lms.platform.permissions import Role


class Account(Model):
    """The means to sign in: a staff number and a password hash. A person may have none.

    An empty hash fits no password: a ticket opens the account first.
    """

    __tablename__ = "account"

    id: Mapped[Id]
    person_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), unique=True)
    staff_number: Mapped[str] = mapped_column(String(40), unique=True)
    password_hash: Mapped[str] = mapped_column(String(200))
    totp_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    totp_step: Mapped[int | None]
    """The last half-minute whose code was used: no code counts twice."""
    disabled_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
    person: Mapped[Person] = relationship()
    grants: Mapped[list["RoleGrant"]] = relationship(back_populates="account")


class RoleGrant(Model):
    """A role in a scope: no institution and no cohort means everywhere.

    The cohort is named by its id alone: cohorts stand above people.
    """

    __tablename__ = "role_grant"
    __table_args__ = (
        CheckConstraint("institution_id IS NULL OR cohort_id IS NULL", name="one_scope"),
    )

    id: Mapped[Id]
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    role: Mapped[Role]
    institution_id: Mapped[UUID | None] = mapped_column(ForeignKey("institution.id"))
    cohort_id: Mapped[UUID | None] = mapped_column(index=True)
    account: Mapped[Account] = relationship(back_populates="grants")


class SignIn(Model):
    """A signed-in session: the cookie carries a token, this row its hash. Ending it is at once."""

    __tablename__ = "sign_in"

    id: Mapped[Id]
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    second_step_at: Mapped[datetime | None]
    device: Mapped[str] = mapped_column(String(120), default="")


class TicketKind(StrEnum):
    """Ways in without a password, each used once."""

    INVITATION = "invitation"
    CARD = "card"
    RESET = "reset"


class Ticket(Model):
    """A way in for whoever holds its secret, once; of the secret only a hash is kept."""

    __tablename__ = "ticket"

    id: Mapped[Id]
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"), index=True)
    kind: Mapped[TicketKind]
    secret_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]
    created_by: Mapped[UUID | None]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    account: Mapped[Account] = relationship()


class RecoveryCode(Model):
    """A code for the second step when the phone is gone, used once."""

    __tablename__ = "recovery_code"
    __table_args__ = (UniqueConstraint("account_id", "code_hash"),)

    id: Mapped[Id]
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    code_hash: Mapped[str] = mapped_column(String(64))
    used_at: Mapped[datetime | None]


class FailedSignIn(Model):
    """A wrong password, counted per account name and per address (both as keyed hashes)."""

    __tablename__ = "failed_sign_in"
    __table_args__ = (Index(None, "key", "at"),)

    id: Mapped[Id]
    key: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]


class HeldForm(Model):
    """A form that met an expired session: kept sealed for its sender for half an hour."""

    __tablename__ = "held_form"

    id: Mapped[Id]
    account_id: Mapped[UUID] = mapped_column(ForeignKey("account.id"))
    address: Mapped[str] = mapped_column(String(400))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    expires_at: Mapped[datetime] = mapped_column(index=True)
