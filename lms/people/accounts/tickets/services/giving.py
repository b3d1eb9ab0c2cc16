"""Giving ways in. A secret is returned once; what is kept of it is a hash."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select, update

from lms.people.accounts.models import Account, Ticket, TicketKind
from lms.people.accounts.tickets import letters, queries, rules, sealing
from lms.people.accounts.tickets.reasons import Reason
from lms.people.accounts.tickets.rules import Choice, Length, Standing
from lms.people.models import Person
from lms.platform import audit, clock
from lms.platform.audit import Act
from lms.platform.db import db
from lms.platform.identity import Actor
from lms.platform.permissions import Permission
from lms.platform.refusals import Refused
from lms.platform.turns import Turn, one_at_a_time


@dataclass(frozen=True, slots=True)
class Way:
    """A way in that was just given: the only moment at which its secret is known."""

    account: Account
    secret: str
    expires_at: datetime
    mailed: bool = False


@dataclass(frozen=True, slots=True)
class Cards:
    """Printed ways in, and how many earlier cards no longer work."""

    ways: Sequence[Way]
    withdrawn: int


def invite(person: Person, *, by: Actor, staff_number: str = "") -> Way:
    """Open an account for somebody, and a way to their first password: by mail, or to pass on."""
    account = _account_for(person, by=by, staff_number=staff_number)
    if account.password_hash:
        raise Refused(Reason.READY)
    _withdraw([account], TicketKind.INVITATION)
    way = _give([account], TicketKind.INVITATION, until=_in(rules.INVITATION_LASTS), by=by)[0]
    letters.invite(account, way.secret)
    return Way(account, way.secret, way.expires_at, mailed=bool(person.email))


def show_code(person: Person, *, by: Actor) -> Way:
    """Give somebody who stands at the desk a code for the next minutes."""
    account = _account_for(person, by=by)
    _withdraw([account], TicketKind.RESET)
    return _give([account], TicketKind.RESET, until=_in(rules.DESK_LASTS), by=by)[0]


def print_cards(people: Sequence[Person], choice: Choice, *, until: datetime, by: Actor) -> Cards:
    """Give trainees a card each; whoever holds a role gets none, whoever has no account gets one.

    Earlier cards of the same people no longer work.
    """
    one_at_a_time(Turn.WAYS_IN)
    held = queries.accounts_of(person.id for person in people)
    chosen = [p for p in people if rules.gets_card(queries.standing_of(held.get(p.id)), choice)]
    held |= _open([(p, p.number) for p in chosen if p.id not in held], by=by)
    return _print([held[person.id] for person in chosen], until=until, by=by)


def print_card(person: Person, *, until: datetime, by: Actor) -> Cards:
    """Give one person a card, or say why not."""
    return _print([_account_for(person, by=by)], until=until, by=by)


def _print(owners: Sequence[Account], *, until: datetime, by: Actor) -> Cards:
    if until <= clock.now():
        raise Refused(Reason.COHORT_OVER)
    withdrawn = _withdraw(owners, TicketKind.CARD)
    return Cards(_give(owners, TicketKind.CARD, until=until, by=by), withdrawn)


def _in(span: timedelta) -> datetime:
    return clock.now() + span


def _account_for(person: Person, *, by: Actor, staff_number: str = "") -> Account:
    """Return the account of somebody the actor may help; open one where there is none."""
    if person.erased_at is not None or person.merged_into_id is not None:
        raise Refused(Reason.GONE)
    one_at_a_time(Turn.WAYS_IN)
    account = queries.account_of(person.id)
    if account is None:
        return _open([(person, staff_number or person.number)], by=by)[person.id]
    _may_help(account, by)
    return account


def _may_help(account: Account, by: Actor) -> None:
    """Nobody takes over an account that may do more than theirs by giving it a new way in."""
    standing = queries.standing_of(account)
    if standing is Standing.CLOSED:
        raise Refused(Reason.CLOSED)
    if standing is Standing.STAFF and not by.reach(Permission.ACCOUNTS_MANAGE).everywhere:
        raise Refused(Reason.HOLDS_ROLE)


def _open(people: Sequence[tuple[Person, str]], *, by: Actor) -> dict[UUID, Account]:
    """Open accounts that no password fits yet."""
    taken = queries.taken(number for _, number in people)
    if taken is not None:
        raise Refused(Reason.NUMBER_TAKEN, number=taken)
    now = clock.now()
    opened = {
        person.id: Account(person=person, staff_number=number, password_hash="", created_at=now)
        for person, number in people
    }
    db.session.add_all(opened.values())
    db.session.flush()
    _record("account:open", opened.values(), by=by)
    return opened


def _give(owners: Sequence[Account], kind: TicketKind, *, until: datetime, by: Actor) -> list[Way]:
    length = Length.LINK if kind is TicketKind.INVITATION else Length.CARD
    ways = [Way(owner, draw(length), until) for owner in owners]
    db.session.add_all(ticket(way, kind, by=by.account_id) for way in ways)
    _record(f"account:{kind}", owners, by=by)
    return ways


def ticket(way: Way, kind: TicketKind, *, by: UUID | None) -> Ticket:
    """Return what is kept of a way in."""
    return Ticket(
        account_id=way.account.id,
        kind=kind,
        secret_hash=sealing.secret_hash(way.secret),
        created_at=clock.now(),
        created_by=by,
        expires_at=way.expires_at,
    )


def draw(length: Length) -> str:
    """Draw a secret from the system's secure source."""
    return rules.written(secrets.randbelow(len(rules.ALPHABET)) for _ in range(length.value))


def _record(act: str, owners: Iterable[Account], *, by: Actor) -> None:
    acts = [Act(act, "account", one.id, person_id=one.person_id) for one in owners]
    audit.record_all(acts, by=by.account_id)


def _withdraw(owners: Iterable[Account], kind: TicketKind) -> int:
    """Close the open ways of one kind; return how many there were."""
    open_ = select(Ticket.id).where(
        Ticket.account_id.in_([one.id for one in owners]), Ticket.kind == kind, queries.is_open()
    )
    found = db.session.scalars(open_).all()
    db.session.execute(update(Ticket).where(Ticket.id.in_(found)).values(withdrawn_at=clock.now()))
    return len(found)
