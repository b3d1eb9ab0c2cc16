"""Posts in time: a move ends one and begins another, and the past stays where it was."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.people.rules.careers import Span, Step, end_before, end_of_new, step

HEALTH, LABOUR = UUID(int=1), UUID(int=2)
DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("posts", "found"),
    [
        ([], Step.FIRST),
        ([Span(HEALTH, date(2020, 1, 1))], Step.SAME),
        ([Span(LABOUR, date(2020, 1, 1))], Step.CHANGED),
        ([Span(HEALTH, date(2020, 1, 1), date(2025, 1, 1))], Step.CHANGED),
        ([Span(HEALTH, date(2027, 1, 1))], Step.SAME),
        ([Span(LABOUR, date(2027, 1, 1))], Step.CHANGED),
        ([Span(LABOUR, DAY, DAY), Span(HEALTH, DAY)], Step.SAME),
    ],
)
def test_somebody_seen_in_health_has_moved_or_not(posts: list[Span], found: Step):
    assert step(posts, HEALTH, on=DAY) is found


def test_a_post_ends_the_day_before_the_next_begins():
    assert end_before(Span(LABOUR, date(2020, 1, 1)), DAY) == date(2026, 11, 21)


def test_a_post_of_one_day_still_lasts_that_day():
    assert end_before(Span(LABOUR, DAY), DAY) == DAY


def test_a_post_before_a_known_one_ends_before_it():
    later = [Span(LABOUR, date(2026, 12, 1))]

    assert end_of_new(later, on=DAY) == date(2026, 11, 30)


def test_a_new_post_with_nothing_after_it_stays_open():
    assert end_of_new([Span(LABOUR, date(2020, 1, 1))], on=DAY) is None


DATES = st.dates(date(2000, 1, 1), date(2030, 1, 1))


@given(st.lists(st.builds(Span, st.just(HEALTH), DATES), max_size=4), DATES)
def test_no_post_ends_before_it_begins(posts: list[Span], day: date):
    ends = end_of_new(posts, on=day)

    assert ends is None or ends >= day
    assert all(end_before(post, day) >= post.starts_on for post in posts)
