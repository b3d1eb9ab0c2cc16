"""Importing a roster: send it, look at it, decide, confirm."""

from uuid import UUID

from flask import Response, request
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import BadRequest

from lms.people import destinations, wording
from lms.people.feature import people
from lms.people.forms import CohortForm, DecisionForm, InstitutionForm, PastForm, RegisterForm
from lms.people.models import Decision, Institution, RosterImport
from lms.people.queries import institutions, rosters
from lms.people.roster.problems import Problem
from lms.people.services import importing, staging
from lms.people.views import preview
from lms.people.views.preview import Preview
from lms.platform.access import Work, may
from lms.platform.db import unit_of_work
from lms.platform.identity import actor
from lms.platform.pages import back_to, page, wrong
from lms.platform.paging import paged
from lms.platform.permissions import Permission

COHORT = "cohort"
FORMS = {COHORT: CohortForm, "past": PastForm, "register": RegisterForm}
IMPORT = may(Permission.PEOPLE_IMPORT)


@people.page("/people/imports", access=IMPORT)
def imports() -> Response:
    """Show the lists that were sent, newest first."""
    found = paged(rosters.rosters_of(actor()), request.args.get("page", 1, type=int))
    goals = destinations.titles([roster.purpose for roster in found.rows])
    return page("people/imports.html", found=found, goals=goals)


@people.page("/people/imports/new", access=IMPORT)
def new_import() -> Response:
    """Ask for the list and where its people go."""
    kind, form = _asked()
    return page("people/new_import.html", form=form, kind=kind)


@people.action("/people/imports/new", access=IMPORT, work=Work.OWN)
def send_import() -> Response:
    """Read the list and stage it; a file that is none says why at its field."""
    kind, form = _asked()
    if not form.validate():
        return wrong("people/new_import.html", form=form, kind=kind)
    try:
        roster = _read(form)
    except Problem as problem:
        form.file.errors = [wording.of_file(problem)]
        return wrong("people/new_import.html", form=form, kind=kind)
    with unit_of_work():
        roster_id = staging.keep(roster).id
    return back_to("people.show_import", roster_id=roster_id)


def _asked() -> tuple[str, RegisterForm]:
    """Return the form for where the people go: a cohort, a training of the past, the register."""
    kind = request.args.get("for", COHORT)
    form = FORMS.get(kind, CohortForm)()
    if isinstance(form, CohortForm):
        kind = COHORT
        offers = destinations.trainings().offered(actor())
        form.offer(offers, code=request.args.get("cohort", ""))
    return kind, form


def _read(form: RegisterForm) -> RosterImport:
    sent: FileStorage = form.file.data
    return staging.read(
        sent.stream.read(),
        file_name=sent.filename or "",
        purpose=form.purpose(),
        by=actor().account_id,
    )


@people.page("/people/imports/<uuid:roster_id>", access=IMPORT)
def show_import(roster_id: UUID) -> Response:
    """Show what the list would do, row by row, or what it did."""
    seen = _preview(rosters.roster_for(actor(), roster_id))
    form = _institution_form() if seen.unknown else None
    return page("people/import.html", seen=seen, form=form)


@people.action("/people/imports/<uuid:roster_id>/rows/<uuid:row_id>", access=IMPORT)
def decide(roster_id: UUID, row_id: UUID) -> Response:
    """Take the officer's word on a doubtful row."""
    roster = rosters.roster_to_change(actor(), roster_id)
    row = rosters.row_of(roster, row_id)
    form = DecisionForm()
    if not form.validate():
        raise BadRequest
    chosen = form.decision.data
    importing.decide(row, Decision(chosen) if chosen else None, by=actor().account_id)
    return back_to(".show_import", roster_id=roster.id, _anchor=f"row-{row.ordinal}")


@people.action("/people/imports/<uuid:roster_id>/institutions", access=IMPORT)
def choose_institution(roster_id: UUID) -> Response:
    """Learn which institution a text of the list means."""
    roster = rosters.roster_to_change(actor(), roster_id)
    form = _institution_form()
    if not form.validate():
        return wrong("people/import.html", seen=_preview(roster), form=form)
    institution = institutions.institution(UUID(form.institution_id.data))
    if institution is not None:
        _settle_institution(roster, form, institution)
    return back_to(".show_import", roster_id=roster.id)


def _settle_institution(
    roster: RosterImport, form: InstitutionForm, institution: Institution
) -> None:
    text, by = str(form.text.data), actor().account_id
    importing.choose_institution(roster, text, institution=institution, by=by)
    if form.remember.data:
        importing.remember(text, institution=institution, by=by)


@people.action("/people/imports/<uuid:roster_id>/confirm", access=IMPORT)
def confirm_import(roster_id: UUID) -> Response:
    """Write everything that is settled, at once."""
    roster = rosters.roster_to_change(actor(), roster_id)
    written = len(importing.confirm(roster, by=actor().account_id))
    said = ngettext("%(num)d person was imported.", "%(num)d people were imported.", written)
    return back_to(".show_import", said=said, roster_id=roster.id)


@people.action("/people/imports/<uuid:roster_id>/discard", access=IMPORT)
def discard_import(roster_id: UUID) -> Response:
    """Throw the list away; nothing of it was written."""
    roster = rosters.roster_to_change(actor(), roster_id)
    importing.discard(roster, by=actor().account_id)
    return back_to(".new_import", said=_("The list was discarded. Nothing of it was written."))


def _preview(roster: RosterImport) -> Preview:
    shown, number = request.args.get("show", ""), request.args.get("page", 1, type=int)
    return preview.preview(roster, shown=shown, number=number)


def _institution_form() -> InstitutionForm:
    form = InstitutionForm()
    form.offer(institutions.institutions())
    return form
