"""Publishing courses, enrolling people, and keeping the standing of each requirement."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from courses.document import Course
from courses.document import Edition as Document
from courses.text import Text
from lms.learning import queries, rules
from lms.learning.models import (
    Cohort,
    CohortState,
    Completion,
    Edition,
    Enrolment,
    LessonRead,
    Requirement,
)
from lms.learning.reasons import Reason
from lms.platform import audit, clock
from lms.platform.db import db
from lms.platform.refusals import Refused

if TYPE_CHECKING:
    from courses.publishing import Publication
    from lms.people.models import Post


def publish(document: Document) -> Edition:
    """Make an immutable edition; the same content is the same edition."""
    from courses import publishing  # noqa: PLC0415 - its checks read YAML and Markdown

    return keep_edition(document.course, publishing.publish(document))


def keep_edition(course: Course, made: "Publication") -> Edition:
    """Register what was published, under the next number of its course."""
    known = db.session.scalars(select(Edition).where(Edition.digest == made.digest)).first()
    if known is not None:
        return known
    count = select(func.count()).where(Edition.course == course.id)
    edition = Edition(
        course=course.id,
        code=course.code,
        number=(db.session.scalar(count) or 0) + 1,
        digest=made.digest,
        title_ar=course.title.ar,
        title_en=course.title.en,
        document=made.document,
        published_at=clock.now(),
    )
    db.session.add(edition)
    db.session.flush()
    audit.record("edition:publish", "edition", edition.id, after={"digest": made.digest})
    return edition


def enrol_people(cohort: Cohort, person_ids: Iterable[UUID], *, by: UUID | None) -> int:
    """Enrol persons with the posts they hold; whoever is enrolled already stays as they are.

    Return how many were added.
    """
    if cohort.closed:
        raise Refused(Reason.COHORT_CLOSED, code=cohort.code)
    known = set(
        db.session.scalars(select(Enrolment.person_id).where(Enrolment.cohort_id == cohort.id))
    )
    added = [p for p in dict.fromkeys(person_ids) if p not in known]
    posts = queries.posts_on(added, cohort.starts_on)
    db.session.add_all(_enrolment(cohort, person, posts.get(person)) for person in added)
    db.session.flush()
    if added:
        audit.record("cohort:enrol", "cohort", cohort.id, after={"people": len(added)}, by=by)
    return len(added)


def _enrolment(cohort: Cohort, person_id: UUID, post: "Post | None") -> Enrolment:
    return Enrolment(
        cohort_id=cohort.id,
        person_id=person_id,
        institution_id=post.institution_id if post else None,
        job_title=post.job_title if post else "",
        rank_band=post.rank_band if post else None,
        place_id=post.place_id if post else None,
        enrolled_at=clock.now(),
    )


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A cohort as it is opened: where, when, and what it asks."""

    code: str
    title: Text
    edition_id: UUID
    place_id: UUID | None
    starts_on: date
    ends_on: date
    needed_attendance: int
    pass_mark: int


def open_cohort(plan: Plan) -> Cohort:
    """Plan a cohort; its people come by a roster."""
    cohort = Cohort(
        code=plan.code,
        title_ar=plan.title.ar,
        title_en=plan.title.en,
        edition_id=plan.edition_id,
        place_id=plan.place_id,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        needed_attendance=plan.needed_attendance,
        pass_mark=plan.pass_mark,
        state=CohortState.PLANNED,
    )
    db.session.add(cohort)
    db.session.flush()
    audit.record("cohort:open", "cohort", cohort.id, after={"code": cohort.code})
    return cohort


def begin(cohort: Cohort) -> None:
    """Open a planned cohort to its people."""
    if cohort.state is CohortState.PLANNED:
        cohort.state = CohortState.RUNNING
        audit.record("cohort:begin", "cohort", cohort.id)


def close(cohort: Cohort) -> int:
    """Close a cohort once: whoever attended enough and took the post-test has completed it.

    Return how many completed.
    """
    if cohort.closed:
        raise Refused(Reason.COHORT_CLOSED, code=cohort.code)
    policy = rules.Policy(cohort.needed_attendance, cohort.pass_mark)
    completed = [
        enrolment
        for enrolment, standing in queries.standings(cohort.id)
        if rules.is_trained(standing, policy)
    ]
    for enrolment in completed:
        enrolment.completed_on = cohort.ends_on
    cohort.state, cohort.closed_at = CohortState.CLOSED, clock.now()
    audit.record("cohort:close", "cohort", cohort.id, after={"completed": len(completed)})
    return len(completed)


def record_past(cohort: Cohort, *, completed: Iterable[UUID]) -> None:
    """Close a training from the past: completed only where its list says so."""
    people = set(completed)
    for enrolment in db.session.scalars(select(Enrolment).where(Enrolment.cohort_id == cohort.id)):
        enrolment.completed_on = cohort.ends_on if enrolment.person_id in people else None
    cohort.state, cohort.closed_at = CohortState.CLOSED, clock.now()
