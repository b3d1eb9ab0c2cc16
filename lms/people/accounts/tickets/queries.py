"""Reading tickets and accounts as far as ways in need them."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from lms.people.accounts.models import Account, RoleGrant, Ticket, TicketKind
from lms.people.accounts.tickets import rules, sealing
from lms.people.accounts.tickets.rules import Standing
from lms.people.models import Person
from lms.platform import clock
from lms.platform.db import db


def is_open() -> ColumnElement[bool]:
    """Narrow to tickets that still let somebody in."""
    return and_(
        Ticket.used_at.is_(None), Ticket.withdrawn_at.is_(None), Ticket.expires_at > clock.now()
    )


def ticket_of(secret: str) -> Ticket | None:
    """Find the open ticket of a secret; closed accounts and erased people have none."""
    return db.session.scalars(
        select(Ticket)
        .join(Ticket.account)
        .join(Account.person)
        .options(
            contains_eager(Ticket.account).options(
                contains_eager(Account.person), selectinload(Account.grants)
            )
        )
        .where(
            Ticket.secret_hash == sealing.secret_hash(secret),
            is_open(),
            Account.disabled_at.is_(None),
            Person.erased_at.is_(None),
        )
    ).first()


def accounts_of(person_ids: Iterable[UUID]) -> dict[UUID, Account]:
    """Return the accounts of people with their roles; two statements."""
    rows = db.session.scalars(
        select(Account)
        .where(Account.person_id.in_(tuple(person_ids)))
        .options(selectinload(Account.grants), joinedload(Account.person))
    )
    return {account.person_id: account for account in rows}


def account_of(person_id: UUID) -> Account | None:
    """Return the account of a person, if there is one."""
    return accounts_of([person_id]).get(person_id)


def standing_of(account: Account | None) -> Standing:
    """Tell how far the owner of an account is."""
    if account is None:
        return Standing.NO_ACCOUNT
    return rules.standing(
        password_hash=account.password_hash,
        holds_role=bool(account.grants),
        disabled=account.disabled_at is not None,
    )


def standings(person_ids: Sequence[UUID]) -> dict[UUID, Standing]:
    """Tell of several people how far each is; one statement."""
    role = exists().where(RoleGrant.account_id == Account.id)
    rows = db.session.execute(
        select(Account.person_id, Account.password_hash, role, Account.disabled_at).where(
            Account.person_id.in_(person_ids)
        )
    )
    known = {
        person_id: rules.standing(password_hash=kept, holds_role=holds, disabled=bool(closed))
        for person_id, kept, holds, closed in rows
    }
    return {one: known.get(one, Standing.NO_ACCOUNT) for one in person_ids}


def taken(staff_numbers: Iterable[str]) -> str | None:
    """Return the first of the staff numbers that somebody has already."""
    asked = [number.lower() for number in staff_numbers]
    return db.session.scalar(
        select(Account.staff_number).where(func.lower(Account.staff_number).in_(asked)).limit(1)
    )


def mails_lately(account_id: UUID) -> int:
    """Count the links that were asked for lately for an account, by whomever."""
    count = select(func.count()).where(
        Ticket.account_id == account_id,
        Ticket.kind == TicketKind.RESET,
        Ticket.created_by.is_(None),
        Ticket.created_at > clock.now() - rules.MAILS_WINDOW,
    )
    return db.session.scalar(count) or 0


def own_account(account_id: UUID) -> Account:
    """Return the account of whoever is signed in, with its person and roles."""
    return db.session.scalars(
        select(Account)
        .where(Account.id == account_id)
        .options(selectinload(Account.grants), joinedload(Account.person))
    ).one()
