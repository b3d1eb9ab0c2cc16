"""Nominating: the open cohorts, the people of the own institution, somebody new."""

from uuid import UUID

from flask import Response, request, url_for
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from courses.text import Text
from lms.learning.nominations import naming, services
from lms.learning.nominations.feature import nominations
from lms.learning.nominations.forms import NominationForm
from lms.learning.nominations.models import Nomination, NominationState
from lms.learning.nominations.queries import reading
from lms.learning.nominations.reasons import Reason
from lms.learning.nominations.services import Named
from lms.learning.nominations.wording import DECLINED, LOOKS, STATES
from lms.people import looks
from lms.platform.access import may
from lms.platform.i18n import in_language
from lms.platform.identity import actor
from lms.platform.pages import back_to, page, say, searched, wrong
from lms.platform.paging import paged
from lms.platform.permissions import Permission
from lms.platform.refusals import Refused

NOMINATE = may(Permission.NOMINATIONS_MAKE)


@nominations.page("/nominations", access=NOMINATE)
def offered() -> Response:
    """Show the open cohorts that have seats for the own institution."""
    found = paged(reading.cohorts_open_to(actor()), request.args.get("page", 1, type=int))
    ids = [cohort.id for cohort in found.rows]
    fills: dict[UUID, list[reading.Fill]] = {one: [] for one in ids}
    for fill in reading.fills(ids, reading.reach_of(actor())):
        fills[fill.quota.cohort_id].append(fill)
    mine = reading.tallies(actor(), ids)
    return page(
        "nominations/offered.html",
        found=found,
        fills=fills,
        mine=mine,
        states=STATES,
        looks=LOOKS,
        decides=actor().may(Permission.NOMINATIONS_DECIDE),
    )


@nominations.page("/nominations/<uuid:cohort_id>", access=NOMINATE)
def desk(cohort_id: UUID) -> Response:
    """Show whom the own institution has nominated, and find more people."""
    cohort, words = reading.cohort_for(actor(), cohort_id), searched()
    looks.note_list(cohort.id)
    mine = reading.nominations_of(actor(), cohort.id, request.args.get("page", 1, type=int))
    return page(
        "nominations/desk.html",
        cohort=cohort,
        words=words,
        found=reading.to_nominate(actor(), cohort.id, words),
        most=reading.FOUND_AT_ONCE,
        fills=reading.fills([cohort.id], reading.reach_of(actor())),
        mine=mine,
        places=reading.places_in_line(cohort.id),
        called=naming.called,
        job=naming.job,
        states=STATES,
        looks=LOOKS,
        reasons=DECLINED,
    )


@nominations.action("/nominations/<uuid:cohort_id>/people/<uuid:person_id>", access=NOMINATE)
def nominate(cohort_id: UUID, person_id: UUID) -> Response:
    """Nominate somebody of the own register."""
    cohort = reading.cohort_for(actor(), cohort_id)
    person, institution_id = reading.person_to_nominate(actor(), person_id)
    made = services.nominate(
        cohort,
        Named(person_id=person.id),
        institution_id=institution_id,
        by=actor().account_id,
    )
    _tell(made, person.name)
    return back_to(".desk", cohort_id=cohort.id, q=request.form.get("q") or None)


@nominations.page("/nominations/<uuid:cohort_id>/new", access=NOMINATE)
def new(cohort_id: UUID) -> Response:
    """Ask for somebody who is not in the own register."""
    cohort = reading.cohort_for(actor(), cohort_id)
    return page("nominations/new.html", cohort=cohort, form=_form())


@nominations.action("/nominations/<uuid:cohort_id>/new", access=NOMINATE)
def nominate_new(cohort_id: UUID) -> Response:
    """Nominate by name; nothing is said of who that may be."""
    cohort, form = reading.cohort_for(actor(), cohort_id), _form()
    if not form.validate():
        return wrong("nominations/new.html", cohort=cohort, form=form)
    institution = reading.institution(UUID(form.institution_id.data))
    if institution is None:
        raise NotFound
    try:
        made = services.nominate_typed(
            cohort, form.entry, institution, note=_note(form), by=actor()
        )
    except Refused as refused:
        form.name_ar.errors = [refused.sentence]
        return wrong("nominations/new.html", cohort=cohort, form=form)
    _tell(made, Text(str(form.entry.name), form.entry.latin_name or str(form.entry.name)))
    return back_to(".desk", cohort_id=cohort.id)


@nominations.action("/nomination/<uuid:nomination_id>/withdraw", access=NOMINATE)
def withdraw(nomination_id: UUID) -> Response:
    """Take a nomination back; its seat goes to the next in line."""
    one = reading.nomination_for(actor(), nomination_id)
    services.withdraw(one, by=actor().account_id)
    name = in_language(naming.called(one))
    say(
        _("%(name)s is no longer nominated.", name=name),
        undo_url=url_for(".rejoin", nomination_id=one.id),
    )
    return back_to(".desk", cohort_id=one.cohort_id)


@nominations.action("/nomination/<uuid:nomination_id>/rejoin", access=NOMINATE)
def rejoin(nomination_id: UUID) -> Response:
    """Undo a withdrawal; what the training office has declined stays so."""
    one = reading.nomination_for(actor(), nomination_id)
    if one.state is not NominationState.WITHDRAWN:
        raise Refused(Reason.CHANGED_SINCE)
    services.rejoin(one, by=actor().account_id)
    _tell(one, naming.called(one))
    return back_to(".desk", cohort_id=one.cohort_id)


def _form() -> NominationForm:
    form = NominationForm()
    form.offer(reading.institutions_of(actor()))
    return form


def _note(form: NominationForm) -> str:
    return " ".join((form.note.data or "").split())


def _tell(made: Nomination, name: Text) -> None:
    """Say where somebody stands now, with the way back."""
    undo_url = url_for(".withdraw", nomination_id=made.id)
    if made.state is NominationState.WAITING:
        said = _("%(name)s is on the waiting list.", name=in_language(name))
    else:
        said = _("%(name)s is nominated and holds a seat.", name=in_language(name))
    say(said, undo_url=undo_url)
