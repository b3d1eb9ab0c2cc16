"""Answers that arrive one by one, late, twice, or out of order."""

from contextlib import suppress
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses.questions import Item
from lms.assessment import services
from lms.assessment.models import AnswerEvent, Attempt
from lms.assessment.rules import answers as rules
from lms.assessment.rules.answers import Given
from lms.platform import clock
from lms.platform.db import Undone, db, unit_of_work
from lms.platform.ids import uuid7
from tests.cast import Cast
from tests.features.assessment.moves import Trainee
from tests.statements import Statements
from tests.visitor import Visitor

OPTIONS = ("a", "b", "c", "d")


def test_the_reply_carries_what_is_stored(trainee: Trainee):
    attempt = trainee.start()
    item = trainee.items(attempt)[0]

    reply = trainee.send(attempt, item, ["a"]).json

    assert (reply["item"], reply["response"]) == (item.id, ["a"])


def test_a_changed_answer_replaces_the_first_and_both_are_kept(trainee: Trainee):
    attempt = trainee.start()
    item = trainee.items(attempt)[0]
    trainee.send(attempt, item, ["a"])

    trainee.send(attempt, item, ["b"])

    assert trainee.held(attempt) == {item.id: ("b",)}
    assert db.session.query(AnswerEvent).count() == 2


def test_sending_the_same_answer_twice_changes_nothing(trainee: Trainee):
    attempt = trainee.start()
    item = trainee.items(attempt)[0]
    name = uuid7()
    trainee.send(attempt, item, ["a"], id=name)

    reply = trainee.send(attempt, item, ["a"], id=name).json

    assert reply["response"] == ["a"]
    assert db.session.query(AnswerEvent).count() == 1


def test_an_old_answer_that_arrives_late_does_not_win(trainee: Trainee):
    attempt = trainee.start()
    item = trainee.items(attempt)[0]
    early, later = (attempt.started_at + timedelta(seconds=n) for n in (5, 9))

    with clock.standing_at(attempt.started_at + timedelta(minutes=1)):
        trainee.send(attempt, item, ["b"], made_at=later)
        reply = trainee.send(attempt, item, ["a"], made_at=early).json

    assert reply["response"] == ["b"]


MOMENTS = st.integers(0, 3)
WRITES = st.lists(st.tuples(MOMENTS, st.sampled_from(OPTIONS)), min_size=1, max_size=5)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data(), writes=WRITES)
def test_whatever_the_order_of_arrival_the_answer_made_last_counts(
    trainee_open: tuple[Attempt, Item], data: st.DataObject, writes: list[tuple[int, str]]
):
    attempt, item = trainee_open
    made = [
        Given(uuid7(), item.id, (option,), attempt.started_at + timedelta(seconds=second))
        for second, option in writes
    ]

    counted = counted_after(attempt.id, data.draw(st.permutations(made + made[:2])))

    assert counted == rules.latest(made).response


def counted_after(attempt_id: UUID, arrivals: list[Given]) -> tuple[str, ...]:
    """Record answers in an order, see what counts, and take it all back."""
    with suppress(Undone), unit_of_work():
        attempt = db.session.get_one(Attempt, attempt_id)
        counted = [services.record(attempt, one).response for one in arrivals]
        raise Undone
    return counted[-1]


@pytest.fixture
def trainee_open(trainee: Trainee):
    """An open attempt and one of its questions with four options."""
    attempt = trainee.start()
    items = trainee.items(attempt)
    with clock.standing_at(attempt.started_at + timedelta(minutes=1)):
        yield attempt, next(item for item in items if len(item.options) == len(OPTIONS))


def test_a_phone_that_is_a_day_ahead_cannot_lock_its_answer(trainee: Trainee):
    attempt = trainee.start()
    item = trainee.items(attempt)[0]
    trainee.send(attempt, item, ["a"], made_at=clock.now() + timedelta(days=1))

    reply = trainee.send(attempt, item, ["b"]).json

    assert reply["response"] == ["b"]


def test_an_answer_on_its_way_when_the_time_ended_still_counts(trainee: Trainee):
    attempt = trainee.start()
    item = trainee.items(attempt)[0]

    with clock.standing_at(attempt.due_at + timedelta(seconds=20)):
        reply = trainee.send(attempt, item, ["a"])

    assert reply.json["response"] == ["a"]


def test_an_answer_after_the_time_is_refused_with_a_reason(trainee: Trainee):
    attempt = trainee.start()
    item = trainee.items(attempt)[0]

    with clock.standing_at(attempt.due_at + timedelta(seconds=31)):
        reply = trainee.send(attempt, item, ["a"], status=409)

    assert reply.json["advice"]
    assert trainee.held(attempt) == {}


def test_claiming_an_earlier_time_does_not_pass_the_clock(trainee: Trainee):
    attempt = trainee.start()
    item = trainee.items(attempt)[0]

    with clock.standing_at(attempt.due_at + timedelta(minutes=5)):
        trainee.send(attempt, item, ["a"], made_at=attempt.started_at, status=409)

    assert trainee.held(attempt) == {}


def test_an_answer_after_handing_in_is_refused(trainee: Trainee):
    attempt = trainee.start()
    item = trainee.items(attempt)[0]
    trainee.submit(attempt)

    trainee.send(attempt, item, ["a"], status=409)

    assert trainee.held(attempt) == {}


def test_a_replay_after_handing_in_is_still_acknowledged(trainee: Trainee):
    attempt = trainee.start()
    item = trainee.items(attempt)[0]
    name = uuid7()
    trainee.send(attempt, item, ["a"], id=name)
    trainee.submit(attempt)

    reply = trainee.send(attempt, item, ["a"], id=name)

    assert reply.json["response"] == ["a"]


def test_a_question_of_another_test_is_refused(trainee: Trainee):
    attempt, other = trainee.start("pre"), trainee.start("post")

    trainee.send(attempt, trainee.items(other)[0], ["a"], status=409)

    assert trainee.held(attempt) == {}


def test_an_id_that_stands_for_another_answer_is_refused(trainee: Trainee):
    attempt = trainee.start()
    first, second = trainee.items(attempt)[:2]
    name = uuid7()
    trainee.send(attempt, first, ["a"], id=name)

    trainee.send(attempt, second, ["a"], id=name, status=409)

    assert trainee.held(attempt) == {first.id: ("a",)}


@pytest.mark.parametrize("response", [["z"], ["a", "b"], ["a"] * 51])
def test_an_answer_that_is_not_on_offer_is_refused(trainee: Trainee, response: list[str]):
    attempt = trainee.start()
    item = trainee.items(attempt)[0]

    trainee.send(attempt, item, response, status=422)

    assert trainee.held(attempt) == {}


@pytest.mark.parametrize("body", [None, [], {}, {"item": "x"}, {"id": 1, "item": 2}])
def test_a_broken_message_is_refused_in_words(trainee: Trainee, body: object):
    attempt = trainee.start()

    reply = trainee.browser.send_json(f"/en/attempts/{attempt.id}/answers", body, status=422)

    assert reply.json["error"] == "This answer could not be understood."


def test_somebody_else_cannot_answer_for_me(trainee: Trainee, cast: Cast, neighbour: Visitor):
    attempt = trainee.start()
    other, _ = cast.trainee(trainee.cohort)

    neighbour.sign_in(other).send_json(f"/ar/attempts/{attempt.id}/answers", {}, status=404)

    assert trainee.held(attempt) == {}


def test_a_stranger_is_told_to_sign_in(trainee: Trainee, neighbour: Visitor):
    attempt = trainee.start()

    neighbour.send_json(f"/ar/attempts/{attempt.id}/answers", {}, status=401)

    assert trainee.held(attempt) == {}


def test_a_saved_answer_takes_a_handful_of_statements(trainee: Trainee, statements: Statements):
    attempt = trainee.start()
    item = trainee.items(attempt)[0]

    made = statements(lambda: trainee.send(attempt, item, ["a"]))

    assert len(made) <= 8
