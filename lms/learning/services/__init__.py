"""What people do in learning: publish, run cohorts, enrol, read, hear how far they are."""

from lms.learning.services.cohorts import Plan, begin, close, open_cohort
from lms.learning.services.enrolling import (
    complete_posts,
    enrol_people,
    readmit,
    readmit_people,
    substitute,
    take_back_arrival,
    walk_in,
    withdraw,
)
from lms.learning.services.past import Past, open_past, record_past, remove_past
from lms.learning.services.progress import finish_lesson, report, report_all, restate
from lms.learning.services.publishing import keep_edition, publish

__all__ = [
    "Past",
    "Plan",
    "begin",
    "close",
    "complete_posts",
    "enrol_people",
    "finish_lesson",
    "keep_edition",
    "open_cohort",
    "open_past",
    "publish",
    "readmit",
    "readmit_people",
    "record_past",
    "remove_past",
    "report",
    "report_all",
    "restate",
    "substitute",
    "take_back_arrival",
    "walk_in",
    "withdraw",
]
