"""Starting a test."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from courses import forms
from courses.document import Stage
from lms.assessment.models import Attempt, Quiz
from lms.learning.models import Cohort, CohortState
from lms.platform import clock
from lms.platform.db import db, unit_of_work
from tests.cast import Cast, document
from tests.features.assessment.moves import Trainee
from tests.visitor import Visitor


def test_the_attempt_is_a_row_from_the_first_second(trainee: Trainee):
    attempt = trainee.start()

    assert (attempt.number, attempt.open) == (1, True)


def test_the_servers_clock_gives_twenty_minutes(trainee: Trainee):
    attempt = trainee.start()

    assert attempt.due_at - attempt.started_at == timedelta(minutes=20)


def test_starting_again_goes_on_with_the_open_attempt(trainee: Trainee):
    first = trainee.start()

    again = trainee.start()

    assert again.id == first.id


def test_pre_test_and_post_test_of_a_person_share_no_question(trainee: Trainee):
    before, after = trainee.start("pre"), trainee.start("post")

    assert not set(before.items) & set(after.items)


def test_the_questions_are_those_drawn_for_the_person(trainee: Trainee):
    attempt = trainee.start()

    drawn = forms.draw(document(), Stage.POST, seed=str(trainee.enrolment.id))
    assert attempt.items == [item.id for item in drawn]


def test_a_second_attempt_may_follow_the_first(trainee: Trainee):
    trainee.sit("post", right=2)

    attempt = trainee.start()

    assert attempt.number == 2


def test_a_third_attempt_is_refused_when_two_are_allowed(trainee: Trainee):
    trainee.sit("post", right=2)
    trainee.sit("post", right=3)

    page = trainee.browser.post(trainee.test_address("post", "en"), status=409)

    assert "All your attempts at this test are used." in page.text
    assert len(trainee.attempts()) == 2


def test_whoever_passed_does_not_start_again(trainee: Trainee):
    trainee.sit("post", right=9)

    page = trainee.browser.post(trainee.test_address("post", "en"), status=409)

    assert "You have already passed this test." in page.text


def test_the_pre_test_is_closed_once_the_post_test_has_begun(trainee: Trainee):
    trainee.start("post")

    page = trainee.browser.post(trainee.test_address("pre", "en"), status=409)

    assert "The pre-test comes before the post-test" in page.text


def test_a_missed_pre_test_does_not_block_the_post_test(trainee: Trainee):
    attempt = trainee.start("post")

    assert attempt.quiz is Quiz.POST


def test_a_closed_cohort_takes_no_new_attempt(trainee: Trainee):
    with unit_of_work():
        cohort = db.session.get_one(Cohort, trainee.cohort.id)
        cohort.state, cohort.closed_at = CohortState.CLOSED, clock.now()

    trainee.browser.post(trainee.test_address(), status=409)

    assert trainee.attempts() == []


def test_the_database_itself_holds_one_open_attempt_a_person(trainee: Trainee):
    open_one = trainee.start()
    copy = {name: getattr(open_one, name) for name in ("enrolment_id", "quiz", "seed", "items")}
    times = {"started_at": open_one.started_at, "due_at": open_one.due_at}

    with pytest.raises(IntegrityError), unit_of_work():
        db.session.add(Attempt(**copy, **times, number=2, out_of=10.0))


def test_somebody_else_cannot_start_my_test(trainee: Trainee, cast: Cast, neighbour: Visitor):
    other, _ = cast.trainee(trainee.cohort)

    neighbour.sign_in(other).post(trainee.test_address(), status=404)

    assert trainee.attempts() == []


def test_a_stranger_is_asked_to_sign_in(trainee: Trainee, neighbour: Visitor):
    page = neighbour.post(trainee.test_address())

    assert "/sign-in" in page.location
