"""Reading accounts and sign-ins."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import contains_eager, selectinload

from lms.people.accounts import rules, sealing
from lms.people.accounts.models import Account, FailedSignIn, HeldForm, SignIn
from lms.people.models import Person
from lms.platform import clock
from lms.platform.db import db
from lms.platform.identity import Actor, Grant


def account_named(identifier: str, *, phone: str | None) -> Account | None:
    """Find an account by staff number, e-mail or phone number."""
    names = [func.lower(Account.staff_number) == identifier.lower()]
    if "@" in identifier:
        names.append(func.lower(Person.email) == identifier.lower())
    if phone:
        names.append(Person.phone == phone)
    found = db.session.scalars(select(Account).join(Account.person).where(or_(*names))).all()
    return found[0] if len(found) == 1 else None


def guesses(key: str, *, since: datetime) -> int:
    """Count the wrong passwords under a key."""
    count = select(func.count()).where(FailedSignIn.key == key, FailedSignIn.at >= since)
    return db.session.scalar(count) or 0


def sign_in_of(token: str) -> SignIn | None:
    """Find a sign-in by its token, alive or not."""
    return db.session.scalars(
        select(SignIn).where(SignIn.token_hash == sealing.token_hash(token))
    ).first()


def actor_of(token: str) -> tuple[Actor, SignIn] | None:
    """Return who holds a token, if the sign-in and the account are alive."""
    row = db.session.execute(
        select(SignIn, Account)
        .join(Account, Account.id == SignIn.account_id)
        .join(Account.person)
        .where(SignIn.token_hash == sealing.token_hash(token), Account.disabled_at.is_(None))
        .options(contains_eager(Account.person), selectinload(Account.grants))
    ).first()
    if row is None or not _alive(row.SignIn, row.Account):
        return None
    return _actor(token, row.SignIn, row.Account), row.SignIn


def _alive(sign_in: SignIn, account: Account) -> bool:
    return rules.is_alive(
        seen_at=sign_in.seen_at,
        expires_at=sign_in.expires_at,
        ended_at=sign_in.ended_at,
        life=rules.STAFF if account.grants else rules.TRAINEE,
        now=clock.now(),
    )


def _actor(token: str, sign_in: SignIn, account: Account) -> Actor:
    return Actor(
        account_id=account.id,
        person_id=account.person_id,
        name_ar=account.person.name_ar,
        name_en=account.person.name_en,
        sign_in_token=token,
        sign_in_id=sign_in.id,
        grants=tuple(Grant(g.role, g.institution_id, g.cohort_id) for g in account.grants),
    )


def open_sign_ins(account_id: UUID) -> Sequence[SignIn]:
    """Return the sign-ins of an account that still hold, newest first."""
    return db.session.scalars(
        select(SignIn)
        .where(
            SignIn.account_id == account_id,
            SignIn.ended_at.is_(None),
            SignIn.expires_at > clock.now(),
        )
        .order_by(SignIn.seen_at.desc())
    ).all()


def held_form(form_id: UUID, account_id: UUID) -> HeldForm | None:
    """Return a held form to the one who sent it, while it is kept."""
    return db.session.scalars(
        select(HeldForm).where(
            HeldForm.id == form_id,
            HeldForm.account_id == account_id,
            HeldForm.expires_at > clock.now(),
        )
    ).first()
