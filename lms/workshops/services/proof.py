"""Proof that the state of attendance is what the events say."""

from collections.abc import Iterable
from uuid import UUID

from lms.platform.db import db
from lms.workshops import queries
from lms.workshops.models import Attendance, AttendanceEvent, Session
from lms.workshops.services.shares import recount


def rebuild_state() -> int:
    """Write the state anew where it is not what the events say; return at how many places."""
    found = queries.differences()
    for session_id, enrolment_id, event in found:
        set_state(session_id, enrolment_id, event)
    db.session.flush()
    for cohort_id, people in _by_cohort((session, person) for session, person, _ in found).items():
        recount(cohort_id, people)
    return len(found)


def set_state(session_id: UUID, enrolment_id: UUID, event: AttendanceEvent | None) -> None:
    """Write what counts at one place: the mark of the event, or none."""
    row = db.session.get(Attendance, (session_id, enrolment_id))
    if event is None or event.presence is None:
        if row is not None:
            db.session.delete(row)
        return
    row = row or Attendance(session_id=session_id, enrolment_id=enrolment_id)
    row.presence, row.minutes = event.presence, event.minutes
    row.made_at, row.event_id = event.made_at, event.id
    db.session.add(row)


def _by_cohort(places: Iterable[tuple[UUID, UUID]]) -> dict[UUID, set[UUID]]:
    found: dict[UUID, set[UUID]] = {}
    for session_id, enrolment_id in places:
        session = db.session.get_one(Session, session_id)
        found.setdefault(session.cohort_id, set()).add(enrolment_id)
    return found
