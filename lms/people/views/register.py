"""The register: finding people, and one person's page."""

from uuid import UUID

from flask import Response, request
from flask_babel import LazyString, lazy_gettext
from flask_babel import gettext as _
from markupsafe import Markup, escape

from lms.people import destinations
from lms.people.feature import people
from lms.people.models import Person, Sex
from lms.people.queries import register as queries
from lms.platform import journal
from lms.platform.access import may
from lms.platform.i18n import isolated
from lms.platform.identity import actor
from lms.platform.pages import page
from lms.platform.paging import paged
from lms.platform.permissions import Permission

_SEXES = {
    Sex.FEMALE: lazy_gettext("Woman"),
    Sex.MALE: lazy_gettext("Man"),
    Sex.UNKNOWN: lazy_gettext("Not recorded"),
}


@people.page("/people", access=may(Permission.PEOPLE_READ))
def register() -> Response:
    """Show the people of the register, or those a search finds."""
    search = request.args.get("q", "").strip()
    found = paged(queries.people_of(actor(), search), request.args.get("page", 1, type=int))
    may_import = actor().may(Permission.PEOPLE_IMPORT)
    return page("people/register.html", found=found, search=search, may_import=may_import)


@people.page("/people/<uuid:person_id>", access=may(Permission.PEOPLE_READ))
def person(person_id: UUID) -> Response:
    """Show what is known of a person; that it was looked at is noted."""
    one = queries.person_for(actor(), person_id)
    journal.note(journal.Kind.LOOKED_AT, one.id, by=actor().account_id)
    visits = destinations.trainings().visits(one.id)
    return page(
        "people/person.html",
        person=one,
        visits=visits,
        details=_details(one),
        may_cohorts=actor().reach(Permission.COHORTS_READ).everywhere,
    )


def _details(one: Person) -> list[tuple[str, Markup]]:
    """Return what is known, without what is not."""
    known: list[tuple[str, Markup | LazyString | int | None]] = [
        (_("Register number"), isolated(one.number)),
        (_("Sex"), _SEXES[one.sex]),
        (_("Year of birth"), one.birth_year),
        (_("Phone"), isolated(one.phone) if one.phone else None),
        (_("E-mail"), isolated(one.email) if one.email else None),
        (_("National number"), isolated(f"…{one.national_tail}") if one.national_tail else None),
    ]
    return [(label, escape(value)) for label, value in known if value]
