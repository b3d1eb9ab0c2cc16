"""Where each role can go: the links of the frame."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import Flask, request, url_for
from flask_babel import LazyString, lazy_gettext
from flask_babel import gettext as _

from lms.platform import identity
from lms.platform.identity import Actor
from lms.platform.pages import Link
from lms.platform.permissions import Permission


@dataclass(frozen=True, slots=True)
class Station:
    """A page of the frame: the endpoint, its label and its icon."""

    endpoint: str
    label: LazyString
    icon: str


TRAINEE = (
    Station("home.front", lazy_gettext("Home"), "home"),
    Station("learning.courses", lazy_gettext("Courses"), "book"),
    Station("workshops.mine", lazy_gettext("Workshops"), "cal"),
    Station("awards.mine", lazy_gettext("Certificates"), "medal"),
)
TRAINER = (
    Station("workshops.today", lazy_gettext("Today"), "cal"),
    Station("learning.cohorts", lazy_gettext("Cohorts"), "people"),
    Station("learning.courses", lazy_gettext("Courses"), "book"),
)
OFFICER = (
    Station("indicators.dashboard", lazy_gettext("Indicators"), "chart"),
    Station("people.register", lazy_gettext("People"), "people"),
    Station("learning.cohorts", lazy_gettext("Cohorts"), "cal"),
    Station("learning.courses", lazy_gettext("Courses"), "book"),
    Station("awards.register", lazy_gettext("Certificates"), "medal"),
)
FOCAL_POINT = (
    Station("nominations.offered", lazy_gettext("Nominations"), "flag"),
    Station("people.register", lazy_gettext("People"), "people"),
)
ADMINISTRATOR = (
    Station("people.register", lazy_gettext("People"), "people"),
    Station("accounts.directory", lazy_gettext("Accounts"), "user"),
    Station("home.routes", lazy_gettext("Access"), "lock"),
    Station("home.audit_page", lazy_gettext("Audit"), "text"),
)


def stations_of(asking: Actor | None) -> tuple[Station, ...]:
    """Return the pages of the frame for whoever is asking."""
    if asking is None:
        return ()
    if asking.may(Permission.INDICATORS_READ):
        return OFFICER
    if asking.may(Permission.AUDIT_READ):
        return ADMINISTRATOR
    if asking.may(Permission.NOMINATIONS_MAKE):
        return _of_focal_point(asking)
    if asking.is_staff:
        return TRAINER
    return TRAINEE


def _of_focal_point(asking: Actor) -> tuple[Station, ...]:
    """Add the pages of a trainer for a focal point who trains as well."""
    trains = asking.may(Permission.ATTENDANCE_MARK)
    return (*FOCAL_POINT, *TRAINER) if trains else FOCAL_POINT


def _here(stations: Iterable[Station]) -> Station | None:
    """Return the station that the address lies under; the nearest where there are several."""
    under = [
        (len(url), station)
        for station, url in ((one, url_for(one.endpoint)) for one in stations)
        if request.path == url or (request.path.startswith(f"{url}/") and not url.endswith("/"))
    ]
    return max(under, key=lambda found: found[0])[1] if under else None


def _links(stations: Iterable[Station]) -> list[Link]:
    known = list(stations)
    here = _here(known)
    return [
        Link(str(one.label), url_for(one.endpoint), one.icon, current=one is here) for one in known
    ]


def _frame() -> dict[str, object]:
    asking = identity.current()
    return {
        "nav": _links(stations_of(asking)),
        "home_url": url_for("home.front"),
        "sign_in_url": url_for("accounts.sign_in_page"),
        "sign_out_url": url_for("accounts.sign_out"),
        "data_saver_url": url_for("home.switch_data_saver"),
        "own_ways": [Link(_("My account"), url_for("accounts.mine"), "user")],
        "foot": [
            Link(_("Help"), url_for("home.help_page"), "info"),
            Link(_("Verify a certificate"), url_for("awards.verify_page"), "medal"),
            Link(_("Privacy"), url_for("home.privacy"), "lock"),
        ],
    }


def set_up(app: Flask) -> None:
    """Put the frame around every page."""
    app.context_processor(_frame)
