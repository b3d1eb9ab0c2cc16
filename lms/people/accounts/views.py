"""Signing in and out, my sign-ins, and the form that met an expired session."""

from uuid import UUID

import flask_login
from flask import Flask, Response, request, session
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_login import LoginManager
from werkzeug.exceptions import NotFound, Unauthorized

from lms.people.accounts import devices, entrance, queries, rules, services
from lms.people.accounts.directory import views as directory
from lms.people.accounts.entrance import HELD, TOKEN, onward, password_given
from lms.people.accounts.feature import accounts
from lms.people.accounts.forms import LANGUAGES, LanguageForm, SignInForm
from lms.people.accounts.second_step import views as second_step
from lms.platform import clock, journal
from lms.platform.access import Work, anyone, signed_in
from lms.platform.db import unit_of_work
from lms.platform.identity import Actor, actor
from lms.platform.pages import back_to, page, signed_out, wants_json, wrong

__all__ = ["accounts", "directory", "second_step", "set_up"]

login_manager = LoginManager()

LONGEST_HELD = 200_000
LONGEST_ADDRESS = 400
OF_SECRETS = frozenset({"accounts", "ways_in"})
SECRETS = frozenset({"password", "again", "current", "code", "new_code"})
"""Fields of these features of which nothing is ever kept to be shown again."""


@login_manager.user_loader  # type: ignore[untyped-decorator]
def _load(token: str) -> Actor | None:
    found = queries.actor_of(token)
    if found is None:
        return None
    who, seen_at = found
    if clock.now() - seen_at > rules.SEEN_EVERY:
        journal.later(lambda: services.touch(who.sign_in_id))
    return who


@accounts.page("/sign-in", access=anyone)
def sign_in_page() -> Response:
    """Ask who is there."""
    return page("accounts/sign_in.html", form=SignInForm(formdata=None), next=onward())


@accounts.action("/sign-in", access=anyone, work=Work.OWN)
def sign_in() -> Response:
    """Open a session, or say no in the same words for every cause."""
    form = SignInForm()
    if not form.validate():
        return wrong("accounts/sign_in.html", form=form, next=onward())
    proof = services.prove(
        form.identifier.data or "", form.password.data or "", address=request.remote_addr or ""
    )
    with unit_of_work():
        token = services.enter(proof, device=devices.named(request.user_agent.string))
    if token is None:
        form.password.errors = [
            _(
                "The staff number or the password is wrong. "
                "After five wrong attempts, wait 15 minutes."
            )
        ]
        return wrong("accounts/sign_in.html", form=form, next=onward())
    return entrance.welcome(token)


@accounts.action("/sign-out", access=password_given)
def sign_out() -> Response:
    """End this session on the server; the browser forgets its pages and keeps what is unsent."""
    who = entrance.claimant()
    services.end(who.account_id, sign_in_id=who.sign_in_id)
    flask_login.logout_user()
    session.clear()
    response = back_to("accounts.sign_in_page", said=_("You are signed out."))
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


@accounts.page("/account", access=signed_in)
def mine() -> Response:
    """Show my way in and where I am signed in."""
    me = actor()
    account = queries.account(me.account_id)
    return page(
        "accounts/mine.html",
        entry=account,
        languages=LANGUAGES,
        offers_second_step=me.is_staff or account.totp_sealed is not None,
        sign_ins=queries.open_sign_ins(account),
        this_id=me.sign_in_id,
    )


@accounts.action("/account/sign-ins/<uuid:sign_in_id>/end", access=signed_in)
def end_one(sign_in_id: UUID) -> Response:
    """End one of my sessions, such as that of a lost phone."""
    account = queries.account(actor().account_id)
    if sign_in_id not in {one.id for one in queries.open_sign_ins(account)}:
        raise NotFound
    services.end(account.id, sign_in_id=sign_in_id)
    return back_to("accounts.mine", said=_("That session has ended."))


@accounts.action("/account/sign-ins/end-others", access=signed_in)
def end_others() -> Response:
    """End all my sessions but this one."""
    ended = services.end_others(actor().account_id, but=actor().sign_in_id)
    said = ngettext("%(num)d session has ended.", "%(num)d sessions have ended.", ended)
    return back_to("accounts.mine", said=said)


@accounts.page("/account/language", access=signed_in)
def language_page() -> Response:
    """Ask in which language to write to me."""
    person = queries.account(actor().account_id).person
    form = LanguageForm(formdata=None, language=person.language)
    return page("accounts/language.html", form=form)


@accounts.action("/account/language", access=signed_in)
def choose_language() -> Response:
    """Write to me in this language from now on."""
    form = LanguageForm()
    if not form.validate():
        return wrong("accounts/language.html", form=form)
    services.write_in(queries.account(actor().account_id).person, form.language.data)
    return back_to("accounts.mine", said=_("Letters now come in this language."))


@accounts.page("/resume/<uuid:form_id>", access=signed_in)
def resume(form_id: UUID) -> Response:
    """Offer to send again what was typed when the session ended."""
    held = queries.held_form(form_id, actor().account_id)
    if held is None:
        raise NotFound
    return page("accounts/resume.html", address=held.address, fields=services.opened(held))


def _send_to_sign_in(_error: Unauthorized) -> Response:
    """Ask for sign-in; a form that met an expired session is kept meanwhile."""
    if wants_json():
        return signed_out()
    asked = "" if request.method == "POST" else request.full_path.rstrip("?")
    half = entrance.halfway()
    if half is not None:
        return entrance.second_step_of(half, onward=asked)
    if not asked:
        kept = _("You were signed out. Sign in again: what you typed is kept.")
        return back_to("accounts.sign_in_page", said=kept if _hold_this_form() else None)
    return back_to("accounts.sign_in_page", next=asked)


def _hold_this_form() -> bool:
    """Keep what was typed for whoever was signed in; tell whether it is kept."""
    row = queries.sign_in_of(str(session.get(TOKEN, "")))
    fields = [(k, v) for k, v in request.form.items(multi=True) if k != "csrf_token"]
    length = sum(len(k) + len(v) for k, v in fields)
    if row is None or length > LONGEST_HELD or len(request.path) > LONGEST_ADDRESS:
        return False
    if request.blueprint in OF_SECRETS and not SECRETS.isdisjoint(request.form):
        return False
    with unit_of_work():
        held = services.hold(row.account_id, request.path, fields)
        session[HELD] = str(held.id)
    return True


def set_up(app: Flask) -> None:
    """Connect sign-in with the application."""
    login_manager.init_app(app)
    app.config["PERMANENT_SESSION_LIFETIME"] = rules.TRAINEE.whole
    app.register_error_handler(Unauthorized, _send_to_sign_in)
