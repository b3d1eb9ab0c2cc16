"""The plan of a cohort: its sessions, one more, one less."""

from datetime import time, timedelta
from uuid import UUID

from flask import Response
from flask_babel import gettext as _

from lms.learning import queries as learning
from lms.platform import clock
from lms.platform.access import may
from lms.platform.identity import actor
from lms.platform.pages import back_to, page, wrong
from lms.platform.permissions import Permission
from lms.platform.refusals import Refused
from lms.workshops import queries, services
from lms.workshops.feature import workshops
from lms.workshops.forms import SessionForm
from lms.workshops.reasons import Reason
from lms.workshops.views.labels import labels

PLANNERS = may(Permission.COHORTS_MANAGE)
FIRST = time(9)
BREAK = timedelta(minutes=15)


@workshops.page("/cohorts/<uuid:cohort_id>/sessions", access=PLANNERS)
def plan(cohort_id: UUID) -> Response:
    """Show the sessions of a cohort and offer one more."""
    return page("workshops/plan.html", **_values(cohort_id, _next_form(cohort_id)))


@workshops.action("/cohorts/<uuid:cohort_id>/sessions", access=PLANNERS)
def add(cohort_id: UUID) -> Response:
    """Plan one more session."""
    form = SessionForm()
    values = _values(cohort_id, form)
    if not form.validate():
        return wrong("workshops/plan.html", **values)
    cohort = learning.cohort_for(actor(), cohort_id, permission=Permission.COHORTS_MANAGE)
    try:
        services.plan_sessions(cohort, [form.planned()])
    except Refused as refused:
        field = form.day if refused.reason is Reason.OUTSIDE_COHORT else form.time
        field.errors = [refused.sentence]
        return wrong("workshops/plan.html", **values)
    return back_to("workshops.plan", cohort_id=cohort_id, said=_("The session is planned."))


@workshops.action("/sessions/<uuid:session_id>/remove", access=PLANNERS)
def remove(session_id: UUID) -> Response:
    """Take a session out of the plan."""
    session = queries.session_for(actor(), session_id, permission=Permission.COHORTS_MANAGE)
    cohort_id = session.cohort_id
    services.remove_session(session)
    said = _("The session is taken out of the plan.")
    return back_to("workshops.plan", cohort_id=cohort_id, said=said)


def _next_form(cohort_id: UUID) -> SessionForm:
    """Offer the time after the last session, or nine o'clock on the first day."""
    sessions = queries.sessions_of(cohort_id)
    if not sessions:
        cohort = learning.cohort_for(actor(), cohort_id, permission=Permission.COHORTS_MANAGE)
        return SessionForm(formdata=None, day=cohort.starts_on, time=FIRST)
    free = clock.local(sessions[-1].ends_at + BREAK)
    return SessionForm(formdata=None, day=free.date(), time=free.time())


def _values(cohort_id: UUID, form: SessionForm) -> dict[str, object]:
    cohort = learning.cohort_for(actor(), cohort_id, permission=Permission.COHORTS_MANAGE)
    sessions = queries.sessions_of(cohort_id)
    return {
        "cohort": cohort,
        "sessions": sessions,
        "names": labels(sessions),
        "marked": queries.marked_sessions(cohort_id),
        "form": form,
    }
