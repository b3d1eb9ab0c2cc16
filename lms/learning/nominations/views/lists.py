"""Nominating by a list: send it, look at it, hand it in."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Response, request
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import NotFound

from lms.learning.models import Cohort
from lms.learning.nominations import services
from lms.learning.nominations.feature import nominations
from lms.learning.nominations.forms import ListForm
from lms.learning.nominations.queries import reading
from lms.people import wording
from lms.people.roster import reading as roster_reading
from lms.people.roster.problems import FileProblem, Problem
from lms.people.rules.purposes import ForNomination, Purpose
from lms.people.services import desk as desk_services
from lms.people.services import facts, importing, staging
from lms.platform.access import Work, may
from lms.platform.db import unit_of_work
from lms.platform.identity import actor
from lms.platform.pages import back_to, page, wrong
from lms.platform.permissions import Permission

if TYPE_CHECKING:
    from lms.people.models import Institution, RosterImport, RosterRow

NOMINATE = may(Permission.NOMINATIONS_MAKE)


@nominations.page("/nominations/<uuid:cohort_id>/list", access=NOMINATE)
def new_list(cohort_id: UUID) -> Response:
    """Ask for a list of names."""
    cohort = reading.cohort_for(actor(), cohort_id)
    return page("nominations/new_list.html", cohort=cohort, form=_form())


@nominations.action("/nominations/<uuid:cohort_id>/list", access=NOMINATE, work=Work.OWN)
def send_list(cohort_id: UUID) -> Response:
    """Read the list and stage it; a file that is none says why at its field."""
    cohort, form = reading.cohort_for(actor(), cohort_id), _form()
    if not form.validate():
        return wrong("nominations/new_list.html", cohort=cohort, form=form)
    try:
        roster = _read(form, cohort.id)
    except Problem as problem:
        form.file.errors = [wording.of_file(problem)]
        return wrong("nominations/new_list.html", cohort=cohort, form=form)
    with unit_of_work():
        roster_id = staging.keep(roster).id
    return back_to(".show_list", roster_id=roster_id)


@nominations.page("/nominations/lists/<uuid:roster_id>", access=NOMINATE)
def show_list(roster_id: UUID) -> Response:
    """Show how the list was read; who its people may be is not said here."""
    roster = reading.list_for(actor(), roster_id)
    cohort, institution = _goal(roster.purpose)
    found = reading.rows_of(roster, request.args.get("page", 1, type=int))
    return page(
        "nominations/list.html",
        roster=roster,
        cohort=cohort,
        institution=institution,
        found=found,
        lines=[_line(row) for row in found.rows],
        names=reading.names_in(roster),
    )


@nominations.action("/nominations/lists/<uuid:roster_id>/hand-in", access=NOMINATE)
def hand_in(roster_id: UUID) -> Response:
    """Nominate everybody the list names, in its order."""
    roster = reading.list_for(actor(), roster_id, held=True)
    cohort, institution = _goal(roster.purpose)
    made = services.hand_in(roster, cohort, institution, by=actor())
    said = ngettext("%(num)d person is nominated.", "%(num)d people are nominated.", len(made))
    return back_to(".desk", cohort_id=cohort.id, said=said)


@nominations.action("/nominations/lists/<uuid:roster_id>/discard", access=NOMINATE)
def discard(roster_id: UUID) -> Response:
    """Throw the list away; nobody was nominated by it."""
    roster = reading.list_for(actor(), roster_id, held=True)
    cohort, _institution = _goal(roster.purpose)
    importing.discard(roster, by=actor().account_id)
    said = _("The list was discarded. Nobody was nominated by it.")
    return back_to(".new_list", cohort_id=cohort.id, said=said)


def _form() -> ListForm:
    form = ListForm()
    form.offer(reading.institutions_of(actor()))
    return form


def _read(form: ListForm, cohort_id: UUID) -> "RosterImport":
    """Read a list while its sender waits: none is longer than that for one training."""
    sent: FileStorage = form.file.data
    content = sent.stream.read()
    if roster_reading.is_long(content):
        raise Problem(FileProblem.TOO_MANY_ROWS, most=roster_reading.SHORT)
    return staging.read(
        content,
        file_name=sent.filename or "",
        purpose=ForNomination(cohort_id, UUID(form.institution_id.data)),
        by=actor().account_id,
    )


def _goal(purpose: Purpose) -> tuple[Cohort, "Institution"]:
    """Return the cohort and the institution of a list, while its sender may nominate for both."""
    if not isinstance(purpose, ForNomination):
        raise NotFound
    cohort = reading.cohort_for(actor(), purpose.cohort_id)
    mine = {one.id: one for one in reading.institutions_of(actor())}
    if purpose.institution_id not in mine:
        raise NotFound
    return cohort, mine[purpose.institution_id]


@dataclass(frozen=True)
class Line:
    """One row of a list as its sender sees it."""

    row: str
    name: str
    detail: str
    taken: bool
    words: list[str]


def _line(row: "RosterRow") -> Line:
    said = (facts.text(row, "institution"), facts.text(row, "job"))
    return Line(
        row=row.place_in_file,
        name=str(facts.name(row)) or _("No name"),
        detail=" · ".join(part for part in said if part),
        taken=desk_services.names_somebody(row),
        words=[wording.of_row(message) for message in desk_services.about_the_list(row)],
    )
