"""Lists of people that leave the register: asked for, made, fetched, looked back on."""

from uuid import UUID

from flask import Response, make_response, request
from flask_babel import gettext as _
from werkzeug.exceptions import Forbidden, NotFound

from lms.people.privacy import exports, jobs, looks, sealing, words
from lms.people.privacy.exports import Order
from lms.people.privacy.feature import privacy
from lms.people.privacy.forms import ExportForm
from lms.people.privacy.queries import exports as queries
from lms.people.privacy.rules import exports as rules
from lms.people.privacy.rules.exports import Format
from lms.people.queries import institutions
from lms.platform.access import Work, may, signed_in
from lms.platform.db import unit_of_work
from lms.platform.i18n import language
from lms.platform.identity import actor
from lms.platform.ids import uuid7
from lms.platform.pages import back_to, page, searched, wrong
from lms.platform.permissions import Permission
from lms.platform.sealing import Unreadable

EXPORT = may(Permission.PEOPLE_EXPORT)
AT_ONCE = 3000
"""So many people are written while the reader waits; more are a job."""


@privacy.page("/people/export", access=EXPORT)
def new_export() -> Response:
    """Ask which people, which columns, and what for."""
    form = _form(ExportForm(formdata=None, q=searched()))
    return page("privacy/new_export.html", form=form)


@privacy.action("/people/export", access=EXPORT, work=Work.OWN)
def export() -> Response:
    """Make the list at once, or have a worker make it; it is fetched on its own page."""
    form = _form(ExportForm())
    if not form.validate():
        return wrong("privacy/new_export.html", form=form)
    order, reach = _order(form), actor().reach(Permission.PEOPLE_EXPORT)
    count = queries.how_many(order.wanted, reach)
    if not count:
        form.form_errors.append(_("Nobody fits. Widen the search and try again."))
        return wrong("privacy/new_export.html", form=form)
    if count > AT_ONCE:
        with unit_of_work():
            job_id = jobs.start(order, total=count).id
        return back_to("jobs.show", job_id=job_id)
    made = exports.make(order, reach)
    with unit_of_work():
        jobs.keep(order, made)
    return back_to("privacy.show_export", export_id=order.export_id)


def _form(form: ExportForm) -> ExportForm:
    form.offer(institutions.institutions(), queries.places())
    return form


def _order(form: ExportForm) -> Order:
    return Order(
        export_id=uuid7(),
        account_id=actor().account_id,
        wanted=form.wanted,
        columns=form.chosen,
        format=Format(form.format.data),
        purpose=form.meant_for,
        words=form.said,
        language=language(),
    )


@privacy.page("/people/exports", access=signed_in)
def all_exports() -> Response:
    """Show what I took; to whoever watches over it, what everybody took."""
    if not (actor().may(Permission.PEOPLE_EXPORT) or queries.sees_all(actor())):
        raise Forbidden
    found = queries.exports_of(actor(), request.args.get("page", 1, type=int))
    return page("privacy/exports.html", found=found, said=_said, sees_all=queries.sees_all(actor()))


@privacy.page("/people/exports/<uuid:export_id>", access=signed_in)
def show_export(export_id: UUID) -> Response:
    """Show what an export held and what it is for; whoever took it fetches it here."""
    taken = queries.export_for(actor(), export_id)
    mine = taken.export.exported_by == actor().account_id
    return page(
        "privacy/export.html",
        taken=taken,
        said=_said,
        mine=mine,
        waits=mine and sealing.waits(export_id),
        columns=[words.COLUMNS[rules.Column(str(one))] for one in taken.export.columns],
        filters=[words.FILTERS[name] for name in taken.export.filters],
    )


@privacy.page("/people/exports/<uuid:export_id>/file", access=EXPORT)
def export_file(export_id: UUID) -> Response:
    """Give the file to whoever took it, while it waits."""
    taken = queries.export_for(actor(), export_id)
    if taken.export.exported_by != actor().account_id or not sealing.waits(export_id):
        raise NotFound
    content = _content(export_id)
    looks.note_list(export_id)
    kind = Format.XLSX if content[:2] == b"PK" else Format.CSV
    response = make_response(content)
    response.headers["Content-Type"] = exports.MEDIA[kind]
    name = f"{_('people')}-{taken.export.exported_at:%Y-%m-%d}.{kind}"
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response


def _content(export_id: UUID) -> bytes:
    """A list that nobody can open any more is gone."""
    try:
        return sealing.fetch(export_id)
    except Unreadable:
        raise NotFound from None


def _said(kept: str) -> tuple[str, str]:
    """Say a line of the log: what for, and in which words."""
    purpose, told = rules.untold(kept)
    return str(words.PURPOSES[purpose]), told
