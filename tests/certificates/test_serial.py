"""The serial of the register survives no slip of the pen."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from certificates.problems import Problem
from certificates.serial import Serial, parse_serial

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
KEYS = LETTERS + "0123456789-"
serials = st.builds(
    Serial,
    prefix=st.text(LETTERS, min_size=2, max_size=8),
    year=st.integers(2000, 2099),
    number=st.integers(1, 99_999_999),
)


def replaced(text: str, at: int, mark: str) -> str:
    return text[:at] + mark + text[at + 1 :]


def swapped(text: str, at: int, other: int) -> str:
    return replaced(replaced(text, at, text[other]), other, text[at])


def test_a_serial_shows_prefix_year_number_and_check_character():
    serial = Serial(prefix="MRRM", year=2026, number=499)

    assert str(serial) == "MRRM-2026-000499-F"


@given(serials)
def test_a_serial_is_read_back_as_it_was_written(serial: Serial):
    assert parse_serial(f" {str(serial).lower()} ") == serial


@given(serials, st.data())
def test_every_change_of_one_character_is_refused(serial: Serial, data: st.DataObject):
    text = str(serial)
    at = data.draw(st.integers(0, len(text) - 1))
    mark = data.draw(st.sampled_from(KEYS).filter(lambda key: key != text[at]))

    with pytest.raises(Problem):
        parse_serial(replaced(text, at, mark))


@given(serials, st.data())
def test_every_swap_of_two_characters_before_the_check_is_refused(
    serial: Serial, data: st.DataObject
):
    text = str(serial)
    at = data.draw(st.integers(0, len(text) - 3))
    other = data.draw(st.integers(at + 1, len(text) - 2))
    assume(text[at] != text[other])

    with pytest.raises(Problem):
        parse_serial(swapped(text, at, other))


@pytest.mark.parametrize(
    "text", ["", "MRRM-2026-499-F", "MRRM2026000499F", "MRRM-٢٠٢٦-000499-F", "مررم-2026-000499-F"]
)
def test_another_shape_is_no_serial(text: str):
    with pytest.raises(Problem) as caught:
        parse_serial(text)

    assert caught.value.code == "serial.malformed"


@pytest.mark.parametrize(
    ("prefix", "year", "number"),
    [("M", 2026, 1), ("mrrm", 2026, 1), ("MRRM", 26, 1), ("MRRM", 2026, 0)],
)
def test_a_serial_that_cannot_be_read_back_cannot_be_made(prefix: str, year: int, number: int):
    with pytest.raises(Problem, match="not a serial"):
        Serial(prefix=prefix, year=year, number=number)
