"""The page of a test: explained before it starts, on one page while it runs."""

from datetime import timedelta

import pytest

from lms.learning.models import Cohort, CohortState
from lms.platform import clock
from lms.platform.db import db, unit_of_work
from tests.cast import Cast
from tests.features.assessment.moves import Trainee
from tests.statements import Statements
from tests.visitor import Visitor


def test_before_it_starts_the_test_is_explained(trainee: Trainee):
    page = trainee.browser.get(trainee.test_address("post", "en"))

    assert "Time 20 minutes" in page.text
    assert "Attempts left 2" in page.text
    assert "Pass mark 70%" in page.text


def test_before_it_starts_no_question_is_shown(trainee: Trainee):
    page = trainee.browser.get(trainee.test_address())

    assert page.markup.of("fieldset") == []


def test_the_pre_test_has_no_pass_mark(trainee: Trainee):
    page = trainee.browser.get(trainee.test_address("pre", "en"))

    assert "Pass mark none" in page.text


def test_the_post_test_advises_to_take_the_pre_test_first(trainee: Trainee):
    page = trainee.browser.get(trainee.test_address("post", "en"))

    assert "You have not taken the pre-test." in page.text


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_open_attempt_shows_its_ten_questions_on_one_page(trainee: Trainee, language: str):
    trainee.start()

    page = trainee.browser.get(trainee.test_address("post", language))

    assert len(page.markup.of("fieldset")) == 10


def test_an_answer_stands_on_the_page_when_it_is_opened_again(trainee: Trainee):
    attempt = trainee.start()
    item = trainee.items(attempt)[0]
    trainee.send(attempt, item, ["b"])

    page = trainee.browser.get(trainee.test_address("post", "en"))

    checked = [field["name"] for field in page.markup.of("input") if "checked" in field]
    assert checked == [f"answer-{item.id}"]
    assert "1 of 10 answered" in page.text


def test_the_questions_can_be_read_in_the_other_language(trainee: Trainee):
    attempt = trainee.start()
    item = trainee.items(attempt)[0]

    page = trainee.browser.get(trainee.test_address("post", "ar") + "?read=en")

    assert item.stem.en in page.text
    assert item.stem.ar not in page.text


def test_the_questions_can_be_read_in_both_languages_at_once(trainee: Trainee):
    attempt = trainee.start()
    item = trainee.items(attempt)[0]

    page = trainee.browser.get(trainee.test_address("post", "ar") + "?read=both")

    assert item.stem.en in page.text
    assert item.stem.ar in page.text


def test_when_the_time_is_over_the_page_says_so_and_shows_no_question(trainee: Trainee):
    attempt = trainee.start()

    with clock.standing_at(attempt.due_at + timedelta(seconds=1)):
        page = trainee.browser.get(trainee.test_address("post", "en"))

    assert "The time is over" in page.text
    assert page.markup.of("fieldset") == []


def test_looking_at_an_attempt_out_of_time_changes_nothing(trainee: Trainee):
    attempt = trainee.start()

    with clock.standing_at(attempt.due_at + timedelta(hours=1)):
        trainee.browser.get(trainee.test_address())

    assert trainee.attempts()[0].open


def test_afterwards_the_page_leads_to_the_result(trainee: Trainee):
    address = trainee.sit("post", right=9)

    page = trainee.browser.get(trainee.test_address())

    assert address in page.links()


def test_a_closed_cohort_says_that_its_tests_are_closed(trainee: Trainee):
    with unit_of_work():
        cohort = db.session.get_one(Cohort, trainee.cohort.id)
        cohort.state, cohort.closed_at = CohortState.CLOSED, clock.now()

    page = trainee.browser.get(trainee.test_address("post", "en"))

    assert "The cohort is closed, and its tests with it." in page.text


def test_the_page_takes_a_handful_of_statements(trainee: Trainee, statements: Statements):
    trainee.start()

    made = statements(lambda: trainee.browser.get(trainee.test_address()))

    assert len(made) <= 12


def test_somebody_elses_test_does_not_exist(trainee: Trainee, cast: Cast, neighbour: Visitor):
    other, _ = cast.trainee(trainee.cohort)

    neighbour.sign_in(other).get(trainee.test_address(), status=404)


def test_a_stranger_is_asked_to_sign_in(trainee: Trainee, neighbour: Visitor):
    page = neighbour.get(trainee.test_address(), status=303)

    assert "/sign-in" in page.location
