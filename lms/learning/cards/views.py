"""Sign-in cards of a cohort, and a new way in for one of its trainees."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Response, request, url_for
from flask_babel import gettext as _
from werkzeug.exceptions import BadRequest

from lms.learning import queries
from lms.learning.cards import queries as seats
from lms.learning.feature import learning
from lms.people.accounts.tickets import cards, rules, services, words
from lms.people.accounts.tickets import queries as tickets
from lms.people.accounts.tickets.rules import Choice, Standing
from lms.platform import clock
from lms.platform.access import may
from lms.platform.i18n import in_language
from lms.platform.identity import actor
from lms.platform.pages import back_to, page
from lms.platform.permissions import Permission

if TYPE_CHECKING:
    from lms.learning.models import Cohort
    from lms.people.models import Person

HELP = Permission.ACCOUNTS_HELP
NOT_HERE = {Standing.STAFF, Standing.CLOSED}


@learning.page("/cohorts/<uuid:cohort_id>/cards", access=may(HELP))
def cards_page(cohort_id: UUID) -> Response:
    """Show who of the cohort can sign in, and offer cards."""
    cohort = _cohort(cohort_id)
    found = seats.listed(cohort, request.args.get("page", 1, int))
    known = tickets.standings([one.person_id for one in found.rows])
    return page(
        "learning/cards.html",
        cohort=cohort,
        found=found,
        standings={one: words.STANDINGS[standing] for one, standing in known.items()},
        helped={one for one, standing in known.items() if standing not in NOT_HERE},
        until=words.until(_until(cohort)),
        over=_until(cohort) <= clock.now(),
        may_read=actor().reach(Permission.COHORTS_READ).cohort(cohort.id),
    )


@learning.action("/cohorts/<uuid:cohort_id>/cards", access=may(HELP))
def print_cards(cohort_id: UUID) -> Response:
    """Print cards; this answer is the only page on which they can be read."""
    cohort = _cohort(cohort_id)
    asked = request.form.get("choice", "")
    if asked not in {one.value for one in Choice}:
        raise BadRequest
    made = services.print_cards(
        seats.people(cohort), Choice(asked), until=_until(cohort), by=actor()
    )
    if not made.ways:
        nobody = _("Nobody here needs a card: everybody has chosen a password.")
        return back_to("learning.cards_page", cohort_id=cohort.id, said=nobody)
    return _sheet(cohort, made)


@learning.page("/cohorts/<uuid:cohort_id>/cards/<uuid:person_id>", access=may(HELP))
def way_in(cohort_id: UUID, person_id: UUID) -> Response:
    """Offer one trainee a new way in."""
    cohort = _cohort(cohort_id)
    person = seats.person_in(cohort, person_id)
    standing = tickets.standings([person.id])[person.id]
    return page(
        "learning/way_in.html",
        cohort=cohort,
        person=person,
        standing=words.STANDINGS[standing],
        helped=standing not in NOT_HERE,
        is_staff=standing is Standing.STAFF,
        over=_until(cohort) <= clock.now(),
        until=words.until(_until(cohort)),
    )


@learning.action("/cohorts/<uuid:cohort_id>/cards/<uuid:person_id>", access=may(HELP))
def give_way_in(cohort_id: UUID, person_id: UUID) -> Response:
    """Show a code for the next minutes, or print one card."""
    cohort = _cohort(cohort_id)
    person = seats.person_in(cohort, person_id)
    match request.form.get("give"):
        case "code":
            return _code(cohort, person)
        case "card":
            return _sheet(cohort, services.print_card(person, until=_until(cohort), by=actor()))
    raise BadRequest


def _code(cohort: "Cohort", person: "Person") -> Response:
    given = services.show_code(person, by=actor())
    back = (in_language(cohort.title), url_for("learning.cards_page", cohort_id=cohort.id))
    return page(
        "ways_in/given.html",
        person=person,
        card=cards.card(given, cohort=cohort.title),
        words=words.card(),
        back=back,
    )


def _sheet(cohort: "Cohort", made: services.Cards) -> Response:
    return page(
        "ways_in/cards.html",
        cards=[cards.card(way, cohort=cohort.title) for way in made.ways],
        withdrawn=made.withdrawn,
        words=words.card(),
        back=(in_language(cohort.title), url_for("learning.cards_page", cohort_id=cohort.id)),
    )


def _cohort(cohort_id: UUID) -> "Cohort":
    return queries.cohort_for(actor(), cohort_id, permission=HELP)


def _until(cohort: "Cohort") -> datetime:
    return rules.cards_until(cohort.ends_on, clock.TRIPOLI)
