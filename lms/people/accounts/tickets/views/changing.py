"""Choosing another password while signed in."""

from flask import Response, request
from flask_babel import gettext as _
from flask_babel import ngettext

from lms.people.accounts import passwords
from lms.people.accounts import services as accounts
from lms.people.accounts.models import Account
from lms.people.accounts.tickets import queries, services
from lms.people.accounts.tickets.feature import ways_in
from lms.people.accounts.tickets.forms import ChangeForm
from lms.platform.access import Work, signed_in
from lms.platform.db import unit_of_work
from lms.platform.identity import actor
from lms.platform.pages import back_to, page, wrong


@ways_in.page("/account/password", access=signed_in)
def password_page() -> Response:
    """Ask for the present password and another one."""
    return page("ways_in/password.html", form=ChangeForm(_mine(), formdata=None))


@ways_in.action("/account/password", access=signed_in, work=Work.OWN)
def change_password() -> Response:
    """Change the password; every other session of mine ends."""
    form = ChangeForm(_mine())
    if not form.validate() or not _knows_present(form):
        return wrong("ways_in/password.html", form=form)
    me, chosen = actor(), passwords.hashed(form.password.data or "")
    with unit_of_work():
        ended = services.change_password(me.account_id, chosen, sign_in_id=me.sign_in_id)
    said = ngettext(
        "Your password is changed. %(num)d other session has ended.",
        "Your password is changed. %(num)d other sessions have ended.",
        ended,
    )
    return back_to("accounts.mine", said=said if ended else _("Your password is changed."))


def _mine() -> Account:
    return queries.own_account(actor().account_id)


def _knows_present(form: ChangeForm) -> bool:
    """Check the present password; wrong ones count like at the door."""
    proof = accounts.prove(
        _mine().staff_number, form.current.data or "", address=request.remote_addr or ""
    )
    if proof.account_id == actor().account_id:
        return True
    with unit_of_work():
        accounts.count_failure(proof.keys)
    form.current.errors = [
        _("This is not your present password. After five wrong attempts, wait 15 minutes.")
    ]
    return False
