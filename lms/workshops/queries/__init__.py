"""Reading sessions and attendance, narrowed to what the actor may see."""

from lms.workshops.queries.arrivals import (
    arrival,
    colleague,
    colleagues,
    expected,
    expected_one,
    has_marks,
    recognised,
)
from lms.workshops.queries.attendance import Seat, Sheet, attendance_of, roster, sheets, unmarked
from lms.workshops.queries.history import (
    Correction,
    cohorts_holding,
    corrections,
    differences,
    events_of,
    marked,
    marked_in,
    marked_sessions,
    together_with,
    was_marked,
)
from lms.workshops.queries.sessions import (
    Appointment,
    diary,
    hold,
    next_session_of,
    session_for,
    sessions_of,
)
from lms.workshops.queries.workshops import Workshop, workshops_of

__all__ = [
    "Appointment",
    "Correction",
    "Seat",
    "Sheet",
    "Workshop",
    "arrival",
    "attendance_of",
    "cohorts_holding",
    "colleague",
    "colleagues",
    "corrections",
    "diary",
    "differences",
    "events_of",
    "expected",
    "expected_one",
    "has_marks",
    "hold",
    "marked",
    "marked_in",
    "marked_sessions",
    "next_session_of",
    "recognised",
    "roster",
    "session_for",
    "sessions_of",
    "sheets",
    "together_with",
    "unmarked",
    "was_marked",
    "workshops_of",
]
