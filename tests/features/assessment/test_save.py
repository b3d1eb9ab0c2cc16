"""Answering without a script: the page's own form."""

from datetime import timedelta

from courses.questions import Item
from lms.platform import clock
from tests.cast import Cast
from tests.features.assessment.moves import Trainee
from tests.visitor import Visitor


def fields_for(item: Item, response: list[str], was: str = ""):
    return {f"answer-{item.id}": response, f"was-{item.id}": was}


def test_the_form_saves_what_was_chosen(trainee: Trainee):
    attempt = trainee.start()
    item = trainee.items(attempt)[0]

    trainee.save(attempt, fields_for(item, "a"))

    assert trainee.held(attempt) == {item.id: ("a",)}


def test_saving_returns_to_the_questions(trainee: Trainee):
    attempt = trainee.start()

    page = trainee.browser.follow(trainee.save(attempt, {"read": "en"}))

    assert len(page.markup.of("fieldset")) == 10


def test_review_saves_first(trainee: Trainee):
    attempt = trainee.start()
    item = trainee.items(attempt)[0]

    page = trainee.save(attempt, {**fields_for(item, "a"), "review": "yes"})

    assert page.location.endswith(f"/ar/attempts/{attempt.id}/review")
    assert trainee.held(attempt) == {item.id: ("a",)}


def test_an_old_page_in_another_tab_resets_nothing(trainee: Trainee):
    attempt = trainee.start()
    first, second = trainee.items(attempt)[:2]
    trainee.send(attempt, first, ["a"])

    trainee.save(attempt, {f"was-{first.id}": "", **fields_for(second, "b")})

    assert trainee.held(attempt) == {first.id: ("a",), second.id: ("b",)}


def test_a_choice_that_was_taken_back_is_saved_as_no_answer(trainee: Trainee):
    attempt = trainee.start()
    item = trainee.items(attempt)[0]
    trainee.send(attempt, item, ["a"])

    trainee.save(attempt, {f"was-{item.id}": "a"})

    assert trainee.held(attempt) == {item.id: ()}


def test_after_an_error_the_page_still_shows_everything_that_was_chosen(trainee: Trainee):
    attempt = trainee.start()
    first, second = trainee.items(attempt)[:2]

    page = trainee.save(
        attempt, {**fields_for(first, "c"), **fields_for(second, "nonsense")}, status=422
    )

    checked = [field["name"] for field in page.markup.of("input") if "checked" in field]
    assert checked == [f"answer-{first.id}"]
    assert trainee.held(attempt) == {}


def test_saving_after_the_time_says_why_it_does_not_count(trainee: Trainee):
    attempt = trainee.start()
    item = trainee.items(attempt)[0]

    with clock.standing_at(attempt.due_at + timedelta(minutes=1)):
        trainee.save(attempt, fields_for(item, "a"), status=409)

    assert trainee.held(attempt) == {}


def test_somebody_else_cannot_save_into_my_test(trainee: Trainee, cast: Cast, neighbour: Visitor):
    attempt = trainee.start()
    other, _ = cast.trainee(trainee.cohort)

    neighbour.sign_in(other).post(f"/ar/attempts/{attempt.id}/save", status=404)

    assert trainee.held(attempt) == {}


def test_a_stranger_is_asked_to_sign_in(trainee: Trainee, neighbour: Visitor):
    attempt = trainee.start()

    page = neighbour.post(f"/ar/attempts/{attempt.id}/save")

    assert "/sign-in" in page.location
