"""Telling learning the attended share anew, where something else than a mark changed it."""

from collections.abc import Collection
from uuid import UUID

from lms.learning import services as learning
from lms.workshops import queries
from lms.workshops.models import REPORTED


def recount(cohort_id: UUID, people: Collection[UUID]) -> None:
    """Report the share of some enrolments of a cohort, as the state and the plan have it now."""
    sheets = queries.sheets(cohort_id, people)
    learning.report_all(REPORTED, {one: sheet.tally.share for one, sheet in sheets.items()})
