"""Noting who looked at whose record. Any page or file that shows one person calls `note`."""

from datetime import timedelta
from uuid import UUID

from flask import request

from lms.platform import journal
from lms.platform.identity import actor
from lms.platform.journal import Kind

AGAIN = timedelta(minutes=10)
"""Whoever comes back to a record this soon has looked once."""
EVERYBODY = UUID(int=0)
"""What the register itself is noted as, where no one person is meant."""
LONGEST_OUTCOME = 40


def note(*person_ids: UUID) -> None:
    """Note that the reader looks at the details of people; nobody is noted for their own."""
    _note(*(one for one in person_ids if one != actor().person_id))


def note_list(thing_id: UUID = EVERYBODY) -> None:
    """Note that the reader looks at a list of people: the list, not each of them."""
    _note(thing_id)


def _note(*thing_ids: UUID) -> None:
    page = (request.endpoint or "")[:LONGEST_OUTCOME]
    journal.note_once(Kind.LOOKED_AT, *thing_ids, by=actor().account_id, outcome=page, within=AGAIN)
