"""The result: what counts, why, and one way forward."""

import pytest

from tests.cast import Cast
from tests.features.assessment.moves import Trainee
from tests.statements import Statements
from tests.visitor import Visitor


@pytest.mark.parametrize(
    ("right", "heading"), [(7, "You passed the post-test"), (6, "Not passed yet")]
)
def test_it_says_whether_the_pass_mark_was_reached(trainee: Trainee, right: int, heading: str):
    address = trainee.sit("post", right=right).replace("/ar/", "/en/")

    page = trainee.browser.get(address)

    assert heading in page.text


def test_the_share_is_said_in_words_and_points(trainee: Trainee):
    address = trainee.sit("post", right=8).replace("/ar/", "/en/")

    page = trainee.browser.get(address)

    assert "80% · 8 of 10 points · pass mark 70% · attempt 1" in page.text


def test_it_explains_every_option_once_the_answers_are_out(trainee: Trainee):
    address = trainee.sit("post", right=10)

    page = trainee.browser.get(address)

    items = trainee.items(trainee.attempts()[0])
    reasons = {option.feedback.ar for item in items for option in item.options}
    assert {reason for reason in reasons if reason not in page.text} == set()


def test_while_an_attempt_is_left_only_the_chosen_options_are_explained(trainee: Trainee):
    address = trainee.sit("post", right=0)

    page = trainee.browser.get(address)

    items = trainee.items(trainee.attempts()[0])
    right = {option.feedback.ar for item in items for option in item.options if option.correct}
    assert {reason for reason in right if reason in page.text} == set()


def test_the_first_result_keeps_the_key_while_the_second_attempt_is_open(trainee: Trainee):
    address = trainee.sit("post", right=0)
    trainee.start("post")

    page = trainee.browser.get(address)

    items = trainee.items(trainee.attempts()[0])
    right = {option.feedback.ar for item in items for option in item.options if option.correct}
    assert {reason for reason in right if reason in page.text} == set()


def test_each_question_leads_to_its_lesson(trainee: Trainee):
    address = trainee.sit("post", right=8)

    page = trainee.browser.get(address)

    lessons = {item.lesson for item in trainee.items(trainee.attempts()[0])}
    linked = {link.rsplit("/", 1)[1] for link in page.links() if "/lessons/" in link}
    assert lessons <= linked


def test_not_passed_leads_to_the_lesson_of_the_first_miss(trainee: Trainee):
    address = trainee.sit("post", right=5)
    missed = trainee.items(trainee.attempts()[0])[5]

    page = trainee.browser.get(address)

    buttons = [link["href"] for link in page.markup.of("a") if link.get("class") == "btn"]
    assert buttons == [f"/ar/learn/{trainee.enrolment.id}/lessons/{missed.lesson}"]


def test_a_question_without_an_answer_is_said_to_be_so(trainee: Trainee):
    attempt = trainee.start()
    address = trainee.submit(attempt).replace("/ar/", "/en/")

    page = trainee.browser.get(address)

    assert page.text.count("You gave no answer.") == 10


def test_it_compares_with_the_pre_test(trainee: Trainee):
    trainee.sit("pre", right=4)
    address = trainee.sit("post", right=9).replace("/ar/", "/en/")

    page = trainee.browser.get(address)

    assert "40% to 90%" in page.text
    assert "Up 50 percentage points" in page.text


def test_the_answers_can_be_read_in_the_other_language(trainee: Trainee):
    address = trainee.sit("post", right=9)
    item = trainee.items(trainee.attempts()[0])[0]

    page = trainee.browser.get(address + "?read=en")

    assert item.stem.en in page.text


def test_an_open_attempt_has_no_result(trainee: Trainee):
    attempt = trainee.start()

    page = trainee.browser.get(f"/ar/attempts/{attempt.id}/result", status=303)

    assert page.location == trainee.test_address()


def test_the_page_takes_a_handful_of_statements(trainee: Trainee, statements: Statements):
    trainee.sit("pre", right=4)
    address = trainee.sit("post", right=9)

    made = statements(lambda: trainee.browser.get(address))

    assert len(made) <= 12


def test_somebody_elses_result_does_not_exist(trainee: Trainee, cast: Cast, neighbour: Visitor):
    address = trainee.sit("post", right=9)
    other, _ = cast.trainee(trainee.cohort)

    neighbour.sign_in(other).get(address, status=404)


def test_a_stranger_is_asked_to_sign_in(trainee: Trainee, neighbour: Visitor):
    address = trainee.sit("post", right=9)

    page = neighbour.get(address, status=303)

    assert "/sign-in" in page.location
