"""Who looked at whose record."""

import datetime as dt
from uuid import UUID

from flask import Response, request

from lms.people.privacy import looks as noting
from lms.people.privacy import words
from lms.people.privacy.feature import privacy
from lms.people.privacy.queries import looks as queries
from lms.people.privacy.queries.looks import Asked
from lms.people.privacy.rules import looking
from lms.people.queries import register
from lms.platform import clock
from lms.platform.access import may
from lms.platform.identity import actor
from lms.platform.pages import page
from lms.platform.permissions import Permission

READ = may(Permission.LOOKS_READ)
LONGEST = 40


@privacy.page("/looks", access=READ)
def all_looks() -> Response:
    """Show who looked at what, and who reads more than usual."""
    asked = Asked(staff_number=_typed("account"), register_number=_typed("person"), day=_day())
    day = asked.day or clock.today()
    readings = queries.readings(actor(), day)
    return page(
        "privacy/looks.html",
        found=queries.looks(actor(), asked, _number()),
        asked=asked,
        day=day,
        readings=readings,
        longest=looking.longest([one.day for one in readings]),
        page_of=words.page,
    )


@privacy.page("/people/<uuid:person_id>/looks", access=READ)
def person_looks(person_id: UUID) -> Response:
    """Show who looked at one person."""
    person = register.person_for(actor(), person_id, permission=Permission.LOOKS_READ)
    noting.note(person.id)
    found = queries.looks(actor(), Asked(person_id=person.id), _number())
    return page("privacy/person_looks.html", person=person, found=found, page_of=words.page)


def _typed(name: str) -> str:
    return request.args.get(name, "").strip()[:LONGEST]


def _number() -> int:
    return request.args.get("page", 1, type=int)


def _day() -> dt.date | None:
    """Return the day that is asked for; what is no day asks for every day."""
    try:
        day = dt.date.fromisoformat(_typed("day"))
    except ValueError:
        return None
    return day if clock.is_plausible(day) else None
