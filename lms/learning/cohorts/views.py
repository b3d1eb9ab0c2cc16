"""Pages of cohorts: the list, the progress of one, and planning a new one."""

from uuid import UUID

from flask import Response, request
from flask_babel import gettext as _
from werkzeug.exceptions import Forbidden

from lms.learning import queries, services
from lms.learning.cohorts import matrix
from lms.learning.cohorts import queries as cohorts_read
from lms.learning.cohorts.forms import CohortForm
from lms.learning.feature import learning
from lms.learning.models import CohortState
from lms.people.privacy import looks
from lms.platform.access import may
from lms.platform.identity import actor
from lms.platform.pages import back_to, page, searched, wrong
from lms.platform.permissions import Permission


@learning.page("/cohorts", access=may(Permission.COHORTS_READ))
def cohorts() -> Response:
    """List the cohorts within reach, the newest first."""
    words, state = searched(), _state()
    number = request.args.get("page", 1, int)
    found = cohorts_read.listed(actor(), words=words, state=state, number=number)
    return page(
        "learning/cohorts.html",
        found=found,
        tallies=cohorts_read.tallies(found.rows),
        words=words,
        state=state,
        states=CohortState,
        may_open=actor().reach(Permission.COHORTS_MANAGE).everywhere,
    )


@learning.page("/cohorts/<uuid:cohort_id>", access=may(Permission.COHORTS_READ))
def cohort(cohort_id: UUID) -> Response:
    """Show who is how far, and who needs help."""
    row = queries.cohort_for(actor(), cohort_id)
    looks.note_list(row.id)
    people = cohorts_read.people(row, request.args.get("page", 1, int))
    return page(
        "learning/cohort.html",
        cohort=row,
        figures=cohorts_read.figures(row),
        people=people,
        lines=matrix.lines(row, people.rows),
        taught=matrix.modules_of(row),
        may=_allowed(cohort_id),
    )


@learning.action("/cohorts/<uuid:cohort_id>/begin", access=may(Permission.COHORTS_MANAGE))
def begin(cohort_id: UUID) -> Response:
    """Open a planned cohort to its people."""
    row = queries.cohort_for(actor(), cohort_id, permission=Permission.COHORTS_MANAGE)
    services.begin(row)
    return back_to("learning.cohort", cohort_id=cohort_id, said=_("The cohort has begun."))


@learning.page("/cohorts/new", access=may(Permission.COHORTS_MANAGE))
def new_cohort() -> Response:
    """Ask what a cohort needs before its people come."""
    _everywhere()
    return page("learning/new_cohort.html", form=CohortForm(formdata=None))


@learning.action("/cohorts/new", access=may(Permission.COHORTS_MANAGE))
def open_cohort() -> Response:
    """Plan the cohort, or show what is wrong with what was typed."""
    _everywhere()
    form = CohortForm()
    if not form.validate():
        return wrong("learning/new_cohort.html", form=form)
    row = services.open_cohort(form.plan())
    said = _("The cohort is planned. Bring its people in with a roster.")
    return back_to("learning.cohort", cohort_id=row.id, said=said)


def _state() -> CohortState | None:
    """Return the state asked for; anything else asks for all."""
    asked = request.args.get("state", "")
    return CohortState(asked) if asked in set(CohortState) else None


def _everywhere() -> None:
    """A new cohort lies in nobody's scope yet: only who manages all may open one."""
    if not actor().reach(Permission.COHORTS_MANAGE).everywhere:
        raise Forbidden


def _allowed(cohort_id: UUID) -> set[str]:
    """Return what the actor may do with this cohort."""
    return {one.name.lower() for one in Permission if actor().reach(one).cohort(cohort_id)}
