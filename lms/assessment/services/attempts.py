"""Starting and handing in attempts."""

from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import update

from courses import forms, marking
from courses.marking import Result
from lms.assessment import queries
from lms.assessment.models import Answer, Attempt, Quiz
from lms.assessment.rules import attempts as rules
from lms.learning import services as learning
from lms.platform import clock
from lms.platform.db import db
from lms.platform.ids import uuid7
from lms.platform.refusals import Refused

if TYPE_CHECKING:
    from lms.learning.models import Enrolment

SEEDS = 2**31


def start(enrolment: "Enrolment", quiz: Quiz, *, language: str) -> Attempt:
    """Open an attempt, or return the one that is open: fifty taps make one."""
    queries.hold_enrolment(enrolment.id)
    attempts = queries.attempts_of(enrolment.id)
    going_on = next((one for one in attempts if one.quiz is quiz and one.open), None)
    if going_on is not None:
        return going_on
    situation = queries.situation(enrolment, quiz, attempts)
    hurdle = rules.hurdle(quiz.stage, situation)
    if hurdle is not None:
        raise Refused(hurdle)
    attempt = _drawn(enrolment, quiz, number=situation.attempts + 1, language=language)
    db.session.add(attempt)
    db.session.flush()
    return attempt


def _drawn(enrolment: "Enrolment", quiz: Quiz, *, number: int, language: str) -> Attempt:
    """Draw the questions of this person; their order of options is the attempt's own."""
    document, now, attempt_id = queries.document_of(enrolment), clock.now(), uuid7()
    items = forms.draw(document, quiz.stage, seed=str(enrolment.id))
    return Attempt(
        id=attempt_id,
        enrolment=enrolment,
        quiz=quiz,
        number=number,
        seed=attempt_id.int % SEEDS,
        items=[item.id for item in items],
        started_at=now,
        due_at=now + timedelta(minutes=document.quiz(quiz.stage).minutes),
        out_of=float(marking.mark_attempt(items, {}).out_of),
        language=language,
    )


def submit(attempt: Attempt) -> None:
    """Mark what was saved, at once, and report it; a second time changes nothing."""
    if not attempt.open:
        return
    _mark(attempt)
    attempt.submitted_at = rules.ended_at(attempt.started_at, attempt.due_at, clock.now())
    attempt.receipt = rules.receipt(attempt.id)
    _report(attempt)


def mark_again(attempt: Attempt) -> None:
    """Mark a handed-in attempt once more, after its answers were mended."""
    _mark(attempt)
    _report(attempt)


def _mark(attempt: Attempt) -> None:
    saved = queries.saved(attempt.id)
    result = marking.mark_attempt(queries.items_of(attempt), saved.responses)
    _write_points(attempt.id, saved.responses.keys(), result)
    attempt.points, attempt.out_of = float(result.points), float(result.out_of)


def _report(attempt: Attempt) -> None:
    """Tell learning where the person stands; of several results the best one counts."""
    if not attempt.enrolment.cohort.closed:
        best = queries.best_share(attempt.enrolment_id, attempt.quiz)
        learning.report(attempt.enrolment_id, attempt.quiz.requirement, best)


def _write_points(attempt_id: UUID, answered: Collection[str], result: Result) -> None:
    rows = [
        {"attempt_id": attempt_id, "item": one.item, "points": float(one.mark.points)}
        for one in result.items
        if one.item in answered
    ]
    if rows:
        db.session.execute(update(Answer), rows)


def end_all(cohort_id: UUID) -> int:
    """Hand in every open attempt of a cohort that is about to close; return how many."""
    return _submit_each(queries.open_attempts(cohort_id))


def expire_overdue(cohort_id: UUID) -> int:
    """Hand in, with what was saved, the attempts whose time is over; return how many."""
    now = clock.now()
    attempts = queries.open_attempts(cohort_id)
    return _submit_each([one for one in attempts if not rules.accepts(one.due_at, now)])


def _submit_each(attempts: Sequence[Attempt]) -> int:
    for attempt in attempts:
        submit(attempt)
    return len(attempts)
