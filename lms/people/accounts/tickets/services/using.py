"""Using a way in, asking for one by mail, choosing another password."""

from uuid import UUID

from sqlalchemy import delete, select, update

from lms.people.accounts import queries as known
from lms.people.accounts import sealing as marks
from lms.people.accounts import services as accounts
from lms.people.accounts.models import Account, FailedSignIn, Ticket, TicketKind
from lms.people.accounts.tickets import letters, queries, rules
from lms.people.accounts.tickets.rules import Length
from lms.people.accounts.tickets.services.giving import Way, draw, ticket
from lms.people.rules import phones
from lms.platform import audit, clock
from lms.platform.db import db
from lms.platform.jobs import queue

FORGOTTEN = "forgotten-password"


def use(ticket_id: UUID, password_hash: str, *, device: str) -> str | None:
    """Choose the password and come in; return the token, or nothing where another was quicker.

    Every other session and every other way in of the account ends with it.
    """
    account = _locked(ticket_id)
    if account is None:
        return None
    first = not account.password_hash
    account.password_hash = password_hash
    now = clock.now()
    others = update(Ticket).where(Ticket.account_id == account.id, queries.is_open())
    db.session.execute(update(Ticket).where(Ticket.id == ticket_id).values(used_at=now))
    db.session.execute(others.values(withdrawn_at=now))
    accounts.end(account.id)
    _forget_guesses(account.id)
    _record("account:enter", account)
    if not first:
        letters.tell_changed(account)
    return accounts.sign_in(account.id, device=device)


def _locked(ticket_id: UUID) -> Account | None:
    """Return the account of a ticket that is still open now that nobody else can use it."""
    owner = select(Ticket.account_id).where(Ticket.id == ticket_id).scalar_subquery()
    account = db.session.scalars(
        select(Account).where(Account.id == owner).with_for_update()
    ).first()
    open_ = db.session.scalar(select(Ticket.id).where(Ticket.id == ticket_id, queries.is_open()))
    return account if account and open_ and account.disabled_at is None else None


def _forget_guesses(account_id: UUID) -> None:
    """Whoever came in another way may also use the password at once."""
    mark = marks.keyed("account", str(account_id))
    db.session.execute(delete(FailedSignIn).where(FailedSignIn.key == mark))


def _record(act: str, account: Account) -> None:
    """Write down what the owner did, who may not be signed in yet."""
    audit.record(act, "account", account.id, person_id=account.person_id, by=account.id)


def change_password(account_id: UUID, password_hash: str, *, sign_in_id: UUID) -> int:
    """Choose another password; return how many other sessions ended with it."""
    account = db.session.get_one(Account, account_id)
    account.password_hash = password_hash
    _record("account:password", account)
    letters.tell_changed(account)
    return accounts.end_others(account_id, but=sign_in_id)


def ask_for_link(identifier: str) -> None:
    """Leave it to a worker to write to whoever this is: nobody can tell whether it is anybody."""
    account = known.account_named(identifier, phone=phones.phone(identifier))
    queue.enqueue(FORGOTTEN, {"account": str(account.id) if account else ""}, by=None, total=1)


def mail_link(account_id: UUID) -> None:
    """Send a link to the owner of an account, where there is an address and not too often."""
    account = db.session.get(Account, account_id)
    if account is None or account.disabled_at is not None or not account.person.email:
        return
    if queries.mails_lately(account_id) >= rules.MAILS_AT_MOST:
        return
    way = Way(account, draw(Length.LINK), clock.now() + rules.MAIL_LASTS)
    db.session.add(ticket(way, TicketKind.RESET, by=None))
    letters.reset(account, way.secret)
