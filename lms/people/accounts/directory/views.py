"""Pages of the directory: the accounts, one account, and what can be done with it."""

from collections.abc import Mapping
from uuid import UUID

from flask import Response, request, url_for
from flask_babel import gettext as _
from werkzeug.exceptions import BadRequest

from courses.text import Text
from lms.people import looks
from lms.people.accounts import strictness, wording
from lms.people.accounts.directory import queries, services
from lms.people.accounts.directory.forms import NumberForm, RoleForm
from lms.people.accounts.directory.queries import Show
from lms.people.accounts.directory.rules import Held, Scope
from lms.people.accounts.feature import accounts
from lms.people.accounts.models import Account
from lms.people.queries import institutions
from lms.people.queries import register as people
from lms.platform import clock
from lms.platform.access import may
from lms.platform.identity import actor
from lms.platform.pages import back_to, page, say, searched, wrong
from lms.platform.permissions import Permission, Role

MANAGE = may(Permission.ACCOUNTS_MANAGE)
PAGE = "accounts/account.html"


@accounts.page("/accounts", access=MANAGE)
def directory() -> Response:
    """List who may sign in, or those a search finds."""
    looks.note_list()
    search, show = searched(), _shown()
    number = request.args.get("page", 1, type=int)
    found = queries.listed(actor(), search=search, show=show, number=number)
    names = queries.names_of_scopes(grant for one in found.rows for grant in one.grants)
    return page(
        "accounts/directory.html",
        found=found,
        roles={one.id: _roles(one, names) for one in found.rows},
        last=queries.last_sign_ins(found.rows),
        search=search,
        show=show,
        shows=Show,
        required=strictness.second_step_required(),
    )


def _shown() -> Show | None:
    """Return the part of the list asked for; anything else asks for all."""
    asked = request.args.get("show", "")
    return Show(asked) if asked in set(Show) else None


def _roles(account: Account, names: Mapping[UUID, Text]) -> list[str]:
    return [wording.role_in_scope(grant, names) for grant in account.grants]


@accounts.page("/accounts/<uuid:account_id>", access=MANAGE)
def account(account_id: UUID) -> Response:
    """Show one account: its roles, its sessions, its second step."""
    one = queries.account_for(actor(), account_id)
    looks.note(one.person_id)
    form = RoleForm(formdata=None)
    form.offer(institutions.existing(on=clock.today()))
    return page(PAGE, **_shown_of(one), form=form)


@accounts.page("/people/<uuid:person_id>/account", access=MANAGE)
def account_of(person_id: UUID) -> Response:
    """Lead from a person to their account, or to where one is opened."""
    person = people.person_for(actor(), person_id)
    one = queries.account_of_person(actor(), person.id)
    if one is None:
        return back_to("ways_in.person", person_id=person.id)
    return back_to("accounts.account", account_id=one.id)


def _shown_of(one: Account) -> dict[str, object]:
    """Return what the page of an account shows beside its forms."""
    names = queries.names_of_scopes(one.grants)
    return {
        "entry": one,
        "roles": [
            (grant, wording.role(grant), wording.scope(grant, names)) for grant in one.grants
        ],
        "last": queries.last_sign_ins([one]).get(one.id),
        "sessions": queries.sessions(one),
        "mine": one.id == actor().account_id,
        "may_manage": services.may_manage(one, by=actor()),
        "may_see": actor().reach(Permission.PEOPLE_READ).everywhere,
        "required": strictness.second_step_required(),
    }


@accounts.action("/accounts/<uuid:account_id>", access=MANAGE)
def give_role(account_id: UUID) -> Response:
    """Give a role in a scope, or show what is wrong with what was chosen."""
    one, form = queries.account_for(actor(), account_id), RoleForm()
    form.offer(institutions.existing(on=clock.today()))
    if not form.validate():
        return wrong(PAGE, **_shown_of(one), form=form)
    grant = services.give(one, form.wanted, by=actor())
    undo = url_for("accounts.take_back_role", account_id=one.id, grant_id=grant.id)
    say(_("The role is given. It holds at once."), undo_url=undo)
    return back_to("accounts.account", account_id=one.id)


@accounts.action("/accounts/<uuid:account_id>/roles/<uuid:grant_id>/take-back", access=MANAGE)
def take_back_role(account_id: UUID, grant_id: UUID) -> Response:
    """Take a role back; it can be given again at once."""
    one = queries.account_for(actor(), account_id)
    held = services.take_back(queries.grant_of(one, grant_id), by=actor())
    undo = url_for(
        "accounts.give_role_again",
        account_id=one.id,
        role=held.role.value,
        institution=held.scope.institution_id,
        cohort=held.scope.cohort_id,
    )
    say(_("The role is taken back."), undo_url=undo)
    return back_to("accounts.account", account_id=one.id)


@accounts.action("/accounts/<uuid:account_id>/roles/again", access=MANAGE)
def give_role_again(account_id: UUID) -> Response:
    """Give back a role that was taken by mistake."""
    one = queries.account_for(actor(), account_id)
    services.give(one, _taken_back(), by=actor())
    return back_to("accounts.account", account_id=one.id, said=_("The role is back."))


def _taken_back() -> Held:
    """Read from the address which role, and where."""
    role, asked = request.args.get("role", type=Role), request.args
    scope = Scope(asked.get("institution", type=UUID), asked.get("cohort", type=UUID))
    if role is None or not _exists(scope):
        raise BadRequest
    return Held(role, scope)


def _exists(scope: Scope) -> bool:
    """Tell whether an address names one place where roles are given, or none."""
    if scope.institution_id is None:
        return True
    return scope.cohort_id is None and institutions.institution(scope.institution_id) is not None


@accounts.action("/accounts/<uuid:account_id>/close", access=MANAGE)
def close(account_id: UUID) -> Response:
    """Close an account at once."""
    services.close(queries.account_for(actor(), account_id), by=actor())
    undo = url_for("accounts.reopen", account_id=account_id)
    say(_("The account is closed and its sessions have ended."), undo_url=undo)
    return back_to("accounts.account", account_id=account_id)


@accounts.action("/accounts/<uuid:account_id>/reopen", access=MANAGE)
def reopen(account_id: UUID) -> Response:
    """Open a closed account again."""
    services.reopen(queries.account_for(actor(), account_id), by=actor())
    undo = url_for("accounts.close", account_id=account_id)
    say(_("The account is open again, with the roles it had."), undo_url=undo)
    return back_to("accounts.account", account_id=account_id)


@accounts.action("/accounts/<uuid:account_id>/sessions/end", access=MANAGE)
def end_sessions(account_id: UUID) -> Response:
    """Sign somebody out everywhere."""
    services.end_sessions(queries.account_for(actor(), account_id), by=actor())
    said = _("All sessions of this account have ended.")
    return back_to("accounts.account", account_id=account_id, said=said)


@accounts.action("/accounts/<uuid:account_id>/second-step/remove", access=MANAGE)
def remove_second_step(account_id: UUID) -> Response:
    """Take a lost phone off an account."""
    services.remove_second_step(queries.account_for(actor(), account_id), by=actor())
    said = _("The second step is removed and the sessions have ended. The owner sets up a phone.")
    return back_to("accounts.account", account_id=account_id, said=said)


@accounts.page("/accounts/<uuid:account_id>/number", access=MANAGE)
def number_page(account_id: UUID) -> Response:
    """Show the number somebody signs in with, to change it."""
    one = queries.account_for(actor(), account_id)
    form = NumberForm(one, formdata=None, staff_number=one.staff_number)
    return page("accounts/number.html", entry=one, form=form)


@accounts.action("/accounts/<uuid:account_id>/number", access=MANAGE)
def renumber(account_id: UUID) -> Response:
    """Let somebody sign in with another number."""
    one = queries.account_for(actor(), account_id)
    form = NumberForm(one)
    if not form.validate():
        return wrong("accounts/number.html", entry=one, form=form)
    services.renumber(one, form.staff_number.data or "", by=actor())
    return back_to("accounts.account", account_id=one.id, said=_("The staff number is changed."))
