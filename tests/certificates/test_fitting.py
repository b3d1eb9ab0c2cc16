"""Sizes are found by measuring: a text is made smaller or broken, never cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from certificates import fonts
from certificates.fitting import MM_PER_POINT, Box, Fit, Run, Step, fit, wrap
from certificates.fonts import Face
from certificates.problems import Problem

BOX = Box(100, 13, (Step(1, 24, 16), Step(2, 15, 9)))
words = st.lists(
    st.sampled_from(["سالم", "عبد", "الرحمن", "المبروك", "آل"]), min_size=1, max_size=14
)


def fitted(text: str, box: Box = BOX) -> Fit:
    return fit([Run(text, Face.AMIRI_BOLD)], box, where="name")


def test_a_short_name_gets_the_largest_size():
    assert fitted("علي سالم") == Fit(24, 1, 0)


def test_a_longer_name_is_made_smaller_before_it_is_broken():
    found = fitted("فاطمة الزهراء عبد الرحمن المبروك القذافي")

    assert (found.lines, 16 <= found.size < 24) == (1, True)


def test_two_lines_are_the_last_resort_and_are_evened_out():
    found = fitted("عبد الرحمن " * 6 + "المبروك")

    assert (found.lines, found.size <= 15, found.inset > 0) == (2, True, True)


def test_what_fits_nowhere_is_refused_with_its_place():
    with pytest.raises(Problem) as caught:
        fitted("م" * 400)

    assert (caught.value.code, caught.value.where) == ("text.unfitting", "name")


@given(words)
def test_no_line_is_ever_wider_than_its_box(parts: list[str]):
    found = fitted(" ".join(parts))

    widths = [fonts.advance(Face.AMIRI_BOLD, word) for word in parts]
    measure = (BOX.width - 2 * found.inset) / (found.size * MM_PER_POINT)
    lines = wrap(widths, fonts.advance(Face.AMIRI_BOLD, " "), measure)
    assert len(lines) <= found.lines
    assert max(lines) <= measure


@given(words, words)
def test_a_longer_text_never_gets_a_larger_size(some: list[str], more: list[str]):
    assert fitted(" ".join(some + more)).size <= fitted(" ".join(some)).size


def test_runs_that_touch_make_one_word():
    together = fit([Run("سالم", Face.AMIRI_BOLD), Run("، علي", Face.AMIRI)], BOX, where="name")

    assert together.lines == 1


def test_a_latin_word_in_an_arabic_face_is_measured_in_a_face_that_has_it():
    assert fonts.advance(Face.GARAMOND, "مرحبا") == fonts.advance(Face.AMIRI, "مرحبا")
