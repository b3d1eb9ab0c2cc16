"""What keeps a course from being published, and what deserves a second look."""

import pytest
from msgspec import structs

from courses.blocks import Callout, CalloutKind, CheckBlock, FactBlock
from courses.checks import check, check_catalogue
from courses.document import Edition, Review
from courses.problems import Severity, errors_in, sentence
from courses.questions import Form, Kind, MarkingRule, Option, Use
from courses.reading import read_catalogue
from courses.sentences import SENTENCES
from courses.text import Text
from tests.courses.conftest import CATALOGUE
from tests.courses.making import (
    BLOCK,
    with_block,
    with_course,
    with_item,
    with_lesson,
    with_prose,
)

LONG = "هذه جملة طويلة بما يكفي لتعرف من غيرها."
ENGLISH = "This sentence is long enough to be told apart."


def codes(edition: Edition) -> set[str]:
    return {problem.code for problem in check(edition)}


def wheres(edition: Edition, code: str) -> list[str]:
    return [problem.where for problem in check(edition) if problem.code == code]


def test_the_small_course_has_no_errors(small: Edition):
    assert errors_in(check(small)) == ()


@pytest.mark.parametrize(
    ("ar", "en", "code"),
    [
        ("نص", "", "half-empty"),
        ("## عنوان", "Words", "shape-differs"),
        ("- أ\n- ب", "- a", "shape-differs"),
        ("| أ | ب |\n| --- | --- |", "| a |\n| --- |", "shape-differs"),
        ("[نص](https://example.org/ar)", "[text](https://example.org/en)", "links-differ"),
        ("[[referral|إحالة]]", "referral", "terms-differ"),
        ("أهلًا {name}", "Welcome", "placeholders-differ"),
        ("في 2018 و3", "In 2017 and 3", "numbers-differ"),
        ("نص\n\nنص", "text\n\ntext", "several-blocks"),
        ("نص <b>", "text <b>", "html-refused"),
        (
            "![صورة](https://example.org/a.png)",
            "![map](https://example.org/a.png)",
            "image-refused",
        ),
        ("[نص](javascript:x)", "[text](javascript:x)", "link-refused"),
        ("# عنوان", "# Title", "top-heading"),
        ("[[no-term|كلمة]]", "[[no-term|word]]", "unknown-reference"),
    ],
)
def test_prose_that_is_not_the_same_or_not_safe_is_found(
    small: Edition, ar: str, en: str, code: str
):
    problems = [one for one in check(with_prose(small, ar=ar, en=en)) if one.code == code]

    assert {one.where.split("/")[1] for one in problems} & {BLOCK, "a-calm-start"}


@pytest.mark.parametrize(
    ("ar", "en"),
    [
        ("من 1,000 إلى 2٬500", "from 1,000 to 2,500"),
        ("٢٠١٨", "2018"),
        ("ثلاثة أيام", "3 days"),
        ("**نعم** و[[referral|إحالة]]", "Yes, a [[referral|referral]]"),
    ],
)
def test_the_same_said_in_each_languages_way_is_no_problem(small: Edition, ar: str, en: str):
    assert codes(with_prose(small, ar=ar, en=en)) == codes(small)


def test_a_fence_inside_a_box_is_found(small: Edition):
    box = Callout(BLOCK, CalloutKind.KEY, Text("أ\n:::\nب", "a\n:::\nb"))

    assert wheres(with_block(small, box), "fence-in-box") == [
        f"block/{BLOCK}/ar",
        f"block/{BLOCK}/en",
    ]


def test_a_term_in_plain_text_is_found(small: Edition):
    takeaway = Text("[[referral|إحالة]]", "[[referral|referral]]")

    assert wheres(with_lesson(small, takeaway=takeaway), "markup-in-plain") == [
        "lesson/a-calm-start"
    ]


@pytest.mark.parametrize("name", ["A-Lesson", "درس", "../etc", "a--b", ""])
def test_an_id_that_could_not_be_an_address_is_found(small: Edition, name: str):
    assert "bad-id" in codes(with_lesson(small, id=name))


@pytest.mark.parametrize(
    ("block", "code"),
    [
        (FactBlock(BLOCK, "no-fact"), "unknown-reference"),
        (CheckBlock(BLOCK, "no-item"), "unknown-reference"),
        (CheckBlock(BLOCK, "first-word-a"), "check-of-test"),
        (FactBlock("explain-first", "desk-rule"), "repeated-id"),
    ],
)
def test_a_block_that_shows_the_wrong_thing_is_found(
    small: Edition, block: FactBlock | CheckBlock, code: str
):
    assert code in codes(with_block(small, block))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"objective": "no-objective"}, "unknown-reference"),
        ({"lesson": "no-lesson"}, "unknown-reference"),
        ({"form": Form.B}, "half-pair"),
        ({"pair": ""}, "pairless"),
        ({"use": Use.CHECK}, "pair-of-check"),
        ({"difficulty": 3}, "unequal-pair"),
        ({"difficulty": 4}, "difficulty-range"),
        ({"marking": MarkingRule.PARTIAL}, "unequal-pair"),
        ({"kind": Kind.TRUE_FALSE}, "not-true-false"),
        ({"use": Use.CHECK, "pair": "", "form": None}, "unshown-check"),
    ],
)
def test_an_item_that_does_not_fit_is_found(small: Edition, changes: dict[str, object], code: str):
    assert code in codes(with_item(small, "first-word-a", **changes))


@pytest.mark.parametrize(
    ("pairs", "code"),
    [
        (("first-word",), "pairs-differ"),
        (("first-word", "no-pair"), "unknown-reference"),
        (("first-word", "first-word"), "repeated-pair"),
    ],
)
def test_a_test_that_can_not_be_compared_is_found(
    small: Edition, pairs: tuple[str, ...], code: str
):
    quiz = structs.replace(small.course.post, pairs=pairs)

    assert code in codes(with_course(small, post=quiz))


def test_facts_and_objectives_nobody_uses_are_found(small: Edition):
    edition = with_lesson(small, blocks=())
    unmeasured = structs.replace(small, items=())

    assert wheres(edition, "unshown-fact") == ["fact/desk-rule"]
    assert len(wheres(unmeasured, "untested-objective")) == 2


def test_a_fact_needs_a_source_and_a_review_a_name(small: Edition):
    fact = small.facts[0]
    bare = structs.replace(fact, instrument=Text("", ""), address="", review=Review.REVIEWED)

    assert {"unsourced-fact", "unsigned-review"} <= codes(structs.replace(small, facts=(bare,)))


def test_unreviewed_facts_are_counted_but_stop_nothing(small: Edition):
    (problem,) = [one for one in check(small) if one.code == "unreviewed-facts"]

    assert problem.severity is Severity.NOTE
    assert problem.values == {"count": 1, "facts": 1}


@pytest.mark.parametrize(
    ("ar", "en", "code"),
    [(300, 450, "few-words"), (950, 850, "many-words"), (450, 700, "uneven-words")],
)
def test_a_lesson_is_neither_short_nor_long_nor_uneven(small: Edition, ar: int, en: int, code: str):
    block = Callout(BLOCK, CalloutKind.KEY, Text("كلمة " * ar, "word " * en))

    assert code in codes(with_lesson(small, blocks=(block,)))


def test_a_lesson_of_the_right_length_is_quiet(small: Edition):
    block = Callout(BLOCK, CalloutKind.KEY, Text("كلمة " * 500, "word " * 600))
    edition = with_lesson(small, blocks=(block,), id="just-right")

    assert "lesson/just-right" not in {
        one.where for one in check(edition) if one.code.endswith("-words")
    }


def test_minutes_are_enough_to_read_and_add_up(small: Edition):
    block = Callout(BLOCK, CalloutKind.KEY, Text("كلمة " * 900, "word " * 900))
    hurried = with_lesson(small, blocks=(block,), minutes=5)

    assert "short-minutes" in codes(hurried)
    assert "no-minutes" in codes(with_lesson(small, minutes=0))
    assert "course-minutes" in codes(with_course(small, minutes=90))


def test_a_right_option_that_is_much_longer_is_found(small: Edition):
    longer = Option("b", Text("نعم " * 12, "yes " * 12), Text("نعم", "yes"), correct=True)
    options = (*small.item_by_id["first-word-a"].options[:1], longer)

    assert "telling-length" in codes(with_item(small, "first-word-a", options=options))


def test_a_bank_whose_key_can_be_guessed_is_found(small: Edition):
    item = small.item_by_id["first-word-b"]
    right = structs.replace(item.options[0], text=Text("أ" * 40, "a" * 40))
    twins = tuple(
        structs.replace(item, id=f"twin-{number}", options=(right, *item.options[1:]))
        for number in range(6)
    )

    assert {"key-piled-up", "longest-is-right"} <= codes(structs.replace(small, items=twins))


def test_a_term_is_shown_by_its_arabic_word(small: Edition):
    wrong = with_lesson(small, blocks=())
    wrong = with_prose(wrong, ar="[[referral|توجيه]]", en="[[referral|referral]]")

    (problem,) = [one for one in check(wrong) if one.code == "term-word"]
    assert problem.values == {"word": "توجيه", "term": "referral", "name": "إحالة"}


def test_a_sentence_that_stands_in_two_lessons_is_found(small: Edition):
    edition = with_prose(small, ar=f"{LONG} نعم.", en=f"Yes. {ENGLISH}")
    again = structs.replace(edition.course.modules[0].lessons[0].blocks[-1], id="again")
    module = edition.course.modules[0]
    second = structs.replace(module.lessons[1], blocks=(*module.lessons[1].blocks, again))
    module = structs.replace(module, lessons=(module.lessons[0], second))

    twice = with_course(edition, modules=(module,))

    assert wheres(twice, "repeated-sentence") == ["block/again/ar", "block/again/en"]


def test_a_problem_of_a_catalogue_is_told_with_file_and_line():
    problems = check_catalogue(read_catalogue(CATALOGUE))

    assert {problem.where for problem in problems if problem.code == "unreviewed-facts"} == {
        "safe-welcome/course.yaml:1"
    }


def test_every_problem_has_a_sentence(small: Edition):
    broken = with_prose(small, ar="<b> 2018", en="![x](y)")

    assert all(sentence(problem) for problem in check(broken))
    assert all(text.endswith((".", "”")) for text in SENTENCES.values())
