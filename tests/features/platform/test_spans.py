"""How the days of a training are said."""

from dataclasses import dataclass
from datetime import date

import pytest
from flask import Flask, g

from courses.text import Lang
from lms.platform import i18n


@dataclass(frozen=True)
class Training:
    """Something held from one day to another."""

    starts_on: date
    ends_on: date


SPANS = [
    (date(2026, 11, 22), date(2026, 11, 22), "22 November 2026", "22 نوفمبر 2026"),
    (date(2026, 11, 22), date(2026, 11, 24), "22 to 24 November 2026", "من 22 إلى 24 نوفمبر 2026"),
    (
        date(2026, 11, 29),
        date(2026, 12, 1),
        "29 November to 1 December 2026",
        "من 29 نوفمبر إلى 1 ديسمبر 2026",
    ),
    (
        date(2026, 12, 29),
        date(2027, 1, 2),
        "29 December 2026 to 2 January 2027",
        "من 29 ديسمبر 2026 إلى 2 يناير 2027",
    ),
]


@pytest.mark.parametrize(("first", "last", "english", "_arabic"), SPANS)
def test_what_two_days_share_is_said_once_in_english(
    app: Flask, first: date, last: date, english: str, _arabic: str
):
    assert said_in(app, "en", Training(first, last)) == english


@pytest.mark.parametrize(("first", "last", "_english", "arabic"), SPANS)
def test_what_two_days_share_is_said_once_in_arabic(
    app: Flask, first: date, last: date, _english: str, arabic: str
):
    assert said_in(app, "ar", Training(first, last)) == arabic


@pytest.mark.parametrize(("lang", "leaf"), [("en", "Nov"), ("ar", "نوفمبر")])
def test_a_month_fits_on_a_leaf_of_the_calendar(app: Flask, lang: Lang, leaf: str):
    with app.test_request_context():
        g.language = lang
        assert i18n.month(date(2026, 11, 22)) == leaf


def said_in(app: Flask, lang: Lang, training: Training) -> str:
    """Say the days as a page in this language does."""
    with app.test_request_context():
        g.language = lang
        return i18n.days(training)
