"""The figures, computed in SQL from what happened, and the rows behind each."""

from lms.indicators.queries.breakdowns import (
    institutions,
    mantikas,
    people_by_institution,
    people_by_mantika,
    people_by_quarter,
)
from lms.indicators.queries.rows import (
    cohorts,
    page_of,
    pairs,
    papers,
    people,
    post_tests,
    presences,
    trainings,
)
from lms.indicators.queries.slices import NOT_KNOWN, Slice
from lms.indicators.queries.sums import (
    Attended,
    Enrolled,
    Tested,
    attended,
    certificates_issued,
    enrolled,
    people_completed,
    tested,
)
from lms.people.models import Sex

__all__ = [
    "NOT_KNOWN",
    "Attended",
    "Enrolled",
    "Sex",
    "Slice",
    "Tested",
    "attended",
    "certificates_issued",
    "cohorts",
    "enrolled",
    "institutions",
    "mantikas",
    "page_of",
    "pairs",
    "papers",
    "people",
    "people_by_institution",
    "people_by_mantika",
    "people_by_quarter",
    "people_completed",
    "post_tests",
    "presences",
    "tested",
    "trainings",
]
