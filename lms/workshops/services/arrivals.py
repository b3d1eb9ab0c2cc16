"""Who comes without being expected: in somebody's place, or at the door."""

from typing import TYPE_CHECKING
from uuid import UUID

from lms.learning import services as learning
from lms.people.duplicates import services as duplicates
from lms.people.services import desk
from lms.platform import clock
from lms.platform.refusals import Refused
from lms.workshops import queries
from lms.workshops.models import Session
from lms.workshops.reasons import Reason
from lms.workshops.services.shares import recount

if TYPE_CHECKING:
    from lms.learning.models import Enrolment
    from lms.people.models import Institution
    from lms.people.roster.entries import Entry


def arrive(
    session: Session, person_id: UUID, *, instead_of: "Enrolment | None", by: UUID | None
) -> "Enrolment":
    """Let somebody of the register come, for another or for nobody."""
    queries.hold(session.cohort_id)
    if instead_of is not None:
        return learning.substitute(instead_of, person_id, by=by)
    return learning.walk_in(session.cohort, person_id, by=by)


def arrive_by_name(
    session: Session, entry: "Entry", *, instead_of: "Enrolment | None", by: UUID | None
) -> "Enrolment":
    """Let somebody come whose name is written down here; who is known is recognised."""
    queries.hold(session.cohort_id)
    known = queries.recognised(entry)
    home: Institution | None = instead_of.institution if instead_of is not None else None
    person_id = known or desk.register(entry, home, on=min(session.held_on, clock.today()))
    enrolment = arrive(session, person_id, instead_of=instead_of, by=by)
    duplicates.look_for([person_id])
    return enrolment


def take_back(session: Session, enrolment: "Enrolment", *, by: UUID | None) -> None:
    """Undo an arrival while nothing is marked for it; who was expected is expected again."""
    queries.hold(session.cohort_id)
    if queries.has_marks(enrolment.id):
        raise Refused(Reason.MARKED_SINCE)
    original = enrolment.substitute_for_id
    learning.take_back_arrival(enrolment, by=by)
    if original is not None:
        recount(session.cohort_id, [original])
