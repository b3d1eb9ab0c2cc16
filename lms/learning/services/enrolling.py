"""Enrolling people, each with a copy of the post held when their cohort begins."""

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from lms.learning import queries
from lms.learning.models import Cohort, Enrolment
from lms.learning.reasons import Reason
from lms.platform import audit, clock
from lms.platform.db import db
from lms.platform.refusals import Refused

if TYPE_CHECKING:
    from lms.people.models import Post


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


def complete_posts(cohort: Cohort, person_ids: Iterable[UUID]) -> None:
    """Copy the posts of people who were enrolled before theirs were known."""
    without = db.session.scalars(
        select(Enrolment).where(
            Enrolment.cohort_id == cohort.id,
            Enrolment.institution_id.is_(None),
            Enrolment.person_id.in_(list(person_ids)),
        )
    ).all()
    posts = queries.posts_on([one.person_id for one in without], cohort.starts_on)
    for enrolment in without:
        _copy(posts.get(enrolment.person_id), enrolment)


def _enrolment(cohort: Cohort, person_id: UUID, post: "Post | None") -> Enrolment:
    enrolment = Enrolment(cohort_id=cohort.id, person_id=person_id, enrolled_at=clock.now())
    _copy(post, enrolment)
    return enrolment


def _copy(post: "Post | None", enrolment: Enrolment) -> None:
    if post is not None:
        enrolment.institution_id, enrolment.place_id = post.institution_id, post.place_id
        enrolment.job_title, enrolment.rank_band = post.job_title, post.rank_band
