"""Enrolling people, each with a copy of the post held when their cohort begins."""

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from lms.learning import queries
from lms.learning.models import Cohort, Enrolment, EnrolmentState
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
    _refuse_when_closed(cohort)
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


def withdraw(enrolment: Enrolment, *, by: UUID | None) -> None:
    """Take somebody out of a cohort; what they did there is kept."""
    _refuse_when_closed(enrolment.cohort)
    if enrolment.state is EnrolmentState.WITHDRAWN:
        return
    enrolment.state, enrolment.withdrawn_at = EnrolmentState.WITHDRAWN, clock.now()
    _record("cohort:withdraw", enrolment, by=by)


def readmit(enrolment: Enrolment, *, by: UUID | None) -> None:
    """Take somebody into a cohort again; not beside who came in their place."""
    _refuse_when_closed(enrolment.cohort)
    if enrolment.state is EnrolmentState.ENROLLED:
        return
    if queries.substitute_of(enrolment.id) is not None:
        raise Refused(Reason.SUBSTITUTED)
    for former in queries.former_substitutes_of(enrolment.id):
        former.substitute_for_id = None
    enrolment.state, enrolment.withdrawn_at = EnrolmentState.ENROLLED, None
    _record("cohort:readmit", enrolment, by=by)


def readmit_people(cohort: Cohort, person_ids: Iterable[UUID], *, by: UUID | None) -> None:
    """Take people into a cohort again who had left it; nobody else is touched."""
    left = db.session.scalars(
        select(Enrolment).where(
            Enrolment.cohort_id == cohort.id,
            Enrolment.person_id.in_(list(person_ids)),
            Enrolment.state == EnrolmentState.WITHDRAWN,
        )
    ).all()
    for enrolment in left:
        readmit(enrolment, by=by)


def substitute(original: Enrolment, person_id: UUID, *, by: UUID | None) -> Enrolment:
    """Let somebody come in the place of another, who is withdrawn; each earns only their own."""
    if original.state is not EnrolmentState.ENROLLED or original.person_id == person_id:
        raise Refused(Reason.NOT_ENROLLED)
    enrolment = walk_in(original.cohort, person_id, by=by)
    withdraw(original, by=by)
    enrolment.substitute_for_id, enrolment.walk_in = original.id, False
    _record("cohort:substitute", enrolment, by=by)
    return enrolment


def walk_in(cohort: Cohort, person_id: UUID, *, by: UUID | None) -> Enrolment:
    """Enrol somebody who stands at the door; who is enrolled already is refused."""
    known = queries.enrolment_in(cohort.id, person_id)
    if known is not None and known.state is EnrolmentState.ENROLLED:
        raise Refused(Reason.ALREADY_ENROLLED)
    enrol_people(cohort, [person_id], by=by)
    if known is not None:
        readmit(known, by=by)
    enrolment = known or queries.enrolment_made(cohort.id, person_id)
    enrolment.walk_in = True
    return enrolment


def take_back_arrival(enrolment: Enrolment, *, by: UUID | None) -> None:
    """Undo a substitution or a walk-in: they leave, and who they came for is back."""
    original = enrolment.substitute_for
    enrolment.substitute_for_id, enrolment.walk_in = None, False
    withdraw(enrolment, by=by)
    db.session.flush()
    if original is not None:
        readmit(original, by=by)


def _refuse_when_closed(cohort: Cohort) -> None:
    if cohort.closed:
        raise Refused(Reason.COHORT_CLOSED, code=cohort.code)


def _record(act: str, enrolment: Enrolment, *, by: UUID | None) -> None:
    db.session.flush()
    audit.record(
        act,
        "enrolment",
        enrolment.id,
        after={"state": enrolment.state.value},
        person_id=enrolment.person_id,
        by=by,
    )


def _enrolment(cohort: Cohort, person_id: UUID, post: "Post | None") -> Enrolment:
    enrolment = Enrolment(cohort_id=cohort.id, person_id=person_id, enrolled_at=clock.now())
    _copy(post, enrolment)
    return enrolment


def _copy(post: "Post | None", enrolment: Enrolment) -> None:
    if post is not None:
        enrolment.institution_id, enrolment.place_id = post.institution_id, post.place_id
        enrolment.job_title, enrolment.rank_band = post.job_title, post.rank_band
