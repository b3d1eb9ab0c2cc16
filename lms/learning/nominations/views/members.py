"""The people of a cohort: who left, who came in whose place; leaving and coming back."""

from uuid import UUID

from flask import Response, request, url_for
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from lms.learning import queries as learning
from lms.learning.models import Cohort, Enrolment
from lms.learning.nominations.feature import nominations
from lms.learning.nominations.queries import screening
from lms.learning.nominations.services import leaving
from lms.people import looks
from lms.platform.access import may
from lms.platform.i18n import in_language
from lms.platform.identity import actor
from lms.platform.pages import back_to, page, say
from lms.platform.permissions import Permission

DECIDE = may(Permission.NOMINATIONS_DECIDE)


@nominations.page("/cohorts/<uuid:cohort_id>/people", access=DECIDE)
def members(cohort_id: UUID) -> Response:
    """Show who is and was in a cohort, and let somebody leave or come back."""
    cohort = learning.cohort_for(actor(), cohort_id, permission=Permission.NOMINATIONS_DECIDE)
    looks.note_list(cohort.id)
    found = screening.members(cohort.id, request.args.get("page", 1, type=int))
    return page("nominations/members.html", cohort=cohort, found=found)


@nominations.action("/enrolments/<uuid:enrolment_id>/leave", access=DECIDE)
def leave(enrolment_id: UUID) -> Response:
    """Take somebody out of a cohort; what they did there is kept."""
    enrolment = _enrolment(enrolment_id)
    leaving.withdraw(enrolment, by=actor().account_id)
    name = in_language(enrolment.person.name)
    say(
        _("%(name)s is no longer in the cohort. What they did there is kept.", name=name),
        undo_url=url_for(".come_back", enrolment_id=enrolment.id),
    )
    return back_to(".members", cohort_id=enrolment.cohort_id)


@nominations.action("/enrolments/<uuid:enrolment_id>/come-back", access=DECIDE)
def come_back(enrolment_id: UUID) -> Response:
    """Take somebody into the cohort again."""
    enrolment = _enrolment(enrolment_id)
    name = in_language(enrolment.person.name)
    if leaving.take_back(enrolment, by=actor().account_id):
        said = _("%(name)s is in the cohort again.", name=name)
    else:
        said = _("The seat was given away meanwhile: %(name)s waits for the next one.", name=name)
    return back_to(".members", cohort_id=enrolment.cohort_id, said=said)


def _enrolment(enrolment_id: UUID) -> Enrolment:
    """Return an enrolment within the actor's reach; any other does not exist."""
    cohorts = learning.cohorts_of(actor(), Permission.NOMINATIONS_DECIDE).with_only_columns(
        Cohort.id
    )
    found = screening.enrolment_in(cohorts.order_by(None), enrolment_id)
    if found is None:
        raise NotFound
    return found
