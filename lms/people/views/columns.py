"""Saying what the columns of a list hold, where its headings do not."""

from uuid import UUID

from flask import Response
from werkzeug.exceptions import NotFound

from lms.people import jobs
from lms.people.columns_form import ColumnsForm, columns_form, sketches
from lms.people.feature import people
from lms.people.models import ImportState, RosterImport
from lms.people.queries import rosters
from lms.people.roster import reading
from lms.people.roster.problems import Problem
from lms.people.services import columns, filing, staging
from lms.platform.access import may
from lms.platform.identity import actor
from lms.platform.pages import back_to, page, wrong
from lms.platform.permissions import Permission

IMPORT = may(Permission.PEOPLE_IMPORT)
_OPEN = {ImportState.STAGED, ImportState.UNREADABLE}


@people.page("/people/imports/<uuid:roster_id>/columns", access=IMPORT)
def map_columns(roster_id: UUID) -> Response:
    """Show the first rows of each sheet, and over each column what it holds."""
    roster = _open_list(rosters.roster_for(actor(), roster_id))
    form = _form(roster)
    return page("people/columns.html", roster=roster, form=form)


@people.action("/people/imports/<uuid:roster_id>/columns", access=IMPORT)
def say_columns(roster_id: UUID) -> Response:
    """Read the list with the columns somebody said."""
    roster = _open_list(rosters.roster_to_change(actor(), roster_id))
    form = _form(roster)
    if not form.validate():
        return wrong("people/columns.html", roster=roster, form=form)
    staging.read_as(roster, form.layouts(), by=actor().account_id)
    return read(roster)


@people.action("/people/imports/<uuid:roster_id>/columns/anew", access=IMPORT)
def read_anew(roster_id: UUID) -> Response:
    """Read the list by its own headings, not as the sender's last one."""
    roster = rosters.roster_to_change(actor(), roster_id)
    staging.read_anew(roster)
    return read(roster)


def read(roster: RosterImport) -> Response:
    """Read a list whose file is kept: a long one in the background."""
    content = filing.content(roster)
    if reading.is_long(content):
        job = jobs.start(jobs.READ, roster, total=0, by=actor().account_id)
        return back_to("jobs.show", job_id=job.id)
    try:
        staging.fill(roster, content)
    except Problem as problem:
        staging.refuse(roster, problem)
    return back_to("people.show_import", roster_id=roster.id)


def _open_list(roster: RosterImport) -> RosterImport:
    if roster.state not in _OPEN:
        raise NotFound
    return roster


def _form(roster: RosterImport) -> ColumnsForm:
    """Ask about each column, beginning with whatever is known of it."""
    sheets = reading.sheets(filing.content(roster))
    known = columns.stored(roster.mapping.get("columns")) or reading.guessed(sheets)
    return columns_form(sketches(sheets, known))
