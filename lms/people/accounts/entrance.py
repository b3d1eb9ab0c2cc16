"""The way in: from an open sign-in to the page behind it, past the second step where one is due."""

from dataclasses import dataclass
from uuid import UUID

import flask_login
from flask import Response, make_response, redirect, request, session, url_for
from werkzeug.exceptions import Unauthorized

from lms.people.accounts import queries
from lms.people.accounts.queries import Halfway
from lms.platform import identity
from lms.platform.access import Rule
from lms.platform.identity import Actor
from lms.platform.pages import back_to
from lms.platform.security import safe_next

HELD = "held"
TOKEN = "_user_id"  # noqa: S105 - the name under which the cookie carries it


@dataclass(frozen=True, slots=True)
class Claimant:
    """Whoever gave the password of an account, with or without the second step."""

    account_id: UUID
    sign_in_id: UUID


def halfway() -> Halfway | None:
    """Return who gave a password in this browser and still owes the second step."""
    return queries.halfway(str(session.get(TOKEN, "")))


def claimant() -> Claimant:
    """Return who is asking, even halfway in; a stranger is turned away."""
    found = identity.current() or halfway()
    if found is None:
        raise Unauthorized
    return Claimant(found.account_id, found.sign_in_id)


def _password_given(asking: Actor | None) -> bool:
    return asking is not None or halfway() is not None


password_given = Rule("password given", _password_given)


def onward() -> str:
    """Return where the reader was going."""
    return request.values.get("next", "")


def welcome(token: str) -> Response:
    """Begin with a clean cookie and go on where the reader was, or to the second step."""
    held, found = session.get(HELD), queries.actor_of(token)
    session.clear()
    session.permanent = True
    if found is None:
        return _to_second_step(token, held=held)
    flask_login.login_user(found[0])
    if held and queries.held_form(UUID(held), found[0].account_id):
        return back_to("accounts.resume", form_id=UUID(held))
    return make_response(redirect(safe_next(onward(), otherwise=url_for("home.front")), code=303))


def _to_second_step(token: str, *, held: str | None) -> Response:
    """Carry on halfway: nothing is open to this token but the second step."""
    session[TOKEN] = token
    if held:
        session[HELD] = held
    half = queries.halfway(token)
    if half is None:
        raise Unauthorized
    return second_step_of(half, onward=onward())


def second_step_of(half: Halfway, *, onward: str) -> Response:
    """Send somebody halfway in to the page that asks for the code, or that sets it up."""
    page = "accounts.code_page" if half.has_device else "accounts.device_page"
    return back_to(page, next=onward or None)
