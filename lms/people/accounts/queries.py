"""Reading accounts and sign-ins."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from lms.people.accounts import rules, sealing, strictness
from lms.people.accounts.models import Account, FailedSignIn, HeldForm, RoleGrant, SignIn
from lms.people.models import Person
from lms.platform import clock
from lms.platform.db import db
from lms.platform.identity import Actor, Grant
from lms.platform.permissions import Role

WHO = (
    select(SignIn.id, SignIn.created_at, SignIn.seen_at, SignIn.expires_at, SignIn.ended_at)
    .add_columns(SignIn.second_step_at, Account.totp_sealed.is_not(None).label("has_device"))
    .add_columns(SignIn.account_id, Account.person_id, Person.name_ar, Person.name_en)
    .add_columns(RoleGrant.role, RoleGrant.institution_id, RoleGrant.cohort_id)
    .join(Account, Account.id == SignIn.account_id)
    .join(Account.person)
    .outerjoin(Account.grants)
    .where(SignIn.token_hash == bindparam("token_hash"), Account.disabled_at.is_(None))
    .where(Person.merged_into_id.is_(None))
)
"""Who asks: every page of somebody signed in needs it, so it is one statement, written once."""


class Asking(NamedTuple):
    """A sign-in with its owner, once for each role of the owner, or without any."""

    sign_in_id: UUID
    created_at: datetime
    seen_at: datetime
    expires_at: datetime
    ended_at: datetime | None
    second_step_at: datetime | None
    has_device: bool
    account_id: UUID
    person_id: UUID
    name_ar: str
    name_en: str
    role: Role | None
    institution_id: UUID | None
    cohort_id: UUID | None


class Halfway(NamedTuple):
    """Somebody who gave the password and owes the second step: a stranger to every other page."""

    account_id: UUID
    sign_in_id: UUID
    has_device: bool


def account_named(identifier: str, *, phone: str | None) -> Account | None:
    """Find an account by staff number, e-mail or phone number.

    A number or an address that two people share names neither of them; a staff number still does.
    """
    names = [func.lower(Account.staff_number) == identifier.lower()]
    if "@" in identifier:
        names.append(func.lower(Person.email) == identifier.lower())
    if phone:
        names.append(Person.phone == phone)
    found = db.session.scalars(select(Account).join(Account.person).where(or_(*names))).all()
    numbered = [one for one in found if one.staff_number.lower() == identifier.lower()]
    meant = numbered or found
    return meant[0] if len(meant) == 1 else None


def guesses(key: str, *, since: datetime) -> int:
    """Count the wrong passwords under a key."""
    count = select(func.count()).where(FailedSignIn.key == key, FailedSignIn.at >= since)
    return db.session.scalar(count) or 0


def sign_in_of(token: str) -> SignIn | None:
    """Find a sign-in by its token, alive or not."""
    return db.session.scalars(
        select(SignIn).where(SignIn.token_hash == sealing.token_hash(token))
    ).first()


def actor_of(token: str) -> tuple[Actor, datetime] | None:
    """Return who holds a token, if sign-in and account are alive, and when it was last in use."""
    rows = _asking(token)
    grants = tuple(Grant(one.role, one.institution_id, one.cohort_id) for one in rows if one.role)
    if not rows or not _alive(rows[0], staff=bool(grants)) or not _whole(rows[0]):
        return None
    return _actor(token, rows[0], grants), rows[0].seen_at


def halfway(token: str) -> Halfway | None:
    """Return who gave the password with this token and still owes the second step."""
    rows = _asking(token) if token else []
    if not rows or not _alive(rows[0], staff=rows[0].role is not None) or _whole(rows[0]):
        return None
    first = rows[0]
    if not rules.is_waiting(created_at=first.created_at, now=clock.now()):
        return None
    return Halfway(first.account_id, first.sign_in_id, first.has_device)


def _asking(token: str) -> list[Asking]:
    found = db.session.execute(WHO, {"token_hash": sealing.token_hash(token)})
    return [Asking(*row) for row in found]


def _whole(row: Asking) -> bool:
    return rules.is_whole(
        passed_at=row.second_step_at,
        has_device=row.has_device,
        must_have=row.role is not None and strictness.second_step_required(),
    )


def _alive(row: Asking, *, staff: bool) -> bool:
    return rules.is_alive(
        seen_at=row.seen_at,
        expires_at=row.expires_at,
        ended_at=row.ended_at,
        life=rules.STAFF if staff else rules.TRAINEE,
        now=clock.now(),
    )


def _actor(token: str, row: Asking, grants: tuple[Grant, ...]) -> Actor:
    return Actor(
        account_id=row.account_id,
        person_id=row.person_id,
        name_ar=row.name_ar,
        name_en=row.name_en,
        sign_in_token=token,
        sign_in_id=row.sign_in_id,
        grants=grants,
    )


def account(account_id: UUID) -> Account:
    """Return an account with its owner."""
    return db.session.scalars(
        select(Account)
        .where(Account.id == account_id)
        .options(joinedload(Account.person), selectinload(Account.grants))
    ).one()


def open_sign_ins(account: Account) -> Sequence[SignIn]:
    """Return the sign-ins of an account that still hold, newest first."""
    rows = db.session.scalars(
        select(SignIn)
        .where(
            SignIn.account_id == account.id,
            SignIn.ended_at.is_(None),
            SignIn.expires_at > clock.now(),
        )
        .order_by(SignIn.seen_at.desc())
    )
    must = bool(account.grants) and strictness.second_step_required()
    has = account.totp_sealed is not None
    return [
        one
        for one in rows
        if rules.is_whole(passed_at=one.second_step_at, has_device=has, must_have=must)
    ]


def held_form(form_id: UUID, account_id: UUID) -> HeldForm | None:
    """Return a held form to the one who sent it, while it is kept."""
    return db.session.scalars(
        select(HeldForm).where(
            HeldForm.id == form_id,
            HeldForm.account_id == account_id,
            HeldForm.expires_at > clock.now(),
        )
    ).first()
