"""Reading attempts, answers and their points, narrowed to what the actor may see."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import contains_eager
from werkzeug.exceptions import NotFound

from courses.document import Edition as Document
from courses.questions import Item, Response
from lms.assessment.models import Answer, AnswerEvent, Attempt, Quiz
from lms.assessment.rules.attempts import Situation
from lms.learning import editions
from lms.learning.models import Cohort, CohortState, Enrolment, EnrolmentState
from lms.platform.db import db
from lms.platform.identity import Actor


@dataclass(frozen=True, slots=True)
class Saved:
    """What the server holds of an attempt, and since when."""

    responses: dict[str, Response]
    at: datetime | None


def enrolment_for(actor: Actor, enrolment_id: UUID) -> Enrolment:
    """Return one of the actor's own enrolments in a course with tests; no other exists."""
    row = db.session.scalars(
        select(Enrolment)
        .join(Enrolment.cohort)
        .where(Enrolment.id == enrolment_id, _own(actor), Cohort.edition_id.is_not(None))
        .options(contains_eager(Enrolment.cohort).joinedload(Cohort.edition))
    ).first()
    if row is None:
        raise NotFound
    return row


def _own(actor: Actor) -> ColumnElement[bool]:
    return (Enrolment.person_id == actor.person_id) & (Enrolment.state == EnrolmentState.ENROLLED)


def _attempts() -> Select[Attempt]:
    return (
        select(Attempt)
        .join(Attempt.enrolment)
        .join(Enrolment.cohort)
        .options(
            contains_eager(Attempt.enrolment)
            .contains_eager(Enrolment.cohort)
            .joinedload(Cohort.edition)
        )
    )


def attempt_for(actor: Actor, attempt_id: UUID) -> Attempt:
    """Return one of the actor's own attempts; anybody else's does not exist."""
    return _found(_attempts().where(Attempt.id == attempt_id, _own(actor)))


def attempt_to_answer(actor: Actor, attempt_id: UUID) -> Attempt:
    """Return an attempt of the actor's that nobody can hand in meanwhile."""
    query = _attempts().where(Attempt.id == attempt_id, _own(actor))
    return _found(query.with_for_update(read=True, of=Attempt))


def attempt_to_hand_in(actor: Actor, attempt_id: UUID) -> Attempt:
    """Return an attempt of the actor's that nobody can change meanwhile."""
    query = _attempts().where(Attempt.id == attempt_id, _own(actor))
    return _found(query.with_for_update(of=Attempt))


def _found(query: Select[Attempt]) -> Attempt:
    attempt = db.session.scalars(query).first()
    if attempt is None:
        raise NotFound
    return attempt


def open_attempts(cohort_id: UUID) -> Sequence[Attempt]:
    """Return the attempts of a cohort that are not handed in, for closing them."""
    query = _attempts().where(Cohort.id == cohort_id, Attempt.submitted_at.is_(None))
    return db.session.scalars(query.with_for_update(of=Attempt)).all()


def hold_enrolment(enrolment_id: UUID) -> None:
    """Let one start at a time be decided for a person."""
    db.session.execute(
        select(Enrolment.id).where(Enrolment.id == enrolment_id).with_for_update(key_share=True)
    )


def attempts_of(enrolment_id: UUID) -> Sequence[Attempt]:
    """Return all attempts of one enrolment in their order."""
    return db.session.scalars(
        select(Attempt)
        .where(Attempt.enrolment_id == enrolment_id)
        .order_by(Attempt.quiz, Attempt.number)
    ).all()


def attempts_begun(enrolment_ids: Collection[UUID]) -> list[Attempt]:
    """Return all attempts of some enrolments, each test's as they were begun."""
    found = select(Attempt).where(Attempt.enrolment_id.in_(enrolment_ids))
    order = (Attempt.enrolment_id, Attempt.quiz, Attempt.started_at, Attempt.id)
    return list(db.session.scalars(found.order_by(*order)))


def attempts_said() -> Select[UUID, str, str, object]:
    """Select what attempts are about: their training, and when they were begun."""
    return (
        select(Attempt.id, Cohort.title_ar, Cohort.title_en, Attempt.started_at)
        .join(Attempt.enrolment)
        .join(Enrolment.cohort)
    )


def situation(enrolment: Enrolment, quiz: Quiz, attempts: Sequence[Attempt]) -> Situation:
    """Say where a person stands before a test."""
    cohort, mine = enrolment.cohort, [attempt for attempt in attempts if attempt.quiz is quiz]
    return Situation(
        begun=cohort.state is not CohortState.PLANNED,
        closed=cohort.closed,
        attempts=len(mine),
        sitting=any(attempt.open for attempt in mine),
        passed=any(attempt.passed for attempt in mine),
        post_test_begun=any(attempt.quiz is Quiz.POST for attempt in attempts),
    )


def best_share(enrolment_id: UUID, quiz: Quiz) -> float | None:
    """Return the best result of a person in a test."""
    return db.session.scalar(
        select(func.max(Attempt.points / Attempt.out_of)).where(
            Attempt.enrolment_id == enrolment_id,
            Attempt.quiz == quiz,
            Attempt.submitted_at.is_not(None),
        )
    )


def document_of(enrolment: Enrolment) -> Document:
    """Return the course of an enrolment as it was published."""
    if enrolment.cohort.edition is None:
        raise NotFound
    return editions.document_of(enrolment.cohort.edition)


def items_of(attempt: Attempt) -> tuple[Item, ...]:
    """Return the questions of an attempt in its order."""
    document = document_of(attempt.enrolment)
    return tuple(document.item_by_id[str(item)] for item in attempt.items)


def saved(attempt_id: UUID) -> Saved:
    """Return the answers that count at this moment."""
    rows = db.session.execute(
        select(Answer.item, Answer.response, AnswerEvent.received_at)
        .join(AnswerEvent, AnswerEvent.id == Answer.event_id)
        .where(Answer.attempt_id == attempt_id)
    ).all()
    return Saved(
        responses={item: tuple(map(str, response)) for item, response, _ in rows},
        at=max((received_at for _, _, received_at in rows), default=None),
    )


def response_to(attempt_id: UUID, item: str) -> Response:
    """Return the answer to one question that counts at this moment."""
    found = db.session.scalar(
        select(Answer.response).where(Answer.attempt_id == attempt_id, Answer.item == item)
    )
    return tuple(map(str, found or ()))


def event(event_id: UUID) -> AnswerEvent | None:
    """Find an answer by the id its phone gave it."""
    return db.session.get(AnswerEvent, event_id)


def attempts_in(cohort_id: UUID) -> Sequence[Attempt]:
    """Return the attempts of everybody enrolled in a cohort; one statement."""
    return db.session.scalars(
        select(Attempt)
        .join(Attempt.enrolment)
        .where(Enrolment.cohort_id == cohort_id, Enrolment.state == EnrolmentState.ENROLLED)
        .order_by(Attempt.number)
    ).all()


def points_by_item(cohort_id: UUID) -> dict[tuple[Quiz, str], float]:
    """Return the points a cohort earned at its first attempts, by test and question."""
    rows = db.session.execute(
        select(Attempt.quiz, Answer.item, func.sum(Answer.points))
        .join(Attempt, Attempt.id == Answer.attempt_id)
        .join(Enrolment, Enrolment.id == Attempt.enrolment_id)
        .where(
            Enrolment.cohort_id == cohort_id,
            Enrolment.state == EnrolmentState.ENROLLED,
            Attempt.number == 1,
            Attempt.submitted_at.is_not(None),
        )
        .group_by(Attempt.quiz, Answer.item)
    )
    return {(quiz, item): float(points or 0) for quiz, item, points in rows}
