"""A self-check: answered by a form, told why, kept nowhere."""

import pytest

from courses.blocks import CheckBlock
from courses.questions import Item
from lms.learning.models import LessonRead
from lms.platform.db import db
from tests.cast import Cast
from tests.features.learning.reader import Reader
from tests.visitor import Visitor


@pytest.fixture
def item(reader: Reader) -> Item:
    """The first self-check of the first lesson."""
    blocks = reader.document.lessons[0].blocks
    return reader.document.item_by_id[
        next(one.item for one in blocks if isinstance(one, CheckBlock))
    ]


def right(item: Item) -> list[str]:
    return [option.id for option in item.options if option.correct]


def wrong(item: Item) -> list[str]:
    return [next(option.id for option in item.options if not option.correct)]


def test_before_an_answer_the_page_carries_neither_key_nor_feedback(reader: Reader, item: Item):
    page = reader.browser.get(f"/en/{reader.lesson(reader.lessons[0])}")

    assert item.stem.en in page.text
    assert not [option for option in item.options if option.feedback.en in page.text]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_right_answer_is_told_why_it_is_right(reader: Reader, item: Item, language: str):
    address = f"/{language}/{reader.lesson(reader.lessons[0])}"

    page = reader.browser.post(address, {"item": item.id, "option": right(item)}, status=200)

    told = next(option for option in item.options if option.correct)
    assert getattr(told.feedback, language) in page.text


def test_after_a_wrong_answer_both_the_answer_and_the_right_one_are_explained(
    reader: Reader, item: Item
):
    address = f"/en/{reader.lesson(reader.lessons[0])}"

    page = reader.browser.post(address, {"item": item.id, "option": wrong(item)}, status=200)

    explained = [option for option in item.options if option.feedback.en in page.text]
    assert "Not quite" in page.text
    assert {option.id for option in explained} == {*right(item), *wrong(item)}


def test_without_an_answer_the_question_is_asked_again(reader: Reader, item: Item):
    address = f"/en/{reader.lesson(reader.lessons[0])}"

    page = reader.browser.post(address, {"item": item.id}, status=422)

    assert "Choose an answer first" in page.text


def test_an_option_that_is_not_offered_is_refused_gently(reader: Reader, item: Item):
    address = f"/en/{reader.lesson(reader.lessons[0])}"

    page = reader.browser.post(address, {"item": item.id, "option": ["zz"]}, status=422)

    assert "Choose one of the answers shown" in page.text


def test_the_items_of_the_tests_cannot_be_asked_here(reader: Reader):
    tested = next(item for item in reader.document.items if item.use == "test")
    address = f"/en/{reader.lesson(reader.lessons[0])}"

    reader.browser.post(address, {"item": tested.id, "option": right(tested)}, status=404)


def test_an_answer_is_kept_nowhere(reader: Reader, item: Item):
    address = f"/en/{reader.lesson(reader.lessons[0])}"

    reader.browser.post(address, {"item": item.id, "option": right(item)}, status=200)

    assert db.session.query(LessonRead).count() == 0


def test_a_neighbour_cannot_answer_from_the_seat_of_another(
    reader: Reader, item: Item, cast: Cast, neighbour: Visitor
):
    neighbour.sign_in(cast.account(cast.person("مريم سالم علي بن غشير")))

    neighbour.post(f"/ar/{reader.lesson(reader.lessons[0])}", {"item": item.id}, status=404)


def test_a_stranger_is_asked_to_sign_in(reader: Reader, item: Item, neighbour: Visitor):
    page = neighbour.post(f"/ar/{reader.lesson(reader.lessons[0])}", {"item": item.id})

    assert page.location.startswith("/ar/sign-in")
