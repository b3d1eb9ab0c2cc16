"""The verification code: hard to guess, easy to type."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from certificates import codes
from certificates.check import ALPHABET
from certificates.codes import Code, code_of, grouped, parse_code
from certificates.problems import Problem

drawn = st.integers(0, 2**65 - 1).map(code_of)


def test_a_new_code_has_thirteen_random_characters_and_a_check():
    code = codes.new_code()

    assert (len(code), parse_code(code)) == (14, code)


def test_two_codes_are_never_alike():
    assert len({codes.new_code() for _ in range(1000)}) == 1000


@given(st.integers(0, 2**65 - 1), st.integers(0, 2**65 - 1))
def test_different_bits_make_different_codes(one: int, other: int):
    assert (code_of(one) == code_of(other)) == (one == other)


@given(drawn)
def test_a_code_is_read_in_groups_in_small_letters_and_with_spaces(code: Code):
    typed = grouped(code).lower().replace("-", " - ")

    assert parse_code(typed) == code


@given(drawn)
def test_letters_that_look_like_digits_are_read_as_digits(code: Code):
    typed = code.replace("0", "O").replace("1", "l")

    assert parse_code(typed) == code


@given(drawn, st.integers(0, 13), st.sampled_from(ALPHABET))
def test_every_change_of_one_character_is_refused(code: Code, at: int, mark: str):
    assume(code[at] != mark)

    with pytest.raises(Problem) as caught:
        parse_code(code[:at] + mark + code[at + 1 :])

    assert caught.value.code == "code.check"


@given(drawn, st.integers(0, 12))
def test_every_swap_of_neighbours_is_refused(code: Code, at: int):
    assume(code[at] != code[at + 1])

    with pytest.raises(Problem):
        parse_code(code[:at] + code[at + 1] + code[at] + code[at + 2 :])


@pytest.mark.parametrize("text", ["", "7K4QZ", "U" * 14, "\u0667" * 14, "0" * 15, "' or 1=1 --xx"])
def test_another_shape_is_no_code(text: str):
    with pytest.raises(Problem) as caught:
        parse_code(text)

    assert caught.value.code == "code.malformed"
