"""Four-part Arabic names keep their parts, and their key outlives every clerk's spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.people.rules import names

WORDS = st.sampled_from(
    [
        "محمد",
        "أحمد",
        "عبد",
        "السلام",
        "الله",
        "هبة",
        "أبو",
        "بكر",
        "بو",
        "حليقة",
        "بن",
        "ابن",
        "أولاد",
        "سليمان",
        "الورفلي",
        "ال",
        "القاسم",
        "الدين",
        "نور",
        "آدم",
        "إلهام",
        "هدى",
        "عائشة",
        "رؤوف",
        "ضوء",
        "د.",
        "السيد",
        "الحاج",
        "12",
        "-",
        "x",
    ]
)
NAMES = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
SPELLINGS = st.sampled_from([("أ", "ا"), ("إ", "ا"), ("آ", "ا"), ("ة", "ه"), ("ى", "ي")])


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("محمد علي سالم الورفلي", ("محمد", "علي", "سالم", "الورفلي")),
        ("هبة الله عبد الله آدم الورفلي", ("هبة الله", "عبد الله", "آدم", "الورفلي")),
        ("أبو بكر عبد السلام علي أولاد سليمان", ("أبو بكر", "عبد السلام", "علي", "أولاد سليمان")),
        ("نور الدين سيف الإسلام علي بو حليقة", ("نور الدين", "سيف الإسلام", "علي", "بو حليقة")),
        ("محمد بن علي بن سالم بن عمران", ("محمد", "بن علي", "بن سالم", "بن عمران")),
    ],
)
def test_a_part_of_two_words_stays_one_part(written: str, parts: tuple[str, ...]):
    name = names.parse(written)

    assert name.parts == parts
    assert name.is_full


def test_a_fifth_part_belongs_to_the_family_name():
    name = names.parse("محمد علي سالم عمر الورفلي")

    assert (name.grandfather, name.family) == ("سالم", "عمر الورفلي")


def test_a_short_name_ends_with_the_family():
    name = names.parse("هدى التباوي")

    assert (name.given, name.father, name.family) == ("هدى", "", "التباوي")
    assert not name.is_full


def test_a_name_is_kept_as_it_was_written():
    assert (
        str(names.parse("  إبراهيم\u200f  عبد  السلام علي \u200eالزوي "))
        == "إبراهيم عبد السلام علي الزوي"
    )


def test_titles_are_no_part_of_a_name():
    assert str(names.parse("د. سالم علي محمد المنفي")) == "سالم علي محمد المنفي"


def test_a_title_stays_where_it_may_be_the_name():
    assert names.parse("السيد الورفلي").given == "السيد"


@pytest.mark.parametrize("text", ["", "   ", "-", "\u200f"])
def test_an_empty_cell_is_no_name(text: str):
    assert names.parse(text).parts == ()


@pytest.mark.parametrize("text", ["=cmd()", "<script>alert(1)</script>", "Ali Salem", "محمد 2", ""])
def test_what_is_not_written_as_an_arabic_name_is_not_taken_for_one(text: str):
    assert not names.is_arabic(text)


@given(NAMES)
def test_the_key_of_a_key_is_itself(name: str):
    key = names.key(name)

    assert names.key(key) == key


@given(st.text(max_size=60))
def test_any_text_at_all_has_a_stable_key(text: str):
    assert names.key(names.key(text)) == names.key(text)


@given(NAMES, SPELLINGS)
def test_a_letter_written_the_other_way_changes_no_key(name: str, spelling: tuple[str, str]):
    other = name.replace(*spelling)

    assert names.key(other) == names.key(name)


@given(NAMES, st.integers(0, 40), st.sampled_from("ـًُِّْ\u200f\u200e\u200d"))
def test_marks_and_stretching_change_no_key(name: str, at: int, mark: str):
    assert names.key(name[:at] + mark + name[at:]) == names.key(name)


@given(NAMES)
def test_parts_put_together_have_the_key_of_the_whole(name: str):
    assert names.parse(name).key == names.key(name)


def test_a_very_long_name_is_read_without_harm():
    assert len(names.key("محمد " * 2_000).split()) == 2_000


@pytest.mark.parametrize(
    ("written", "called"),
    [
        ("هدى عبد السلام علي القذافي", "هدى القذافي"),
        ("عبد السلام محمد بن علي أبو القاسم", "عبد السلام أبو القاسم"),
        ("سالم علي", "سالم علي"),
        ("سالم", "سالم"),
    ],
)
def test_somebody_is_called_by_given_and_family_name(written: str, called: str):
    assert names.parse(written).short == called
