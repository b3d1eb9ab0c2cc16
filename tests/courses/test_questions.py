"""Each kind of question shows itself without its key, reads an answer and marks it."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import json, structs

from courses import questions
from courses.document import Edition
from courses.problems import Problem
from courses.questions import KINDS, Item, Kind, MarkingRule, Option
from courses.text import Text
from tests.courses.making import item_of

seeds = st.text(max_size=12)


def choice(kind: Kind, *, key: str, marking: MarkingRule = MarkingRule.ALL_OR_NOTHING) -> Item:
    """An item with options a, b, c, d of which those in `key` are right."""
    options = tuple(
        Option(name, Text(f"نص {name}", f"text {name}"), Text("لماذا", "why"), name in key)
        for name in "abcd"
    )
    return Item(
        "an-item", kind, "an-objective", 1, "a-lesson", Text("؟", "?"), options, marking=marking
    )


def test_every_kind_speaks_for_itself():
    assert set(KINDS) == set(Kind)


@pytest.mark.parametrize("name", ["first-word-a", "before-writing-a", "writing-check"])
def test_what_is_shown_holds_no_key_and_no_feedback(small: Edition, name: str):
    shown = json.encode(questions.shown(item_of(small, name), seed="x")).decode()

    assert "correct" not in shown
    assert "feedback" not in shown
    assert item_of(small, name).options[0].feedback.ar not in shown


@given(seeds)
def test_the_same_seed_shows_the_same_order(seed: str):
    item = choice(Kind.SINGLE_CHOICE, key="b")

    first, again = questions.shown(item, seed=seed), questions.shown(item, seed=seed)

    assert first == again
    assert {option.id for option in first.options} == set("abcd")


def test_the_key_stands_everywhere_over_many_seeds():
    item = choice(Kind.SINGLE_CHOICE, key="b")

    places = [
        [option.id for option in questions.shown(item, seed=str(seed)).options].index("b")
        for seed in range(400)
    ]

    assert all(70 < places.count(place) < 130 for place in range(4))


def test_true_stays_above_false(small: Edition):
    item = item_of(small, "writing-check")

    orders = {questions.shown(item, seed=str(seed)).options for seed in range(20)}

    assert [[option.id for option in order] for order in orders] == [["true", "false"]]


@pytest.mark.parametrize(
    ("kind", "several"),
    [(Kind.SINGLE_CHOICE, False), (Kind.MULTIPLE_CHOICE, True), (Kind.TRUE_FALSE, False)],
)
def test_only_a_multiple_choice_lets_several_be_ticked(kind: Kind, *, several: bool):
    assert questions.shown(choice(kind, key="a"), seed="x").several is several


@pytest.mark.parametrize("kind", Kind)
def test_an_option_that_is_not_offered_is_refused(kind: Kind):
    with pytest.raises(Problem, match="no option “z”"):
        questions.parse(choice(kind, key="a"), ["z"])


@pytest.mark.parametrize("kind", [Kind.SINGLE_CHOICE, Kind.TRUE_FALSE])
def test_two_answers_to_a_single_choice_are_refused(kind: Kind):
    with pytest.raises(Problem, match="Only one option"):
        questions.parse(choice(kind, key="a"), ["a", "b"])


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("given_", [[], ["", ""]])
def test_nothing_given_is_unanswered_and_earns_nothing(kind: Kind, given_: list[str]):
    item = choice(kind, key="a")

    response = questions.parse(item, given_)

    assert response == ()
    assert not questions.is_complete(item, response)
    assert questions.mark(item, response).points == 0


def test_answers_are_kept_once_and_in_the_order_of_the_item():
    item = choice(Kind.MULTIPLE_CHOICE, key="ab")

    assert questions.parse(item, ["c", "a", "c"]) == ("a", "c")


@pytest.mark.parametrize(("response", "points"), [(("b",), 1), (("a",), 0)])
@pytest.mark.parametrize("kind", [Kind.SINGLE_CHOICE, Kind.TRUE_FALSE])
def test_the_right_option_earns_the_point(kind: Kind, response: tuple[str, ...], points: int):
    assert questions.mark(choice(kind, key="b"), response).points == points


@pytest.mark.parametrize(
    ("response", "whole", "partial"),
    [
        ("ab", 1, Fraction(1)),
        ("a", 0, Fraction(1, 2)),
        ("ac", 0, Fraction(0)),
        ("abc", 0, Fraction(1, 2)),
        ("abcd", 0, Fraction(0)),
        ("cd", 0, Fraction(0)),
    ],
)
def test_a_multiple_choice_is_marked_by_its_rule(response: str, whole: int, partial: Fraction):
    strict = choice(Kind.MULTIPLE_CHOICE, key="ab")
    kind = structs.replace(strict, marking=MarkingRule.PARTIAL)

    assert questions.mark(strict, tuple(response)).points == whole
    assert questions.mark(kind, tuple(response)).points == partial


@pytest.mark.parametrize(
    ("kind", "key", "codes"),
    [
        (Kind.SINGLE_CHOICE, "", ["no-key"]),
        (Kind.SINGLE_CHOICE, "ab", ["several-keys"]),
        (Kind.MULTIPLE_CHOICE, "", ["no-key"]),
        (Kind.MULTIPLE_CHOICE, "abcd", []),
        (Kind.TRUE_FALSE, "a", ["not-true-false"]),
    ],
)
def test_an_item_that_can_not_be_marked_is_faulty(kind: Kind, key: str, codes: list[str]):
    assert [fault.code for fault in questions.faults(choice(kind, key=key))] == codes


def test_too_few_and_repeated_options_are_faults():
    item = choice(Kind.SINGLE_CHOICE, key="a")
    one, twice = (structs.replace(item, options=item.options[:1] * times) for times in (1, 2))

    assert [fault.code for fault in questions.faults(one)] == ["too-few-options"]
    assert [fault.code for fault in questions.faults(twice)] == ["repeated-option"]
