"""The register of a session: who is here, marked on a phone with or without a script."""

from uuid import UUID

import msgspec
from flask import Response, jsonify, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from werkzeug.exceptions import BadRequest

from lms.platform import clock
from lms.platform.access import may
from lms.platform.identity import actor
from lms.platform.pages import back_to, page, say, wrong
from lms.platform.permissions import Permission
from lms.platform.refusals import Refused
from lms.workshops import forms, queries, rules, services
from lms.workshops.feature import workshops
from lms.workshops.forms import RegisterForm
from lms.workshops.models import Presence, Session
from lms.workshops.services import Taken
from lms.workshops.views.labels import labels, script_values
from lms.workshops.views.rows import counts_of, faults_of, rows_of
from lms.workshops.wording import LOOK, PRESENCE

MARKERS = may(Permission.ATTENDANCE_MARK)


@workshops.page("/sessions/<uuid:session_id>/register", access=MARKERS)
def register(session_id: UUID) -> Response:
    """Show who is expected and who is marked."""
    session = queries.session_for(actor(), session_id)
    return page("workshops/register.html", **_values(session))


@workshops.action("/sessions/<uuid:session_id>/register", access=MARKERS)
def save(session_id: UUID) -> Response:
    """Take the whole register from a browser without script; only changed rows are marks."""
    session = queries.session_for(actor(), session_id)
    form = RegisterForm(request.form, session.minutes)
    if form.errors:
        return wrong("workshops/register.html", **_values(session, form))
    try:
        taken = _take(session, form)
    except Refused as refused:
        return wrong("workshops/register.html", **_values(session, form, refused.sentence))
    _tell(session, taken)
    return back_to("workshops.register", session_id=session.id)


def _take(session: Session, form: RegisterForm) -> Taken:
    by = actor().account_id
    if "rest" in request.form:
        return services.mark_rest_present(session, besides=form.changes, by=by)
    return services.mark_all(session, form.changes, by=by)


def _tell(session: Session, taken: Taken) -> None:
    count = len(taken.events)
    if taken.strangers:
        say(_("Somebody on that page is no longer enrolled. The others are saved."), kind="warn")
    if not count:
        say(_("Nothing was changed."), kind="")
        return
    undo_url = url_for("workshops.undo", session_id=session.id, event_id=taken.events[0])
    say(ngettext("%(num)d mark saved.", "%(num)d marks saved.", count), undo_url=undo_url)


@workshops.action("/sessions/<uuid:session_id>/undo/<uuid:event_id>", access=MARKERS)
def undo(session_id: UUID, event_id: UUID) -> Response:
    """Take back what was saved together, unless it was marked anew since."""
    session = queries.session_for(actor(), session_id)
    count = services.undo(session, event_id, by=actor().account_id)
    said = ngettext("%(num)d mark taken back.", "%(num)d marks taken back.", count)
    return back_to("workshops.register", session_id=session.id, said=said)


@workshops.action("/sessions/<uuid:session_id>/marks", access=MARKERS)
def marks(session_id: UUID) -> Response:
    """Take the marks that a phone has kept, in any order and however often they are sent.

    Answer which of them are saved, and which name somebody who is not in the cohort.
    """
    session = queries.session_for(actor(), session_id)
    try:
        sent = forms.marks_in(request.get_data())
    except msgspec.DecodeError as wrong_body:
        raise BadRequest from wrong_body
    taken = services.mark_all(session, sent, by=actor().account_id)
    return jsonify(
        saved=[mark.event_id for mark in sent if mark.enrolment_id not in taken.strangers],
        refused=[mark.event_id for mark in sent if mark.enrolment_id in taken.strangers],
    )


def _values(
    session: Session, form: RegisterForm | None = None, refusal: str = ""
) -> dict[str, object]:
    sessions = queries.sessions_of(session.cohort_id)
    names = labels(sessions)
    seats, sheets = queries.roster(session), queries.sheets(session.cohort_id)
    rows = rows_of(session, seats, sheets=sheets, form=form)
    return {
        "session": session,
        "label": names[session.id],
        "elsewhere": [_choice(one, names[one.id], session) for one in sessions],
        "rows": rows,
        "counts": counts_of(rows),
        "marks": [(one, word, LOOK[one]) for one, word in PRESENCE.items()],
        "open": [one for one in Presence if _is_open(session, one)],
        "corrections": queries.corrections(session.id),
        "presence": PRESENCE,
        "form": form,
        **script_values(),
        "faults": [("people", refusal)] if refusal else faults_of(rows),
    }


def _choice(one: Session, name: str, here: Session) -> tuple[str, str, str]:
    """Return a way to another session of the cohort: label, address, icon."""
    url = url_for("workshops.register", session_id=one.id)
    return name, url, "check" if one.id == here.id else ""


def _is_open(session: Session, presence: Presence) -> bool:
    """Tell whether a choice can be made today."""
    on_its_day = rules.may_mark(presence, held_on=session.held_on, today=clock.today())
    return on_its_day and not session.cohort.closed
