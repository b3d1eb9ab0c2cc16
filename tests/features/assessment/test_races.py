"""Fifty at once have one effect."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

from flask import Flask
from sqlalchemy import func, select

from lms.assessment import queries, services
from lms.assessment.models import Answer, AnswerEvent, Attempt, Quiz
from lms.assessment.rules.answers import Given
from lms.learning.models import Completion, Enrolment
from lms.platform import clock
from lms.platform.db import Model, db, unit_of_work
from lms.platform.ids import uuid7
from tests.features.assessment.moves import Trainee, key_of

AT_ONCE = 50
LINES = 8


def all_at_once(app: Flask, act: Callable[[int], object]):
    """Do the same thing fifty times on eight lines, each in its own unit of work."""

    def one(number: int) -> object:
        with app.app_context(), unit_of_work():
            return act(number)

    with ThreadPoolExecutor(LINES) as lines:
        return list(lines.map(one, range(AT_ONCE)))


def count(table: type[Model]):
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(table))


def test_fifty_starts_give_one_attempt(app: Flask, trainee: Trainee):
    name = trainee.enrolment.id

    started = all_at_once(
        app,
        lambda _: services.start(db.session.get_one(Enrolment, name), Quiz.POST, language="ar").id,
    )

    assert len(set(started)) == 1
    assert count(Attempt) == 1


def test_fifty_hand_ins_are_one(app: Flask, trainee: Trainee):
    attempt_id = trainee.start().id

    receipts = all_at_once(app, lambda _: hand_in(attempt_id))

    assert len(set(receipts)) == 1
    assert count(Completion) == 1


def hand_in(attempt_id: UUID):
    attempt = db.session.get_one(Attempt, attempt_id, with_for_update=True)
    services.submit(attempt)
    db.session.flush()
    return attempt.receipt


def test_fifty_copies_of_one_answer_are_one(app: Flask, trainee: Trainee):
    attempt = trainee.start()
    item = trainee.items(attempt)[0]
    given = Given(uuid7(), item.id, tuple(key_of(item)), clock.now())

    all_at_once(app, lambda _: keep(attempt.id, given))

    assert (count(AnswerEvent), count(Answer)) == (1, 1)


def test_of_fifty_answers_to_one_question_the_last_made_counts(app: Flask, trainee: Trainee):
    attempt = trainee.start()
    item = trainee.items(attempt)[0]
    made = [Given(uuid7(), item.id, (item.options[n % 2].id,), clock.now()) for n in range(AT_ONCE)]

    all_at_once(app, lambda number: keep(attempt.id, made[number]))

    last = max(made, key=lambda one: (one.made_at, one.id))
    assert count(AnswerEvent) == AT_ONCE
    assert queries.saved(attempt.id).responses == {item.id: last.response}


def keep(attempt_id: UUID, given: Given):
    attempt = db.session.get_one(Attempt, attempt_id, with_for_update={"read": True})
    return services.record(attempt, given)
