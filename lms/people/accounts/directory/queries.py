"""Reading accounts for those who manage them, narrowed to what they may see."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from typing import TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, or_, select, true
from sqlalchemy.orm import contains_eager, selectinload
from werkzeug.exceptions import NotFound

from courses.text import Text
from lms.people import destinations
from lms.people.accounts.models import Account, RoleGrant, SignIn
from lms.people.models import Institution, Person, Post
from lms.people.queries import register
from lms.people.rules.purposes import ForCohort
from lms.platform import clock
from lms.platform.db import db
from lms.platform.identity import Actor
from lms.platform.paging import Page, paged
from lms.platform.permissions import Permission, Role

Found = TypeVar("Found")


class Show(StrEnum):
    """Which accounts a list is about."""

    STAFF = "staff"
    TRAINEES = "trainees"
    CLOSED = "closed"
    WITHOUT_SECOND_STEP = "without-second-step"


HAS_ROLE = select(RoleGrant.id).where(RoleGrant.account_id == Account.id).exists()
OPEN = Account.disabled_at.is_(None)
SHOWN: dict[Show, ColumnElement[bool]] = {
    Show.STAFF: OPEN & HAS_ROLE,
    Show.TRAINEES: OPEN & ~HAS_ROLE,
    Show.CLOSED: Account.disabled_at.is_not(None),
    Show.WITHOUT_SECOND_STEP: OPEN & HAS_ROLE & Account.totp_sealed.is_(None),
}


def listed(actor: Actor, *, search: str, show: Show | None, number: int) -> Page[Account]:
    """Return a page of the accounts an actor manages, by name."""
    meant = SHOWN[show] if show else true()
    query = _accounts_of(actor).where(_matches(search), meant)
    return paged(query.order_by(Person.name_key, Account.staff_number), number)


def account_for(actor: Actor, account_id: UUID) -> Account:
    """Return one account the actor manages; anybody else's does not exist."""
    query = _accounts_of(actor).where(Account.id == account_id)
    return _or_missing(db.session.scalars(query).first())


def account_of_person(actor: Actor, person_id: UUID) -> Account | None:
    """Return the account of a person, if they have one that the actor manages."""
    return db.session.scalars(_accounts_of(actor).where(Account.person_id == person_id)).first()


def grant_of(account: Account, grant_id: UUID) -> RoleGrant:
    """Return one role of an account."""
    return _or_missing(next((one for one in account.grants if one.id == grant_id), None))


def last_sign_ins(accounts: Iterable[Account]) -> dict[UUID, datetime]:
    """Return when each account was last signed in to."""
    ids = [one.id for one in accounts]
    rows = db.session.execute(
        select(SignIn.account_id, func.max(SignIn.created_at))
        .where(SignIn.account_id.in_(ids))
        .group_by(SignIn.account_id)
    )
    return dict(rows.all())


def sessions(account: Account) -> int:
    """Count the sessions of an account that still hold."""
    living = select(func.count()).where(
        SignIn.account_id == account.id,
        SignIn.ended_at.is_(None),
        SignIn.expires_at > clock.now(),
    )
    return db.session.scalar(living) or 0


def names_of_scopes(grants: Iterable[RoleGrant]) -> dict[UUID, Text]:
    """Return what the institutions and the cohorts of roles are called."""
    given = list(grants)
    institutions = {one.institution_id for one in given if one.institution_id}
    cohorts = sorted({one.cohort_id for one in given if one.cohort_id})
    named = dict(zip(cohorts, _titles(cohorts), strict=True))
    if not institutions:
        return named
    rows = db.session.scalars(select(Institution).where(Institution.id.in_(institutions)))
    return named | {one.id: one.name for one in rows}


def other_administrators(account_id: UUID) -> int:
    """Count who else administers the whole programme with an account that is open."""
    everywhere = RoleGrant.institution_id.is_(None) & RoleGrant.cohort_id.is_(None)
    others = (
        select(func.count(Account.id.distinct()))
        .join(Account.grants)
        .where(RoleGrant.role == Role.ADMINISTRATOR, everywhere)
        .where(Account.id != account_id, Account.disabled_at.is_(None))
    )
    return db.session.scalar(others) or 0


def is_taken(staff_number: str, *, but: UUID) -> bool:
    """Tell whether somebody else signs in with a number."""
    same = func.lower(Account.staff_number) == staff_number.lower()
    taken = select(Account.id).where(same, Account.id != but).limit(1)
    return db.session.scalar(taken) is not None


def _titles(cohorts: Sequence[UUID]) -> Sequence[Text]:
    purposes = [ForCohort(one) for one in cohorts]
    return destinations.trainings().titles(purposes) if purposes else []


def _accounts_of(actor: Actor) -> Select[Account]:
    return (
        select(Account)
        .join(Account.person)
        .where(_within(actor))
        .options(contains_eager(Account.person), selectinload(Account.grants))
    )


def _within(actor: Actor) -> ColumnElement[bool]:
    """In an institution: who works there now. In a cohort: who has a role in it."""
    reach = actor.reach(Permission.ACCOUNTS_MANAGE)
    if reach.everywhere:
        return true()
    here = Post.institution_id.in_(reach.institutions) & Post.ends_on.is_(None)
    return or_(
        Account.person_id.in_(select(Post.person_id).where(here)),
        Account.id.in_(select(RoleGrant.account_id).where(RoleGrant.cohort_id.in_(reach.cohorts))),
    )


def _matches(search: str) -> ColumnElement[bool]:
    """Find by whatever finds a person, and by staff number."""
    if not search:
        return true()
    number = Account.staff_number.icontains(search, autoescape=True)
    return or_(register.matches(search), number)


def _or_missing(found: Found | None) -> Found:
    if found is None:
        raise NotFound
    return found
