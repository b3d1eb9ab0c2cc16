"""Which passwords are refused, why, and that nothing else is asked of them."""

import string
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.people.accounts.password_rules import (
    SHORTEST,
    SHORTEST_OF_STAFF,
    Owner,
    Weakness,
    pieces,
    weakness,
)

SALMA = Owner(
    words=pieces("سالمة علي محمد الورفلي Salma Ali Mohamed Al-Werfalli salma.w@example.org"),
    numbers=("10452", "P-00017", "218912345678", "912345678", "1985"),
    site=("مسار", "Masar", "MRRM"),
)


@pytest.mark.parametrize(
    "password",
    [
        "window camel lemon",
        "قهوة نافذة جمل",
        "باب شمس جمل قلم",
        "my cousin Salma eats lemons",
        "xKq8#mVt2z",
        "9482716503",
        "حوت ازرق وسفينة",
        "correct horse battery",
        "ليبيا نافذة برتقال",
        "مفتاح🔑 المطبخ القديم",
    ],
)
def test_what_nobody_would_guess_may_be_used(password: str):
    assert weakness(password, SALMA) is None


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("123456789", Weakness.SHORT),
        ("١٢٣٤٥٦٧٨٩٠", Weakness.LEAKED),
        ("1234567890", Weakness.LEAKED),
        ("qwertyuiop", Weakness.LEAKED),
        ("iloveyou123", Weakness.LEAKED),
        ("1q2w3e4r5t", Weakness.LEAKED),
        ("aaaaaaaaaaaaaaa", Weakness.PATTERN),
        ("abcdefghijkl", Weakness.PATTERN),
        ("15/03/1979", Weakness.DATE),
        ("libya2024libya", Weakness.HABIT),
        ("ليبيا2026!!", Weakness.HABIT),
        ("طرابلس123456", Weakness.HABIT),
        ("بنغازي2011فبراير", Weakness.HABIT),
        ("كلمة السر 123", Weakness.HABIT),
        ("بسم الله الرحمن الرحيم", Weakness.HABIT),
        ("Passw0rd!!", Weakness.HABIT),
        ("مرحبا مرحبا 1", Weakness.HABIT),
    ],
)
def test_what_many_choose_is_refused_and_the_reason_is_named(password: str, why: Weakness):
    assert weakness(password, SALMA) is why


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("ضصثقفغعهخح", Weakness.LEAKED),
        ("شسيبلاتنمكط", Weakness.PATTERN),
        ("حشسسصخقيحشسسصخقي", Weakness.HABIT),
        ("gdfdh2020!!", Weakness.HABIT),
        ("lpl]lpl]2020", Weakness.OWNER),
    ],
)
def test_the_other_keyboard_hides_nothing(password: str, why: Weakness):
    assert weakness(password, SALMA) is why


@pytest.mark.parametrize(
    "password",
    [
        "0912345678",
        "٠٩١٢٣٤٥٦٧٨",
        "+218 91 234 5678",
        "1045210452",
        "salma-1985-ali",
        "سالمه1985علي",
        "Werfalli1985!",
        "p-00017-1985",
    ],
)
def test_what_others_know_of_the_owner_is_refused(password: str):
    assert weakness(password, SALMA) is Weakness.OWNER


@pytest.mark.parametrize("password", ["masar2026!!", "Masar-Masar-1", "مسار مسار 2026"])
def test_the_name_of_the_site_is_refused(password: str):
    assert weakness(password, SALMA) is Weakness.SITE


def test_staff_need_two_characters_more():
    eleven = "xKq8#mVt2zW"

    assert weakness(eleven, Owner()) is None
    assert weakness(eleven, Owner(is_staff=True)) is Weakness.SHORT
    assert (SHORTEST, SHORTEST_OF_STAFF) == (10, 12)


@given(st.text(max_size=SHORTEST - 1))
def test_nothing_short_is_let_through(password: str):
    assert weakness(password, Owner()) is Weakness.SHORT


@pytest.mark.parametrize("length", [64, 128, 500, 1024])
def test_long_passwords_of_any_letters_are_let_through(length: int):
    letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي" + string.printable
    password = "".join(Random(length).choices(letters, k=length))  # noqa: S311 - the same each time

    assert weakness(password, SALMA) is None


@given(st.text(min_size=SHORTEST, max_size=80))
def test_any_text_is_judged_without_a_fault_and_always_the_same(password: str):
    assert weakness(password, SALMA) is weakness(password, SALMA)
