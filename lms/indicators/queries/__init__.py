"""The figures, computed in SQL from what happened, and the rows behind each."""

from lms.indicators.queries.breakdowns import (
    institutions,
    mantikas,
    people_by_institution,
    people_by_mantika,
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
    Newcomers,
    Tested,
    attended,
    certificates_issued,
    enrolled,
    newcomers,
    tested,
)
from lms.people.models import Sex

__all__ = [
    "NOT_KNOWN",
    "Attended",
    "Enrolled",
    "Newcomers",
    "Sex",
    "Slice",
    "Tested",
    "attended",
    "certificates_issued",
    "cohorts",
    "enrolled",
    "institutions",
    "mantikas",
    "newcomers",
    "page_of",
    "pairs",
    "papers",
    "people",
    "people_by_institution",
    "people_by_mantika",
    "post_tests",
    "presences",
    "tested",
    "trainings",
]
