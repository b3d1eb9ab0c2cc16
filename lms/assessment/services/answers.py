"""Keeping answers: each an event with its phone's id, the latest in a state row beside it."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from uuid import UUID

from sqlalchemy import tuple_
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningInsert

from courses import questions
from courses.questions import Response
from lms.assessment import queries
from lms.assessment.models import Answer, AnswerEvent, Attempt
from lms.assessment.reasons import Reason
from lms.assessment.rules import answers as rules
from lms.assessment.rules.answers import Given, Stored
from lms.assessment.rules.attempts import Hurdle, accepts
from lms.platform import clock
from lms.platform.db import Model, db
from lms.platform.ids import uuid7
from lms.platform.refusals import Refused


def record(attempt: Attempt, given: Given) -> Stored:
    """Keep one answer and return the one that counts; a replay changes nothing.

    Raise Refused when it came too late, Problem when the question offers no such answer.
    """
    reason = _reason_against(attempt)
    if reason is not None or not _write(attempt, [_checked(attempt, given)]):
        _expect_replay(attempt, given, otherwise=reason)
    return Stored(given.item, queries.response_to(attempt.id, given.item))


def save(attempt: Attempt, changes: Mapping[str, Response]) -> None:
    """Keep the answers that a form changed, as made now."""
    reason = _reason_against(attempt)
    if reason is not None:
        raise Refused(reason)
    now = clock.now()
    made = [Given(uuid7(), item, response, now) for item, response in changes.items()]
    if made:
        _write(attempt, [_checked(attempt, given) for given in made])


def _reason_against(attempt: Attempt) -> StrEnum | None:
    """Return why this attempt takes no more answers."""
    if not attempt.open:
        return Reason.HANDED_IN
    if attempt.enrolment.cohort.closed:
        return Hurdle.CLOSED
    return None if accepts(attempt.due_at, clock.now()) else Reason.TIME_IS_OVER


def _expect_replay(attempt: Attempt, given: Given, *, otherwise: StrEnum | None) -> None:
    """Let an answer pass that was kept before; refuse a new one, or an id that is taken."""
    known = queries.event(given.id)
    if known is None or (known.attempt_id, known.item) != (attempt.id, given.item):
        raise Refused(otherwise or Reason.ID_IN_USE)


def _checked(attempt: Attempt, given: Given) -> Given:
    """Return the answer as its question understands it, at a time that can be believed."""
    if given.item not in attempt.items:
        raise Refused(Reason.NOT_IN_TEST)
    item = queries.document_of(attempt.enrolment).item_by_id[given.item]
    made_at = rules.believed(given.made_at, started_at=attempt.started_at, received_at=clock.now())
    return Given(given.id, given.item, questions.parse(item, given.response), made_at)


def _write(attempt: Attempt, answers: Sequence[Given]) -> bool:
    """Keep events and states; tell whether the events were new."""
    now = clock.now()
    events = [_event_row(attempt.id, given) | {"received_at": now} for given in answers]
    if not db.session.scalars(_keep_once(), events).all():
        return False
    db.session.execute(_keep_latest(), [_state_row(attempt.id, given) for given in answers])
    return True


def _event_row(attempt_id: UUID, given: Given) -> dict[str, object]:
    return {
        "id": given.id,
        "attempt_id": attempt_id,
        "item": given.item,
        "response": list(given.response),
        "made_at": given.made_at,
    }


def _state_row(attempt_id: UUID, given: Given) -> dict[str, object]:
    row = _event_row(attempt_id, given)
    return {**row, "event_id": row.pop("id")}


def _insert(table: type[Model]) -> sqlite.Insert | postgresql.Insert:
    if db.engine.dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)


def _keep_once() -> ReturningInsert[UUID]:
    """Write an event unless its id is there already: from a replay, or on two lines at once."""
    new = _insert(AnswerEvent).on_conflict_do_nothing(index_elements=[AnswerEvent.id])
    return new.returning(AnswerEvent.id)


def _keep_latest() -> sqlite.Insert | postgresql.Insert:
    """Write a state row unless a later answer stands in it: the order of arrival is nothing."""
    new = _insert(Answer)
    coming = new.excluded
    return new.on_conflict_do_update(
        index_elements=[Answer.attempt_id, Answer.item],
        set_={
            "response": coming.response,
            "made_at": coming.made_at,
            "event_id": coming.event_id,
        },
        where=tuple_(coming.made_at, coming.event_id) > tuple_(Answer.made_at, Answer.event_id),
    )
