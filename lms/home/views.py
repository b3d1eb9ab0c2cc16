"""The front door, and the pages that belong to no feature."""

from flask import Response, current_app, make_response, redirect, request, send_file, url_for
from werkzeug.exceptions import Forbidden, NotFound

from lms.home import changes, fronts, powers, queries, words
from lms.platform import audit, identity
from lms.platform.access import Address, Feature, anyone, may
from lms.platform.i18n import language
from lms.platform.pages import SAVER, data_saver, page
from lms.platform.permissions import ROLES, Permission, Role
from lms.platform.security import came_from, safe_next
from lms.platform.settings import Site

home = Feature("home", __name__, template_folder="templates")
DAY = 24 * 3600
YEAR = 365 * DAY
QUICK_TO_CHECK = 2000


@home.page("/", access=anyone, address=Address.BARE)
def root() -> Response:
    """Choose the reader's language, Arabic unless the phone says otherwise."""
    return make_response(redirect(f"/{language()}/", code=302))


@home.page("/", access=anyone)
def front() -> Response:
    """Answer «what now?» for whoever is there."""
    asking = identity.current()
    if asking is None:
        return make_response(redirect(url_for("accounts.sign_in_page"), code=302))
    return fronts.front_of(asking)


@home.page("/logo", access=anyone, address=Address.BARE)
def logo() -> Response:
    """Show the mark of this installation, where the settings name one."""
    site: Site = current_app.config["SITE"]
    if site.logo is None:
        raise NotFound
    return send_file(site.logo, max_age=DAY)


@home.page("/help", access=anyone)
def help_page() -> Response:
    """Answer what people ask on the helpline."""
    return page("home/help.html")


@home.page("/privacy", access=anyone)
def privacy() -> Response:
    """Say what is kept of whom, and why."""
    return page("home/privacy.html")


@home.page("/access", access=may(Permission.AUDIT_READ))
def routes() -> Response:
    """Show the whole table of roles, permissions and addresses to whoever reviews it."""
    return page(
        "home/routes.html",
        roles=[(words.ROLES[role], ROLES[role]) for role in Role],
        areas=powers.areas(),
        addresses=powers.addresses(),
    )


@home.page("/audit", access=may(Permission.AUDIT_READ))
def audit_page() -> Response:
    """Show the acts of staff, newest first, and whether the chain holds.

    They name people of every cohort: a role in one of them does not open the page.
    """
    if not identity.actor().reach(Permission.AUDIT_READ).everywhere:
        raise Forbidden
    found = queries.acts(request.args.get("page", 1, int))
    checked = found.total <= QUICK_TO_CHECK or "check" in request.args
    return page(
        "home/audit.html",
        found=found,
        acts=[(one, words.act(one.entry.act)) for one in found.rows],
        said=changes.said,
        checked=checked,
        broken=audit.first_break() if checked else None,
    )


@home.action("/data-saver", access=anyone)
def switch_data_saver() -> Response:
    """Turn the data saver on or off on this phone."""
    onward = safe_next(came_from(), otherwise=url_for("home.front"))
    response = make_response(redirect(onward, code=303))
    response.set_cookie(SAVER, "off" if data_saver() else "on", max_age=YEAR, samesite="Lax")
    return response
