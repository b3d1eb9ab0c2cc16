"""Leaving a cohort and coming back: the seat of a nomination goes with the enrolment."""

from uuid import UUID

from lms.learning import services as learning
from lms.learning.models import Enrolment, EnrolmentState
from lms.learning.nominations.models import Nomination, NominationState
from lms.learning.nominations.queries import seats
from lms.learning.nominations.services import deciding


def withdraw(enrolment: Enrolment, *, by: UUID | None) -> None:
    """Take somebody out of a cohort; a seat that is freed so goes to the next in line."""
    nomination = _nomination(enrolment)
    if nomination is not None and nomination.state is NominationState.APPROVED:
        deciding.withdraw(nomination, by=by)
    else:
        learning.withdraw(enrolment, by=by)


def take_back(enrolment: Enrolment, *, by: UUID | None) -> bool:
    """Undo a withdrawal; whose seat is given away by now waits in line instead.

    Return whether the person is in the cohort again.
    """
    nomination = _nomination(enrolment)
    if nomination is not None and nomination.state is NominationState.WITHDRAWN:
        deciding.restore(nomination, by=by)
    elif nomination is None or nomination.state is NominationState.APPROVED:
        learning.readmit(enrolment, by=by)
    return enrolment.state is EnrolmentState.ENROLLED


def _nomination(enrolment: Enrolment) -> Nomination | None:
    found = seats.of_people(enrolment.cohort_id, [enrolment.person_id])
    return found.get(enrolment.person_id)
