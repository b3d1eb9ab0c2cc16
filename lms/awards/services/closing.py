"""Closing a cohort: the open tests are handed in, then its rule speaks."""

from typing import TYPE_CHECKING

from lms.assessment import services as assessment
from lms.learning import services as learning
from lms.workshops import queries as workshops

if TYPE_CHECKING:
    from lms.learning.models import Cohort


def close(cohort: "Cohort") -> int:
    """Close a cohort with everything that was saved; return how many completed the training."""
    workshops.hold(cohort.id)
    if not cohort.closed:
        assessment.end_all(cohort.id)
    return learning.close(cohort)
