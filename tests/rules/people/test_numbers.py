"""National numbers, telephones, dates and sex as cells have them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.people.rules.births import birth_year
from lms.people.rules.numbers import NationalNumber, national_number, western_digits
from lms.people.rules.phones import phone, phones, unreadable
from lms.people.rules.sexes import Sex, sex

TODAY = dt.date(2026, 11, 22)
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
DIGITS = st.text("0123456789", max_size=14)


@given(DIGITS)
def test_digits_of_three_kinds_are_one_number(digits: str):
    assert western_digits(digits.translate(ARABIC)) == digits
    assert western_digits(digits.translate(PERSIAN)) == digits


@pytest.mark.parametrize(
    "text", ["119886140520", "١١٩٨٨٦١٤٠٥٢٠", "1 1988 614052 0", "1-1988-6140520"]
)
def test_a_national_number_says_sex_and_year_of_birth(text: str):
    number = national_number(text)

    assert number == NationalNumber("119886140520")
    assert (number.sex, number.birth_year) == (Sex.MALE, 1988)


@pytest.mark.parametrize(
    "text", ["", "319886140520", "118886140520", "11988614052", "1198861405201", "x"]
)
def test_what_is_no_national_number_is_none(text: str):
    assert national_number(text) is None


@given(st.from_regex(r"[12](19|20)[0-9]{9}", fullmatch=True))
def test_every_number_of_the_right_form_is_read_in_any_digits(digits: str):
    assert national_number(digits.translate(ARABIC)) == NationalNumber(digits)


@pytest.mark.parametrize(
    "text",
    ["0912345678", "+218912345678", "00218912345678", "218912345678", "912345678", "091-2345678",
     "091 234 5678", "٠٩١٢٣٤٥٦٧٨", "۰۹۱۲۳۴۵۶۷۸", "+218 (91) 234-5678"],
)  # fmt: skip
def test_a_libyan_mobile_is_one_number_however_written(text: str):
    assert phone(text) == "+218912345678"


@pytest.mark.parametrize(
    "text",
    ["0912345678 / 0923456789", "0912345678,0923456789", "0912345678 - 0923456789",
     "0912345678 0923456789", "0912345678\n0923456789", "٠٩١٢٣٤٥٦٧٨ و ٠٩٢٣٤٥٦٧٨٩",
     "091 234 5678 ، 092 345 6789", "+218912345678-0923456789"],
)  # fmt: skip
def test_two_telephones_in_a_cell_are_two(text: str):
    assert phones(text) == ("+218912345678", "+218923456789")


def test_the_same_telephone_twice_is_one():
    assert phones("0912345678 / +218912345678") == ("+218912345678",)


def test_a_bad_telephone_is_told_and_a_good_one_beside_it_kept():
    cell = "0912345678 / 12345"

    assert phones(cell) == ("+218912345678",)
    assert unreadable(cell) == ("12345",)


@given(st.text(max_size=40))
def test_no_cell_breaks_the_reading_of_telephones(text: str):
    assert all(number.startswith("+") for number in phones(text))


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("15/03/1985", 1985),
        ("5-3-1985", 1985),
        ("1985-03-15", 1985),
        ("1985/3/15", 1985),
        ("15/03/1985".translate(ARABIC), 1985),
        ("1985-03-15 00:00:00", 1985),
        ("12/25/1980", 1980),
        ("5/6/85", 1985),
        ("1990", 1990),
        ("33000", 1990),
    ],
)
def test_the_year_of_birth_is_read_from_every_form(text: str, year: int):
    assert birth_year(text, today=TODAY) == year


@pytest.mark.parametrize(
    "text", ["", "31/2/1980", "2030", "1890", "2020", "13/13/1980", "now", "9"]
)
def test_an_impossible_birth_is_none(text: str):
    assert birth_year(text, today=TODAY) is None


@pytest.mark.parametrize("text", ["أنثى", "انثي", "إناث", "F", "female", "Female "])
def test_words_for_women(text: str):
    assert sex(text) is Sex.FEMALE


@pytest.mark.parametrize("text", ["ذكر", "ذكور", "M", "male", "MALE"])
def test_words_for_men(text: str):
    assert sex(text) is Sex.MALE


@pytest.mark.parametrize("text", ["", "?", "x", "نعم"])
def test_other_words_are_no_sex(text: str):
    assert sex(text) is None
