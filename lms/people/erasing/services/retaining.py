"""Emptying what was kept long enough: term by term, in batches."""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, inspect, null, update

from lms.people.accounts.models import FailedSignIn, HeldForm, SignIn, Ticket
from lms.people.erasing.models import Ground
from lms.people.erasing.queries import due
from lms.people.erasing.rules.periods import Term
from lms.people.erasing.services import wiping
from lms.people.erasing.services.erasing import Amid, Order, erase
from lms.people.models import ImportState, Person, RosterFile, RosterImport, RosterRow
from lms.platform import audit
from lms.platform.db import Model, db, forget_the_log
from lms.platform.journal import JournalEntry
from lms.platform.mail import OutboxMessage
from lms.platform.turns import Turn, one_at_a_time

BATCH = 500
PEOPLE = 20
"""People are erased in smaller batches: each goes through every table."""


def retain(term: Term, now: datetime, *, run: UUID) -> int:
    """Empty one batch of what is due of a term; return how many it was.

    The act says how many of what, and in which run.
    """
    one_at_a_time(Turn.RETENTION)
    most = PEOPLE if term is Term.PERSON else BATCH
    ids = list(db.session.scalars(due.keys(term, now).limit(most)))
    if ids:
        _EMPTY[term](ids)
        audit.record("people:retain", "retention", run, after={"term": term, "count": len(ids)})
        db.session.expire_all()
        forget_the_log()
    return len(ids)


def _deleted(model: type[Model]) -> Callable[[Sequence[UUID]], None]:
    """Make what deletes rows of a table by their key."""
    [key] = inspect(model).primary_key

    def deleted(ids: Sequence[UUID]) -> None:
        db.session.execute(delete(model).where(key.in_(ids)))

    return deleted


def _discard(ids: Sequence[UUID]) -> None:
    """Throw lists away that nobody confirmed; their rows stay as numbers."""
    db.session.execute(delete(RosterFile).where(RosterFile.roster_id.in_(ids)))
    rows = update(RosterRow).where(RosterRow.roster_id.in_(ids))
    db.session.execute(rows.values(wiping.emptied("roster_row")))
    lists = update(RosterImport).where(RosterImport.id.in_(ids))
    db.session.execute(lists.values(state=ImportState.DISCARDED, ignored=[]))


def _empty_rows(ids: Sequence[UUID]) -> None:
    """Empty what rows said; by its mark the same row is known when it comes again."""
    said = {
        name: value for name, value in wiping.emptied("roster_row").items() if name != "fingerprint"
    }
    db.session.execute(update(RosterRow).where(RosterRow.id.in_(ids)).values(said))


def _empty_contacts(ids: Sequence[UUID]) -> None:
    people = update(Person).where(Person.id.in_(ids))
    db.session.execute(people.values(phone=null(), email=null(), access_needs=""))


def _empty_national_numbers(ids: Sequence[UUID]) -> None:
    people = update(Person).where(Person.id.in_(ids))
    db.session.execute(people.values(national_hash=null(), national_tail=null()))


def _erase_people(ids: Sequence[UUID]) -> None:
    for person_id in ids:
        erase(person_id, Order(Ground.RETENTION, amid=Amid.CONFIRMED))


_EMPTY: dict[Term, Callable[[Sequence[UUID]], None]] = {
    Term.HELD_FORM: _deleted(HeldForm),
    Term.ROSTER_FILE: _deleted(RosterFile),
    Term.FAILED_SIGN_IN: _deleted(FailedSignIn),
    Term.TICKET: _deleted(Ticket),
    Term.SIGN_IN: _deleted(SignIn),
    Term.MAIL: _deleted(OutboxMessage),
    Term.ROSTER_WAITING: _discard,
    Term.ROSTER_VALUES: _empty_rows,
    Term.LOOK: _deleted(JournalEntry),
    Term.CONTACT: _empty_contacts,
    Term.NATIONAL_NUMBER: _empty_national_numbers,
    Term.PERSON: _erase_people,
}
