"""Proving that the answers which count are those of the events."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, delete, func, insert, or_, select
from sqlalchemy.orm import aliased

from lms.assessment.models import Answer, AnswerEvent, Attempt
from lms.assessment.services import attempts
from lms.platform.db import db


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a rebuild found: answers checked, and those that had to be mended."""

    checked: int
    mended: int


def rebuild_state() -> Rebuilt:
    """Make every state row equal to its latest event, and mark again what that changes."""
    wrong = db.session.execute(_differences()).all()
    for event in wrong:
        _mend(event.AnswerEvent)
    for attempt_id in {event.AnswerEvent.attempt_id for event in wrong}:
        _mark_again(attempt_id)
    return Rebuilt(checked=_count(), mended=len(wrong))


def _differences() -> Select[AnswerEvent]:
    """Select the latest events that their state row does not repeat."""
    order = (AnswerEvent.made_at.desc(), AnswerEvent.id.desc())
    place = func.row_number().over(
        partition_by=(AnswerEvent.attempt_id, AnswerEvent.item), order_by=order
    )
    ranked = select(AnswerEvent, place.label("place")).subquery()
    last = aliased(AnswerEvent, ranked, name="AnswerEvent")
    return (
        select(last)
        .outerjoin(Answer, (Answer.attempt_id == last.attempt_id) & (Answer.item == last.item))
        .where(ranked.c.place == 1)
        .where(
            or_(
                Answer.event_id.is_(None),
                Answer.event_id != last.id,
                Answer.made_at != last.made_at,
                Answer.response != last.response,
            )
        )
    )


def _mend(event: AnswerEvent) -> None:
    db.session.execute(
        delete(Answer).where(Answer.attempt_id == event.attempt_id, Answer.item == event.item)
    )
    db.session.execute(
        insert(Answer).values(
            attempt_id=event.attempt_id,
            item=event.item,
            response=event.response,
            made_at=event.made_at,
            event_id=event.id,
        )
    )


def _mark_again(attempt_id: UUID) -> None:
    attempt = db.session.get_one(Attempt, attempt_id)
    if not attempt.open:
        attempts.mark_again(attempt)


def _count() -> int:
    return db.session.scalar(select(func.count()).select_from(Answer)) or 0
