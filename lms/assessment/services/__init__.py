"""What people do with tests: start, answer, hand in; and the proof that nothing was lost."""

from lms.assessment.services.answers import record, save
from lms.assessment.services.attempts import end_all, expire_overdue, start, submit
from lms.assessment.services.following import recount
from lms.assessment.services.proof import rebuild_state

__all__ = [
    "end_all",
    "expire_overdue",
    "rebuild_state",
    "record",
    "recount",
    "save",
    "start",
    "submit",
]
