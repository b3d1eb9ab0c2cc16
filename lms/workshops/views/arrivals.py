"""Somebody came in another's place, or at the door: found or written down in a moment."""

from typing import TYPE_CHECKING
from uuid import UUID

from flask import Response, request, url_for
from flask_babel import gettext as _
from werkzeug.exceptions import BadRequest

from lms.platform.access import may
from lms.platform.i18n import in_language
from lms.platform.identity import actor
from lms.platform.pages import back_to, page, say, searched, wrong
from lms.platform.permissions import Permission
from lms.platform.refusals import Refused
from lms.workshops import queries, services
from lms.workshops.feature import workshops
from lms.workshops.forms import ArrivalForm
from lms.workshops.models import Session

if TYPE_CHECKING:
    from lms.learning.models import Enrolment

MARKERS = may(Permission.ATTENDANCE_MARK)


@workshops.page("/sessions/<uuid:session_id>/arrivals", access=MARKERS)
def arrivals(session_id: UUID) -> Response:
    """Ask who came, and in whose place."""
    session = queries.session_for(actor(), session_id)
    form = ArrivalForm(formdata=None)
    form.offer(queries.expected(session), chosen=request.args.get("instead_of", ""))
    return page("workshops/arrivals.html", **_values(session, form))


@workshops.action("/sessions/<uuid:session_id>/arrivals", access=MARKERS)
def arrive(session_id: UUID) -> Response:
    """Write down who came by name, sex and phone."""
    session = queries.session_for(actor(), session_id)
    form = ArrivalForm()
    form.offer(queries.expected(session))
    if not form.validate():
        return wrong("workshops/arrivals.html", **_values(session, form))
    original = _original(session, form.instead_of.data)
    try:
        enrolment = services.arrive_by_name(
            session, form.entry, instead_of=original, by=actor().account_id
        )
    except Refused as refused:
        form.name_ar.errors = [refused.sentence]
        return wrong("workshops/arrivals.html", **_values(session, form))
    return _arrived(session, enrolment.id, str(form.entry.name))


@workshops.action("/sessions/<uuid:session_id>/arrivals/<uuid:person_id>", access=MARKERS)
def arrive_known(session_id: UUID, person_id: UUID) -> Response:
    """Let a colleague who was found come."""
    session = queries.session_for(actor(), session_id)
    person = queries.colleague(session, person_id)
    original = _original(session, request.form.get("instead_of", ""))
    enrolment = services.arrive(session, person.id, instead_of=original, by=actor().account_id)
    return _arrived(session, enrolment.id, in_language(person.name))


@workshops.action(
    "/sessions/<uuid:session_id>/arrivals/<uuid:enrolment_id>/take-back", access=MARKERS
)
def take_back_arrival(session_id: UUID, enrolment_id: UUID) -> Response:
    """Undo an arrival while nothing is marked for it."""
    session = queries.session_for(actor(), session_id)
    enrolment = queries.arrival(session, enrolment_id)
    services.take_back(session, enrolment, by=actor().account_id)
    said = _("%(name)s is off the register again.", name=in_language(enrolment.person.name))
    return back_to("workshops.register", session_id=session.id, said=said)


def _values(session: Session, form: ArrivalForm) -> dict[str, object]:
    words = searched()
    return {
        "session": session,
        "form": form,
        "words": words,
        "chosen": form.instead_of.data or "",
        "found": queries.colleagues(session, words),
    }


def _original(session: Session, chosen: str | None) -> "Enrolment | None":
    """Return whose place it is; nobody's for a walk-in."""
    if not chosen:
        return None
    try:
        enrolment_id = UUID(chosen)
    except ValueError as wrong_id:
        raise BadRequest from wrong_id
    return queries.expected_one(session, enrolment_id)


def _arrived(session: Session, enrolment_id: UUID, name: str) -> Response:
    say(
        _("%(name)s is on the register now. Mark whether they are here.", name=name),
        undo_url=url_for(
            "workshops.take_back_arrival", session_id=session.id, enrolment_id=enrolment_id
        ),
    )
    return back_to("workshops.register", session_id=session.id)
