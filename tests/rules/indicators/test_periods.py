"""Periods: quarters and years, read from an address."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.indicators.rules import (
    ALL,
    Period,
    Quarter,
    cumulated,
    period_of,
    quarter_of,
    quarters,
    share,
)

DAYS = st.dates(date(2001, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("key", "starts_on", "ends_on"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026Q1", date(2026, 1, 1), date(2026, 3, 31)),
        ("2024Q1", date(2024, 1, 1), date(2024, 3, 31)),
        ("2026Q4", date(2026, 10, 1), date(2026, 12, 31)),
    ],
)
def test_an_address_names_a_year_or_a_quarter(key: str, starts_on: date, ends_on: date):
    assert period_of(key) == Period(key, starts_on, ends_on)


@pytest.mark.parametrize(
    "key", ["", "all", "Q1", "2026Q5", "2026Q0", "2026Q", "26", "1999", "2101", "٢٠٢٦", "2026Q1Q1"]
)
def test_anything_else_is_always(key: str):
    assert period_of(key) == ALL


@given(DAYS)
def test_every_day_lies_in_the_quarter_it_is_given(day: date):
    period = quarter_of(day).period

    assert period.starts_on is not None
    assert period.ends_on is not None
    assert period.starts_on <= day <= period.ends_on
    assert period == period_of(period.key)


@given(DAYS, st.integers(0, 3000))
def test_quarters_follow_each_other_without_a_gap(day: date, days: int):
    first, last = quarter_of(day), quarter_of(day + timedelta(days=days))

    found = list(quarters(first, last))

    assert (found[0], found[-1]) == (first, last)
    assert found[1:] == [one.next for one in found[:-1]]


def test_the_year_turns_after_the_fourth():
    assert Quarter(2025, 4).next == Quarter(2026, 1)


@given(st.lists(st.integers(0, 100), min_size=1))
def test_what_is_added_up_ends_at_the_sum(counts: list[int]):
    assert cumulated(counts)[-1] == sum(counts)


def test_a_share_of_nobody_is_not_zero():
    assert (share(0, 0), share(0, 4), share(1, 4)) == (None, 0, 0.25)
