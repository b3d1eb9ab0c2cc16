"""Tests of two records that became one person, or of one that became two again."""

from collections.abc import Set as AbstractSet
from datetime import datetime
from itertools import groupby
from uuid import UUID

from sqlalchemy import update

from lms.assessment import queries
from lms.assessment.models import Attempt, Quiz
from lms.learning import services as learning
from lms.platform.db import db

OUT_OF_THE_WAY = 2_000_000


def recount(enrolment_ids: AbstractSet[UUID], since: datetime | None) -> None:
    """Number the attempts of some enrolments as they were begun, and correct their results."""
    attempts = queries.attempts_begun(enrolment_ids)
    _number(attempts)
    for quiz in Quiz:
        sat = {one.enrolment_id for one in attempts if one.quiz is quiz and not one.open}
        shares = {one: queries.best_share(one, quiz) for one in sorted(sat)}
        without = enrolment_ids - sat
        learning.restate(quiz.requirement, shares, without=without, since=since)


def _number(attempts: list[Attempt]) -> None:
    """Count from one; first out of the way, for no two may ever have one number."""
    counted = [
        (attempt, number)
        for _, some in groupby(attempts, key=lambda one: (one.enrolment_id, one.quiz))
        for number, attempt in enumerate(some, start=1)
    ]
    wrong = [(attempt.id, number) for attempt, number in counted if attempt.number != number]
    if wrong:
        for shift in (OUT_OF_THE_WAY, 0):
            rows = [{"id": one, "number": number + shift} for one, number in wrong]
            db.session.execute(update(Attempt), rows)
