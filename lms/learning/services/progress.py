"""How far people are: lessons read, and the standing that other features report."""

from collections.abc import Collection, Mapping
from contextlib import suppress
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from lms.learning.models import Completion, Enrolment, LessonRead, Requirement
from lms.platform import clock
from lms.platform.db import db


def report(enrolment_id: UUID, requirement: Requirement, share: float | None) -> None:
    """Take the standing of a requirement from the feature that knows it."""
    report_all(requirement, {enrolment_id: share})


def report_all(requirement: Requirement, shares: Mapping[UUID, float | None]) -> None:
    """Take the standing of many people, in as many statements as for one."""
    rows = db.session.scalars(
        select(Completion).where(
            Completion.enrolment_id.in_(list(shares)), Completion.requirement == requirement
        )
    )
    known = {row.enrolment_id: row for row in rows}
    for enrolment_id, share in shares.items():
        row = known.get(enrolment_id)
        if row is None:
            row = Completion(enrolment_id=enrolment_id, requirement=requirement)
            db.session.add(row)
        row.share, row.met_at = share, clock.now()


def finish_lesson(enrolment: Enrolment, lesson: str, *, language: str) -> None:
    """Remember that a lesson was read to its end; a second time changes nothing."""
    known = db.session.scalars(
        select(LessonRead.id).where(
            LessonRead.enrolment_id == enrolment.id, LessonRead.lesson == lesson
        )
    ).first()
    if known is not None:
        return
    with suppress(IntegrityError), db.session.begin_nested():
        db.session.add(
            LessonRead(
                enrolment_id=enrolment.id,
                lesson=lesson,
                language=language,
                finished_at=clock.now(),
            )
        )


def restate(
    requirement: Requirement,
    shares: Mapping[UUID, float | None],
    *,
    without: Collection[UUID],
    since: datetime | None,
) -> None:
    """Correct the standing of people whose marks or tests went to another record.

    A standing that is right keeps its moment. Of those who are without any marks or tests, what
    was reported since a moment goes.
    """
    ours = Completion.requirement == requirement
    rows = db.session.scalars(select(Completion).where(ours, Completion.enrolment_id.in_(shares)))
    known = {row.enrolment_id: row for row in rows}
    for enrolment_id, row in known.items():
        if row.share != shares[enrolment_id]:
            row.share = shares[enrolment_id]
    report_all(requirement, {one: shares[one] for one in shares.keys() - known.keys()})
    if since is not None:
        late = Completion.enrolment_id.in_(without) & (Completion.met_at >= since)
        db.session.execute(delete(Completion).where(ours, late))
