"""What each figure counts over, once for the figure, its breakdowns and the rows behind it."""

from typing import TypeVarTuple

from sqlalchemy import Select, and_
from sqlalchemy.orm import aliased

from lms.awards.models import Certificate
from lms.indicators.queries.slices import (
    Slice,
    during,
    ended,
    held_during,
    narrowed,
    of_records,
)
from lms.learning.models import Cohort, Completion, Enrolment, Requirement
from lms.workshops.models import Attendance, Presence, Session

Columns = TypeVarTuple("Columns")
THERE = Attendance.presence.in_([Presence.PRESENT, Presence.LATE])

pre = aliased(Completion, name="pre")
post = aliased(Completion, name="post")
BOTH = and_(pre.share.is_not(None), post.share.is_not(None))


def completions(query: Select[*Columns], part: Slice) -> Select[*Columns]:
    """Enrolments that were completed in the period, with the records of their people."""
    query = of_records(query.select_from(Enrolment)).where(
        Enrolment.completed_on.is_not(None), *during(Enrolment.completed_on, part.period)
    )
    return narrowed(query, part)


def attendances(query: Select[*Columns], part: Slice) -> Select[*Columns]:
    """Every person at every session of the period, present or late."""
    query = (
        query.select_from(Attendance)
        .join(Session, Session.id == Attendance.session_id)
        .join(Enrolment, Enrolment.id == Attendance.enrolment_id)
        .where(THERE, *held_during(part.period))
    )
    return narrowed(query, part)


def enrolments(query: Select[*Columns], part: Slice) -> Select[*Columns]:
    """Enrolments of cohorts that ended in the period."""
    joined = query.select_from(Enrolment).join(Cohort, Cohort.id == Enrolment.cohort_id)
    return ended(joined, part)


def tests(query: Select[*Columns], part: Slice) -> Select[*Columns]:
    """Enrolments of cohorts that ended in the period, with either test or with both."""
    query = (
        query.select_from(Enrolment)
        .join(Cohort, Cohort.id == Enrolment.cohort_id)
        .outerjoin(
            pre, and_(pre.enrolment_id == Enrolment.id, pre.requirement == Requirement.PRE_TEST)
        )
        .outerjoin(
            post, and_(post.enrolment_id == Enrolment.id, post.requirement == Requirement.POST_TEST)
        )
        .where(pre.share.is_not(None) | post.share.is_not(None))
    )
    return ended(query, part)


def certificates(query: Select[*Columns], part: Slice) -> Select[*Columns]:
    """Certificates issued in the period; a corrected paper is not a second one."""
    query = (
        query.select_from(Certificate)
        .join(Enrolment, Enrolment.id == Certificate.enrolment_id)
        .where(Certificate.supersedes_id.is_(None), *during(Certificate.issued_on, part.period))
    )
    return narrowed(query, part)
