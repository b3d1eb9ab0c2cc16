"""Coming in by a link or a card: opening it changes nothing, choosing a password uses it up."""

from flask import Response, request
from flask_babel import gettext as _
from werkzeug.exceptions import TooManyRequests

from lms.people.accounts import devices, entrance, passwords, sealing
from lms.people.accounts import queries as known
from lms.people.accounts import rules as limits
from lms.people.accounts import services as accounts
from lms.people.accounts.models import Ticket
from lms.people.accounts.tickets import letters, queries, rules, services
from lms.people.accounts.tickets.feature import ways_in
from lms.people.accounts.tickets.forms import CodeForm, PasswordForm
from lms.platform import clock, journal
from lms.platform.access import Address, Work, anyone
from lms.platform.db import unit_of_work
from lms.platform.i18n import language
from lms.platform.pages import back_to, missing, page, say, wrong


@ways_in.page("/enter", access=anyone, address=Address.BARE)
def typed_address() -> Response:
    """Answer the address as it is printed on cards, in the phone's language."""
    return back_to("ways_in.code_page")


@ways_in.page("/enter", access=anyone)
def code_page() -> Response:
    """Ask for the code of a card."""
    return page("ways_in/code.html", form=CodeForm(formdata=None))


@ways_in.action("/enter", access=anyone, work=Work.OWN)
def enter_code() -> Response:
    """Go on with the code that was typed."""
    form = CodeForm()
    if form.validate():
        secret = rules.read(form.code.data or "")
        if _ticket(secret) is not None:
            return back_to("ways_in.way", secret=secret)
        _count_guess()
        form.code.errors = [
            _("This code opens nothing. Compare it with the card, or ask for a new one.")
        ]
    return wrong("ways_in/code.html", form=form)


@ways_in.page("/enter/<secret>", access=anyone)
def way(secret: str) -> Response:
    """Show whom the way in is for. Messengers open links too: nothing is used up."""
    ticket = _ticket(secret)
    if ticket is None:
        mark = _mark()
        journal.later(lambda: accounts.count_failure((mark,)))
        return missing("ways_in/gone.html")
    form = PasswordForm(ticket.account, formdata=None)
    return page("ways_in/choose.html", form=form, name=_called(ticket))


@ways_in.action("/enter/<secret>", access=anyone, work=Work.OWN)
def enter(secret: str) -> Response:
    """Choose the password and come in, once."""
    ticket = _ticket(secret)
    if ticket is None:
        _count_guess()
        return missing("ways_in/gone.html")
    form = PasswordForm(ticket.account)
    if not form.validate():
        return wrong("ways_in/choose.html", form=form, name=_called(ticket))
    number, ticket_id = ticket.account.staff_number, ticket.id
    chosen = passwords.hashed(form.password.data or "")
    with unit_of_work():
        token = services.use(ticket_id, chosen, device=devices.named(request.user_agent.string))
    if token is None:
        return missing("ways_in/gone.html")
    answer = entrance.welcome(token)
    say(_("Your password is chosen. Next time, sign in with %(number)s and it.", number=number))
    return answer


def _called(ticket: Ticket) -> str:
    return letters.given_name(ticket.account.person, language())


def _ticket(secret: str) -> Ticket | None:
    """Find the open ticket of a secret, unless this address guessed too often."""
    since = clock.now() - limits.GUESS_WINDOW
    if not limits.may_try(by_address=known.guesses(_mark(), since=since)):
        raise TooManyRequests
    return queries.ticket_of(rules.read(secret))


def _mark() -> str:
    """Count with the wrong passwords of the same address: a guess is a guess."""
    return sealing.keyed("address", request.remote_addr or "")


def _count_guess() -> None:
    mark = _mark()
    with unit_of_work():
        accounts.count_failure((mark,))
