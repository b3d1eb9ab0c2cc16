"""Moves of people who give and use ways in."""

import re

from sqlalchemy import select

from lms.people.accounts.models import Account, Ticket
from lms.people.models import Person
from lms.platform.db import db
from lms.platform.mail import OutboxMessage
from tests.cast import Cast
from tests.pages import Page
from tests.visitor import Visitor

CHOSEN = "حوت ازرق وسفينة بعيدة"
FIELDS: dict[str, object] = {"password": CHOSEN, "again": CHOSEN}
CODE = re.compile(r'class="secret" dir="ltr">([0-9A-Z-]+)<')
LINK = re.compile(r"http://localhost(/(?:ar|en)/enter/[0-9A-Z]+)")


def codes(page: Page) -> list[str]:
    """Read the codes that a page shows."""
    return CODE.findall(page.html)


def link(text: str) -> str:
    """Read the path of the link in a letter or on a page."""
    found = LINK.search(text)
    assert found is not None
    return found[1]


def letters() -> list[OutboxMessage]:
    """Return the letters written so far, in their order."""
    return list(db.session.scalars(select(OutboxMessage).order_by(OutboxMessage.created_at)))


def tickets() -> list[Ticket]:
    """Return every way in that was given, in its order."""
    return list(db.session.scalars(select(Ticket).order_by(Ticket.created_at, Ticket.id)))


def account_of(person: Person) -> Account | None:
    """Return the account of a person, as it stands now."""
    db.session.rollback()
    return db.session.scalars(select(Account).where(Account.person_id == person.id)).first()


def give(hand: Visitor, person: Person, what: str, *, status: int = 200, **more: object) -> Page:
    """Give somebody a way in from their page."""
    return hand.post(f"/en/people/{person.id}/way-in", {"give": what, **more}, status=status)


def administrator(cast: Cast, visitor: Visitor) -> Visitor:
    """Sit down at the desk of the administrator."""
    return visitor.sign_in(cast.administrator())
