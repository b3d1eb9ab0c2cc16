"""What people do in workshops: plan sessions, mark who is there, take marks back."""

from lms.workshops.services.arrivals import arrive, arrive_by_name, take_back
from lms.workshops.services.following import recount as recount_some
from lms.workshops.services.marking import (
    Taken,
    mark,
    mark_all,
    mark_rest_present,
    undo,
)
from lms.workshops.services.planning import Planned, plan_sessions, remove_session
from lms.workshops.services.proof import rebuild_state

__all__ = [
    "Planned",
    "Taken",
    "arrive",
    "arrive_by_name",
    "mark",
    "mark_all",
    "mark_rest_present",
    "plan_sessions",
    "rebuild_state",
    "recount_some",
    "remove_session",
    "take_back",
    "undo",
]
