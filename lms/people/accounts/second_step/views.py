"""Pages of the second step: giving the code, setting up a phone, replacing it, new codes."""

from typing import TYPE_CHECKING

from flask import Response, current_app, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.exceptions import NotFound

from lms.people.accounts import devices, entrance, strictness
from lms.people.accounts.entrance import Claimant, claimant, onward, password_given
from lms.people.accounts.feature import accounts
from lms.people.accounts.models import Account
from lms.people.accounts.second_step import queries, rules, services
from lms.people.accounts.second_step.forms import CodeForm, NewPhoneForm, OtherPhoneForm
from lms.people.accounts.second_step.services import Guess
from lms.platform import identity
from lms.platform.access import Work, signed_in
from lms.platform.db import unit_of_work
from lms.platform.identity import actor
from lms.platform.pages import back_to, page, say, wrong
from lms.platform.settings import Site

if TYPE_CHECKING:
    from wtforms import Field

FEW_LEFT = 3


@accounts.page("/sign-in/code", access=password_given)
def code_page() -> Response:
    """Ask for the code of the phone."""
    if _has_passed():
        return back_to("home.front")
    return page("accounts/code.html", form=CodeForm(formdata=None), next=onward())


@accounts.action("/sign-in/code", access=password_given, work=Work.OWN)
def give_code() -> Response:
    """Finish signing in, or say no in the same words whatever was wrong."""
    if _has_passed():
        return back_to("home.front")
    form, who = CodeForm(), claimant()
    if not form.validate():
        return wrong("accounts/code.html", form=form, next=onward())
    with unit_of_work():
        entered = services.enter(
            who.account_id, _guess(form.code), sign_in_id=who.sign_in_id, device=_device()
        )
    if entered is None:
        return _not_this_code(form, "accounts/code.html")
    answer = entrance.welcome(entered.token)
    _say_how_many(entered.codes_left)
    return answer


def _has_passed() -> bool:
    """Somebody who is in already needs no code; a reload must not use one up."""
    return identity.current() is not None


def _guess(field: "Field") -> Guess:
    return Guess(str(field.data), request.remote_addr or "")


def _device() -> str:
    return devices.named(request.user_agent.string)


def _not_this_code(form: CodeForm | OtherPhoneForm, template: str, **values: object) -> Response:
    form.code.errors = [
        _(
            "This code is not right, or was used already. Wait for the next one. "
            "After five wrong attempts, wait 15 minutes."
        )
    ]
    return wrong(template, form=form, **{"next": onward(), **values})


def _say_how_many(left: int | None) -> None:
    """Tell who used a code from paper how many are left."""
    if left is None:
        return
    words = ngettext(
        "You used a recovery code. %(num)d is left. Make new ones from “My account”.",
        "You used a recovery code. %(num)d are left. Make new ones from “My account”.",
        left,
    )
    say(words, kind="warn" if left <= FEW_LEFT else "ok")


@accounts.page("/account/second-step", access=password_given)
def device_page() -> Response:
    """Show what to scan with the phone; or, where one is set up, what can be done with it."""
    who = claimant()
    account = queries.account(who.account_id)
    if account.totp_sealed is None:
        return page("accounts/device.html", form=NewPhoneForm(formdata=None), **_to_scan(who))
    if not _has_passed():
        return back_to("accounts.code_page", next=onward() or None)
    return page(
        "accounts/second_step.html", must=_must(account), left=queries.codes_left(account.id)
    )


@accounts.action("/account/second-step", access=password_given)
def set_up_device() -> Response:
    """Ask for a code from now on, and show the codes for paper: this once."""
    form, who = NewPhoneForm(), claimant()
    if not form.validate():
        return wrong("accounts/device.html", form=form, **_to_scan(who))
    code = str(form.new_code.data)
    bound = services.bind(who.account_id, code, sign_in_id=who.sign_in_id, device=_device())
    if bound is None:
        return _not_this_phone(form, "accounts/device.html", who)
    behind = entrance.welcome(bound.token).location
    return page("accounts/recovery_codes.html", codes=_grouped(bound.codes), onward=behind)


def _to_scan(who: Claimant) -> dict[str, object]:
    """Return what the page of a new phone shows."""
    account = queries.account(who.account_id)
    secret = services.offered(account, sign_in_id=who.sign_in_id)
    site: Site = current_app.config["SITE"]
    return {
        "scan": rules.address(secret, name=account.staff_number, issuer=site.name.en),
        "secret": rules.grouped(secret),
        "inside": _has_passed(),
        "must": _must(account),
        "next": onward(),
    }


def _must(account: Account) -> bool:
    """Tell whether an account cannot do without a second step here."""
    return bool(account.grants) and strictness.second_step_required()


def _not_this_phone(form: NewPhoneForm, template: str, who: Claimant) -> Response:
    form.new_code.errors = [
        _(
            "The phone shows another code than this. Wait for the next code; "
            "if it is wrong again, set the phone's clock to automatic time."
        )
    ]
    return wrong(template, form=form, **_to_scan(who))


def _grouped(codes: list[str]) -> list[str]:
    return [rules.grouped(code) for code in codes]


@accounts.page("/account/second-step/codes", access=signed_in)
def codes_page() -> Response:
    """Ask for a code before new ones for paper are made."""
    _with_device()
    return page("accounts/new_codes.html", form=CodeForm(formdata=None))


@accounts.action("/account/second-step/codes", access=signed_in, work=Work.OWN)
def renew_codes() -> Response:
    """Show ten new codes for paper: the ones before count no more."""
    form, who = CodeForm(), _with_device()
    if not form.validate():
        return wrong("accounts/new_codes.html", form=form)
    with unit_of_work():
        passed = services.prove(who.account_id, _guess(form.code))
        codes = services.renew_codes(who.account_id) if passed else []
    if not codes:
        return _not_this_code(form, "accounts/new_codes.html")
    return page(
        "accounts/recovery_codes.html", codes=_grouped(codes), onward=url_for("accounts.mine")
    )


@accounts.page("/account/second-step/off", access=signed_in)
def off_page() -> Response:
    """Ask for a code before the second step is turned off."""
    _with_device()
    return page("accounts/turn_off.html", form=CodeForm(formdata=None))


@accounts.action("/account/second-step/off", access=signed_in, work=Work.OWN)
def turn_off() -> Response:
    """Sign in with the password alone again, where that is allowed."""
    form, who = CodeForm(), _with_device()
    if not form.validate():
        return wrong("accounts/turn_off.html", form=form)
    with unit_of_work():
        passed = services.prove(who.account_id, _guess(form.code))
        if passed:
            services.give_up(who.account_id)
    if not passed:
        return _not_this_code(form, "accounts/turn_off.html")
    return back_to("accounts.mine", said=_("From now on the password alone opens your account."))


@accounts.page("/account/second-step/phone", access=signed_in)
def other_device_page() -> Response:
    """Show a new phone what to scan, in the place of the one before."""
    who = _with_device()
    return page("accounts/other_device.html", form=OtherPhoneForm(formdata=None), **_to_scan(who))


@accounts.action("/account/second-step/phone", access=signed_in, work=Work.OWN)
def replace_device() -> Response:
    """Take another phone once both codes are right; other sessions end."""
    form, who = OtherPhoneForm(), _with_device()
    if not form.validate():
        return wrong("accounts/other_device.html", form=form, **_to_scan(who))
    if not _knows(form.new_code, who):
        return _not_this_phone(form, "accounts/other_device.html", who)
    with unit_of_work():
        passed = services.prove(who.account_id, _guess(form.code))
        if passed:
            services.replace(who.account_id, str(form.new_code.data), sign_in_id=who.sign_in_id)
    if not passed:
        return _not_this_code(form, "accounts/other_device.html", **_to_scan(who))
    said = _("From now on only the new phone shows your codes. Your recovery codes stay.")
    return back_to("accounts.mine", said=said)


def _with_device() -> Claimant:
    if queries.account(actor().account_id).totp_sealed is None:
        raise NotFound
    return claimant()


def _knows(field: "Field", who: Claimant) -> bool:
    """Tell whether the new phone shows a right code, before a code of the old one is used up."""
    account = queries.account(who.account_id)
    return services.shows(account, str(field.data), sign_in_id=who.sign_in_id)
