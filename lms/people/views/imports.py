"""Importing a roster: send it, look at it, decide, confirm."""

from uuid import UUID

from flask import Response, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import BadRequest

from lms.people import destinations, jobs, looks, wording
from lms.people.duplicates import services as duplicates
from lms.people.feature import people
from lms.people.forms import CohortForm, DecisionForm, InstitutionForm, PastForm, RegisterForm
from lms.people.models import Decision, ImportState, Institution, RosterImport
from lms.people.queries import institutions, rosters
from lms.people.reasons import Reason
from lms.people.roster import reading
from lms.people.roster.problems import Problem
from lms.people.services import columns, filing, importing, staging, undoing
from lms.people.views import columns as columns_view
from lms.people.views import preview
from lms.people.views.preview import Preview
from lms.platform import clock
from lms.platform.access import Work, may
from lms.platform.db import unit_of_work
from lms.platform.i18n import in_language
from lms.platform.identity import actor
from lms.platform.pages import back_to, page, say, searched, wrong
from lms.platform.paging import paged
from lms.platform.permissions import Permission
from lms.platform.refusals import Refused

COHORT = "cohort"
FORMS = {COHORT: CohortForm, "past": PastForm, "register": RegisterForm}
IMPORT = may(Permission.PEOPLE_IMPORT)
_CLOSED = {ImportState.READING, ImportState.UNREADABLE}


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
    content = _content(form)
    if reading.is_long(content):
        return _read_later(form, content)
    try:
        roster = _read(form, content)
    except Problem as problem:
        form.file.errors = [wording.of_file(problem)]
        return wrong("people/new_import.html", form=form, kind=kind)
    roster_id = _keep(roster, content)
    lost = roster.state is ImportState.UNREADABLE
    return back_to(".map_columns" if lost else ".show_import", roster_id=roster_id)


def _read_later(form: RegisterForm, content: bytes) -> Response:
    """Keep a long list and let a worker read it; the page shows how far it is."""
    with unit_of_work():
        roster = staging.keep(_begun(form, content))
        filing.keep(roster, content)
        job_id = jobs.start(jobs.READ, roster, total=0, by=actor().account_id).id
    return back_to("jobs.show", job_id=job_id)


def _keep(roster: RosterImport, content: bytes) -> UUID:
    with unit_of_work():
        kept = staging.keep(roster).id
        filing.keep(roster, content)
    return kept


def _asked() -> tuple[str, RegisterForm]:
    """Return the form for where the people go: a cohort, a training of the past, the register."""
    kind = request.args.get("for", COHORT)
    form = FORMS.get(kind, CohortForm)()
    form.offer_senders(_senders())
    if isinstance(form, CohortForm):
        kind = COHORT
        offers = destinations.trainings().offered(actor())
        form.offer(offers, code=request.args.get("cohort", ""))
    return kind, form


def _senders() -> list[Institution]:
    """Return who may have sent a list: for somebody of one institution, that one."""
    reach = actor().reach(Permission.PEOPLE_IMPORT)
    every = institutions.existing(on=clock.today())
    return [one for one in every if reach.everywhere or one.id in reach.institutions]


def _content(form: RegisterForm) -> bytes:
    sent: FileStorage = form.file.data
    return sent.stream.read()


def _begun(form: RegisterForm, content: bytes) -> RosterImport:
    return staging.begun(
        content,
        file_name=form.file.data.filename or "",
        purpose=form.purpose(),
        sender_id=form.sender,
        by=actor().account_id,
    )


def _read(form: RegisterForm, content: bytes) -> RosterImport:
    """Read a short list; where its columns are not understood, somebody will say what they are."""
    roster = _begun(form, content)
    try:
        staging.fill(roster, content)
    except Problem as problem:
        if not columns.lacks_names(problem):
            raise
        staging.refuse(roster, problem)
    return roster


@people.page("/people/imports/<uuid:roster_id>", access=IMPORT)
def show_import(roster_id: UUID) -> Response:
    """Show what the list would do, row by row, or what it did."""
    roster = rosters.roster_for(actor(), roster_id)
    if roster.state in _CLOSED:
        return page("people/closed.html", roster=roster, **_closed(roster))
    seen = _preview(roster)
    looks.note_list(roster.id)
    looks.note(*seen.looked_at)
    form = _institution_form() if seen.unknown and seen.is_open else None
    return page("people/import.html", seen=seen, form=form, stopped=jobs.unfinished(roster))


def _closed(roster: RosterImport) -> dict[str, object]:
    """Say of a list that cannot be looked at what it waits for."""
    stopped = jobs.unfinished(roster)
    return {
        "reading": roster.state is ImportState.READING and not stopped,
        "stopped": stopped,
        "why": wording.of_list(roster),
        "kept": filing.is_kept(roster),
        "goal": destinations.titles([roster.purpose])[0],
    }


@people.action("/people/imports/<uuid:roster_id>/rows/<uuid:row_id>", access=IMPORT)
def decide(roster_id: UUID, row_id: UUID) -> Response:
    """Take the officer's word on a doubtful row."""
    roster = rosters.roster_to_change(actor(), roster_id)
    row = rosters.row_of(roster, row_id)
    if rosters.beyond_reach(actor(), [row]):
        raise Refused(Reason.ROW_ELSEWHERE)
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
    means = in_language(institution.name)
    say(_("“%(text)s” now means %(institution)s in this list.", text=text, institution=means))


@people.action("/people/imports/<uuid:roster_id>/confirm", access=IMPORT)
def confirm_import(roster_id: UUID) -> Response:
    """Write everything that is settled, at once."""
    roster, by = rosters.roster_to_change(actor(), roster_id), actor().account_id
    if (rows := rosters.how_many(roster)) > reading.SHORT:
        return _in_background(jobs.CONFIRM, roster, rows)
    written = importing.confirm(roster, by=by)
    duplicates.after_import(written, by=by)
    said = ngettext("%(num)d person was imported.", "%(num)d people were imported.", len(written))
    say(said, undo_url=url_for(".undo_import", roster_id=roster.id))
    return back_to(".show_import", roster_id=roster.id)


def _in_background(kind: str, roster: RosterImport, rows: int) -> Response:
    job = jobs.start(kind, roster, total=rows, by=actor().account_id)
    return back_to("jobs.show", job_id=job.id)


@people.action("/people/imports/<uuid:roster_id>/undo", access=IMPORT)
def undo_import(roster_id: UUID) -> Response:
    """Take back everything the list did, but for rows on which something hangs by now."""
    roster = rosters.roster_to_change(actor(), roster_id)
    if (rows := rosters.how_many(roster)) > reading.SHORT:
        return _in_background(jobs.UNDO, roster, rows)
    undoing.undo(roster, by=actor().account_id)
    return back_to(".show_import", roster_id=roster_id)


@people.action("/people/imports/<uuid:roster_id>/again", access=IMPORT)
def import_again(roster_id: UUID) -> Response:
    """Stage a list that was taken back once more."""
    former = rosters.roster_to_change(actor(), roster_id)
    roster = staging.again(former, by=actor().account_id)
    return back_to(".show_import", roster_id=roster.id)


@people.action("/people/imports/<uuid:roster_id>/discard", access=IMPORT)
def discard_import(roster_id: UUID) -> Response:
    """Throw the list away; nothing of it was written."""
    roster = rosters.roster_to_change(actor(), roster_id)
    importing.discard(roster, by=actor().account_id)
    undo_url = url_for(".take_up", roster_id=roster.id) if filing.is_kept(roster) else None
    say(_("The list was discarded. Nothing of it was written."), undo_url=undo_url)
    return back_to(".new_import")


@people.action("/people/imports/<uuid:roster_id>/take-up", access=IMPORT)
def take_up(roster_id: UUID) -> Response:
    """Take up a discarded list again: it is read anew from its file."""
    roster = rosters.discarded(actor(), roster_id)
    staging.take_up(roster, by=actor().account_id)
    return columns_view.read(roster)


def _preview(roster: RosterImport) -> Preview:
    shown, number = request.args.get("show", ""), request.args.get("page", 1, type=int)
    return preview.preview(roster, shown=shown, search=searched(), number=number)


def _institution_form() -> InstitutionForm:
    form = InstitutionForm()
    form.offer(institutions.institutions())
    return form
