"""A forgotten password: the same answer for everybody, and the rest is a worker's."""

from flask import Response

from lms.people.accounts.tickets import services
from lms.people.accounts.tickets.feature import ways_in
from lms.people.accounts.tickets.forms import ForgottenForm
from lms.platform import throttle
from lms.platform.access import anyone
from lms.platform.pages import page, wrong

PER_MINUTE = 10


@ways_in.page("/forgot", access=anyone)
def forgotten() -> Response:
    """Ask who has forgotten."""
    return page("ways_in/forgot.html", form=ForgottenForm(formdata=None))


@ways_in.action("/forgot", access=anyone)
def ask_for_link() -> Response:
    """Say what happens now, whether or not this is anybody."""
    form = ForgottenForm()
    if not form.validate():
        return wrong("ways_in/forgot.html", form=form)
    throttle.check("forgot", per_minute=PER_MINUTE)
    services.ask_for_link(form.identifier.data or "")
    return page("ways_in/asked.html")
