"""Reading claims and certificates, narrowed to what the actor may see."""

from lms.awards.queries.certificates import (
    Award,
    award_coded,
    award_for,
    award_of_staff,
    awards_of,
    register,
)
from lms.awards.queries.claims import (
    Claimant,
    claimants,
    draft_for,
    drafts,
    holder_of,
    last_job,
    open_tests,
    unmarked_sessions,
)

__all__ = [
    "Award",
    "Claimant",
    "award_coded",
    "award_for",
    "award_of_staff",
    "awards_of",
    "claimants",
    "draft_for",
    "drafts",
    "holder_of",
    "last_job",
    "open_tests",
    "register",
    "unmarked_sessions",
]
