"""Reading what is published, who reads it and how far."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import func, select
from werkzeug.exceptions import NotFound

from lms.learning.models import Edition, LessonRead
from lms.platform.db import db


def lessons_read(enrolment_ids: Iterable[UUID]) -> dict[UUID, frozenset[str]]:
    """Return the lessons each enrolment has read to their end; one statement."""
    asked = tuple(enrolment_ids)
    found: defaultdict[UUID, set[str]] = defaultdict(set)
    rows = db.session.execute(
        select(LessonRead.enrolment_id, LessonRead.lesson).where(LessonRead.enrolment_id.in_(asked))
    )
    for enrolment_id, lesson in rows:
        found[enrolment_id].add(lesson)
    return {one: frozenset(found[one]) for one in asked}


def published() -> Sequence[Edition]:
    """Return the newest edition of each course, by code."""
    newest = (
        select(Edition.course, func.max(Edition.number).label("number"))
        .group_by(Edition.course)
        .subquery()
    )
    return db.session.scalars(
        select(Edition)
        .join(newest, (newest.c.course == Edition.course) & (newest.c.number == Edition.number))
        .order_by(Edition.code)
    ).all()


def edition(edition_id: UUID) -> Edition:
    """Return one edition, whatever its age: cohorts keep theirs."""
    row = db.session.get(Edition, edition_id)
    if row is None:
        raise NotFound
    return row
