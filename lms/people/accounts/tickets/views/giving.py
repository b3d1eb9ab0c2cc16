"""A way in for one person of the register: an invitation, or a code at the desk."""

from uuid import UUID

from flask import Response, request, url_for
from flask_babel import gettext as _
from werkzeug.exceptions import BadRequest

from lms.people import looks
from lms.people.accounts.tickets import cards, queries, services, words
from lms.people.accounts.tickets.feature import ways_in
from lms.people.accounts.tickets.forms import InviteForm
from lms.people.accounts.tickets.rules import Standing
from lms.people.models import Person
from lms.people.queries import register
from lms.platform.access import may
from lms.platform.i18n import in_language
from lms.platform.identity import Actor, actor
from lms.platform.pages import back_to, page, wrong
from lms.platform.permissions import Permission

INVITE, CODE = "invite", "code"


@ways_in.page("/people/<uuid:person_id>/way-in", access=may(Permission.ACCOUNTS_HELP))
def person(person_id: UUID) -> Response:
    """Show how far somebody is with signing in, and what can be given to them."""
    one = _person(person_id)
    looks.note(one.id)
    form = InviteForm(formdata=None, staff_number=one.number)
    return page("ways_in/person.html", **_shown(one, form))


@ways_in.action("/people/<uuid:person_id>/way-in", access=may(Permission.ACCOUNTS_HELP))
def give(person_id: UUID) -> Response:
    """Invite somebody, or show a code."""
    one, form = _person(person_id), InviteForm()
    match request.form.get("give"):
        case "code":
            return _given(services.show_code(one, by=actor()))
        case "invite" if "staff_number" not in request.form or form.validate():
            return _invited(one, form.staff_number.data or "")
        case "invite":
            return wrong("ways_in/person.html", **_shown(one, form))
    raise BadRequest


def _invited(one: Person, staff_number: str) -> Response:
    given = services.invite(one, by=actor(), staff_number=staff_number)
    if not given.mailed:
        return _given(given)
    said = _("An invitation is on its way to %(address)s.", address=one.email)
    return back_to("ways_in.person", person_id=one.id, said=said)


def _given(given: services.Way) -> Response:
    person = given.account.person
    back = (in_language(person.name), url_for("ways_in.person", person_id=person.id))
    shown = cards.card(given)
    return page("ways_in/given.html", person=person, card=shown, words=words.card(), back=back)


def _person(person_id: UUID) -> Person:
    return register.person_for(actor(), person_id, permission=Permission.ACCOUNTS_HELP)


def _shown(one: Person, form: InviteForm) -> dict[str, object]:
    account = queries.account_of(one.id)
    standing = queries.standing_of(account)
    helps = standing is not Standing.CLOSED and (
        standing is not Standing.STAFF or _manages(actor())
    )
    return {
        "person": one,
        "holder": account,
        "standing": words.STANDINGS[standing],
        "invites": helps and not (account and account.password_hash),
        "shows_code": helps and account is not None,
        "is_staff": standing is Standing.STAFF,
        "form": form,
    }


def _manages(asking: Actor) -> bool:
    return asking.reach(Permission.ACCOUNTS_MANAGE).everywhere
