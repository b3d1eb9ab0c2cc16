"""Signing in and out, opening accounts, granting roles, holding a form."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import delete, or_, select, update
from werkzeug.exceptions import TooManyRequests

from lms.people.accounts import passwords, queries, rules, sealing
from lms.people.accounts.models import (
    Account,
    FailedSignIn,
    HeldForm,
    RoleGrant,
    SignIn,
    Ticket,
)
from lms.people.accounts.sealing import Fields
from lms.people.models import Person
from lms.people.rules import phones
from lms.platform import audit, clock, identity
from lms.platform.db import db
from lms.platform.permissions import Role

HOLD = timedelta(minutes=30)
DEVICE = 120


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found out about a name and a password, before anything is written."""

    account_id: UUID | None
    keys: tuple[str, str]


def prove(identifier: str, password: str, *, address: str) -> Proof:
    """Check a password. Unknown, wrong and stopped answer alike, after the same time.

    An address that guessed too often learns nothing more, and costs no hash.
    """
    identifier, since = identifier.strip(), clock.now() - rules.GUESS_WINDOW
    by_address = sealing.keyed("address", address)
    if not rules.may_try(by_address=queries.guesses(by_address, since=since)):
        raise TooManyRequests
    account = queries.account_named(identifier, phone=phones.phone(identifier))
    by_account = _mark(account, identifier)
    stored = account.password_hash or None if account and account.disabled_at is None else None
    open_ = rules.may_guess(by_account=queries.guesses(by_account, since=since))
    fits = passwords.fits(stored, password)
    return Proof(account.id if account and fits and open_ else None, (by_account, by_address))


def _mark(account: Account | None, identifier: str) -> str:
    """Count under the account, in however many ways its number can be written."""
    if account is None:
        return sealing.keyed("name", identifier.lower())
    return sealing.keyed("account", str(account.id))


def enter(proof: Proof, *, device: str) -> str | None:
    """Open a session and return its token, or count the attempt under account and address."""
    if proof.account_id is not None:
        return sign_in(proof.account_id, device=device)
    count_failure(proof.keys)
    return None


def count_failure(keys: tuple[str, ...]) -> None:
    """Count a wrong guess under each key; those that count no more are forgotten."""
    now = clock.now()
    db.session.execute(delete(FailedSignIn).where(FailedSignIn.at < now - rules.GUESS_WINDOW))
    db.session.add_all(FailedSignIn(key=key, at=now) for key in keys)


def sign_in(account_id: UUID, *, device: str, second_step_at: datetime | None = None) -> str:
    """Open a session and return its token, which is stored nowhere.

    Where a second step is due and was not passed, the session opens nothing but that step.
    """
    account = db.session.get_one(Account, account_id)
    life = rules.STAFF if account.grants else rules.TRAINEE
    token, now = secrets.token_urlsafe(32), clock.now()
    db.session.add(
        SignIn(
            account_id=account_id,
            token_hash=sealing.token_hash(token),
            created_at=now,
            seen_at=now,
            expires_at=now + life.whole,
            second_step_at=second_step_at,
            device=device[:DEVICE],
        )
    )
    db.session.flush()
    return token


def touch(sign_in_id: UUID) -> None:
    """Remember that a session is in use."""
    db.session.execute(update(SignIn).where(SignIn.id == sign_in_id).values(seen_at=clock.now()))


def end(account_id: UUID, *, sign_in_id: UUID | None = None) -> None:
    """End one session of an account, or all of them; the next request is a stranger's."""
    sessions = update(SignIn).where(SignIn.account_id == account_id, SignIn.ended_at.is_(None))
    if sign_in_id is not None:
        sessions = sessions.where(SignIn.id == sign_in_id)
    db.session.execute(sessions.values(ended_at=clock.now()))


def end_others(account_id: UUID, *, but: UUID) -> int:
    """End every session of an account but one; return how many there were."""
    others = (SignIn.account_id == account_id, SignIn.id != but, SignIn.ended_at.is_(None))
    living = select(SignIn.id).where(*others, SignIn.expires_at > clock.now())
    count = len(db.session.scalars(living).all())
    db.session.execute(update(SignIn).where(*others).values(ended_at=clock.now()))
    return count


def open_account(person: Person, *, staff_number: str, password: str) -> Account:
    """Give a person the means to sign in."""
    account = Account(
        person_id=person.id,
        staff_number=staff_number,
        password_hash=passwords.hashed(password),
        created_at=clock.now(),
    )
    db.session.add(account)
    db.session.flush()
    audit.record("account:open", "account", account.id, person_id=person.id)
    return account


def disable(account: Account) -> None:
    """Close an account; its sessions end in the same commit."""
    account.disabled_at = clock.now()
    end(account.id)
    audit.record("account:disable", "account", account.id, person_id=account.person_id)


def grant(
    account: Account,
    role: Role,
    *,
    institution_id: UUID | None = None,
    cohort_id: UUID | None = None,
) -> RoleGrant:
    """Give a role in a scope."""
    given = RoleGrant(
        account_id=account.id, role=role, institution_id=institution_id, cohort_id=cohort_id
    )
    db.session.add(given)
    db.session.flush()
    _withdraw_ways(account.id)
    audit.record(
        "account:grant",
        "account",
        account.id,
        after={"role": role, "scope": str(institution_id or cohort_id or "everywhere")},
        person_id=account.person_id,
    )
    return given


def _withdraw_ways(account_id: UUID) -> None:
    """Close what others gave to a trainee: whoever kept a card would hold the new role."""
    asking = identity.current()
    by_others = Ticket.created_by != (asking.account_id if asking else None)
    open_ = Ticket.used_at.is_(None) & Ticket.withdrawn_at.is_(None)
    ways = update(Ticket).where(Ticket.account_id == account_id, open_, by_others)
    db.session.execute(ways.values(withdrawn_at=clock.now()))


def write_in(person: Person, language: str) -> None:
    """Write to somebody in a language of their choice."""
    person.language = language


def hold(account_id: UUID, address: str, fields: Fields) -> HeldForm:
    """Keep a form that met an expired session, sealed, for its sender alone; only the last one."""
    past = or_(HeldForm.expires_at < clock.now(), HeldForm.account_id == account_id)
    db.session.execute(delete(HeldForm).where(past))
    held = HeldForm(
        account_id=account_id,
        address=address,
        sealed=sealing.sealed(fields),
        expires_at=clock.now() + HOLD,
    )
    db.session.add(held)
    db.session.flush()
    return held


def opened(held: HeldForm) -> Fields:
    """Return the fields of a held form."""
    return sealing.opened(held.sealed)
