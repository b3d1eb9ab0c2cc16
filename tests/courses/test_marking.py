"""An attempt becomes a result: exact shares, objectives, and a word on every option."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from courses.document import Edition, Stage
from courses.forms import draw
from courses.marking import feedback, mark_attempt
from courses.reading import read_catalogue
from tests.courses.conftest import CATALOGUE
from tests.courses.making import item_of

SMALL = read_catalogue(CATALOGUE).editions[0]


def test_points_add_up_over_items_and_objectives(small: Edition):
    items = [item_of(small, "first-word-a"), item_of(small, "before-writing-a")]

    result = mark_attempt(items, {"first-word-a": ("b",), "before-writing-a": ("a",)})

    assert (result.points, result.out_of, result.share) == (Fraction(3, 2), 2, Fraction(3, 4))
    assert [(one.objective, one.share) for one in result.objectives] == [
        ("welcome", Fraction(1)),
        ("ask-first", Fraction(1, 2)),
    ]


def test_an_item_without_an_answer_counts_and_earns_nothing(small: Edition):
    result = mark_attempt([item_of(small, "first-word-a")], {})

    assert (result.points, result.out_of) == (0, 1)
    assert result.items[0].response == ()


def test_an_attempt_without_items_has_no_share():
    assert mark_attempt([], {}).share == 0


def test_a_pass_is_judged_on_the_exact_share(small: Edition):
    items = [item_of(small, "first-word-a"), item_of(small, "before-writing-a")]

    result = mark_attempt(items, {"first-word-a": ("b",), "before-writing-a": ("a",)})

    assert result.reaches(Fraction(75, 100))
    assert not result.reaches(Fraction(751, 1000))


def test_every_option_is_explained_and_the_lesson_named(small: Edition):
    result = mark_attempt([item_of(small, "first-word-a")], {"first-word-a": ("c",)})

    told = result.items[0].feedback
    assert [(one.option, one.chosen, one.correct) for one in told] == [
        ("a", False, False),
        ("b", False, True),
        ("c", True, False),
    ]
    assert told[2].feedback.en == "Silence frightens a stranger."
    assert result.items[0].lesson == "a-calm-start"


def test_a_self_check_is_explained_in_the_same_way(small: Edition):
    told = feedback(item_of(small, "writing-check"), ("false",))

    assert [one.option for one in told if one.chosen and one.correct] == ["false"]


@given(
    st.dictionaries(
        st.sampled_from(["first-word-a", "before-writing-a"]), st.tuples(st.sampled_from("abc"))
    )
)
def test_a_share_lies_between_nothing_and_all(responses: dict[str, tuple[str, ...]]):
    items = [item_of(SMALL, "first-word-a"), item_of(SMALL, "before-writing-a")]

    result = mark_attempt(items, responses)

    assert 0 <= result.share <= 1
    assert sum(one.points for one in result.objectives) == result.points


def test_the_whole_key_earns_everything(small: Edition):
    items = draw(small, Stage.POST, seed="anyone")

    result = mark_attempt(items, {item.id: tuple(sorted(item.key)) for item in items})

    assert result.share == 1
    assert all(one.mark.is_full for one in result.items)
