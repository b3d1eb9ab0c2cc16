"""Handing in: marked at once, once."""

from datetime import timedelta

from lms.assessment.models import Answer
from lms.learning import queries as learning
from lms.platform import clock
from lms.platform.db import db
from tests.cast import Cast
from tests.features.assessment.moves import Trainee, key_of, wrong_for
from tests.visitor import Visitor


def test_it_is_marked_at_once(trainee: Trainee):
    trainee.sit("post", right=7)

    attempt = trainee.attempts()[0]
    assert (attempt.points, attempt.out_of, attempt.open) == (7.0, 10.0, False)


def test_each_answer_keeps_its_points(trainee: Trainee):
    trainee.sit("post", right=7)

    points = sorted(answer.points for answer in db.session.query(Answer))
    assert points == [0.0] * 3 + [1.0] * 7


def test_it_gives_a_receipt(trainee: Trainee):
    address = trainee.sit("post", right=7)

    page = trainee.browser.get(address)

    assert trainee.attempts()[0].receipt in page.text


def test_learning_is_told_the_result(trainee: Trainee):
    trainee.sit("pre", right=3)
    trainee.sit("post", right=8)

    standing = learning.standing_of(trainee.enrolment.id)
    assert (standing.pre, standing.post) == (0.3, 0.8)


def test_the_best_post_test_counts(trainee: Trainee):
    trainee.sit("post", right=6)
    trainee.sit("post", right=4)

    assert learning.standing_of(trainee.enrolment.id).post == 0.6


def test_a_second_hand_in_changes_nothing(trainee: Trainee):
    trainee.sit("post", right=7)
    attempt = trainee.attempts()[0]
    before = (attempt.submitted_at, attempt.points, attempt.receipt)

    trainee.submit(attempt)

    again = trainee.attempts()[0]
    assert (again.submitted_at, again.points, again.receipt) == before


def test_an_empty_test_earns_nothing(trainee: Trainee):
    attempt = trainee.start()

    trainee.submit(attempt)

    assert trainee.attempts()[0].points == 0


def test_out_of_time_it_is_closed_with_what_was_saved(trainee: Trainee):
    attempt = trainee.start()
    right, wrong = trainee.items(attempt)[:2]
    trainee.send(attempt, right, key_of(right))
    trainee.send(attempt, wrong, wrong_for(wrong))

    with clock.standing_at(attempt.due_at + timedelta(days=2)):
        trainee.submit(attempt)

    closed = trainee.attempts()[0]
    assert (closed.points, closed.submitted_at) == (1.0, closed.due_at)


def test_somebody_else_cannot_hand_in_for_me(trainee: Trainee, cast: Cast, neighbour: Visitor):
    attempt = trainee.start()
    other, _ = cast.trainee(trainee.cohort)

    neighbour.sign_in(other).post(f"/ar/attempts/{attempt.id}/submit", status=404)

    assert trainee.attempts()[0].open


def test_a_stranger_is_asked_to_sign_in(trainee: Trainee, neighbour: Visitor):
    attempt = trainee.start()

    page = neighbour.post(f"/ar/attempts/{attempt.id}/submit")

    assert "/sign-in" in page.location
    assert trainee.attempts()[0].open
