"""Attendance of two records that became one person, or of one that became two again."""

from collections.abc import Set as AbstractSet
from datetime import datetime
from uuid import UUID

from lms.learning import services as learning
from lms.platform.db import db
from lms.workshops import queries
from lms.workshops.models import REPORTED
from lms.workshops.services import proof


def recount(enrolment_ids: AbstractSet[UUID], since: datetime | None) -> None:
    """Let the state of some enrolments say what their events say, and correct their share."""
    for session_id, enrolment_id, event in queries.differences(enrolment_ids):
        proof.set_state(session_id, enrolment_id, event)
    db.session.flush()
    marked = queries.marked(enrolment_ids)
    shares = {
        one: sheet.tally.share
        for cohort_id in queries.cohorts_holding(enrolment_ids)
        for one, sheet in queries.sheets(cohort_id, enrolment_ids).items()
        if one in marked
    }
    learning.restate(REPORTED, shares, without=enrolment_ids - marked, since=since)
