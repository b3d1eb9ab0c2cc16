"""How long things are kept: whole days of Libya, exact at both edges."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.people.erasing.rules.periods import PERIODS, Period, Term, end_of, ends_itself, last_due
from lms.platform.clock import TRIPOLI

DAYS = st.dates(date(2012, 1, 1), date(2090, 12, 31))
COUNTED = [term for term in Term if not ends_itself(term)]


@pytest.mark.parametrize(
    ("term", "today", "newest"),
    [
        (Term.SIGN_IN, date(2026, 6, 30), date(2026, 4, 1)),
        (Term.FAILED_SIGN_IN, date(2026, 3, 1), date(2026, 2, 28)),
        (Term.CONTACT, date(2026, 5, 14), date(2023, 5, 14)),
        (Term.CONTACT, date(2028, 2, 29), date(2025, 2, 28)),
        (Term.PERSON, date(2036, 1, 1), date(2026, 1, 1)),
    ],
)
def test_what_is_of_this_day_is_the_newest_that_goes(term: Term, today: date, newest: date):
    assert last_due(term, today) == newest


def test_every_term_has_its_period():
    assert set(PERIODS) == set(Term)


def test_only_what_says_itself_when_it_ends_has_none():
    assert {term for term in Term if PERIODS[term] == Period()} == {
        Term.HELD_FORM,
        Term.ROSTER_FILE,
    }


def test_a_day_is_over_at_midnight_in_libya():
    assert end_of(date(2026, 3, 1)) == datetime(2026, 3, 2, tzinfo=TRIPOLI)


@given(today=DAYS, term=st.sampled_from(COUNTED))
def test_nothing_younger_than_its_period_goes(today: date, term: Term):
    period = PERIODS[term]

    newest = last_due(term, today)

    assert today - newest >= timedelta(days=period.days + 365 * period.years)


@given(today=DAYS, term=st.sampled_from(COUNTED))
def test_what_went_yesterday_goes_today(today: date, term: Term):
    assert last_due(term, today - timedelta(days=1)) <= last_due(term, today)


@given(today=DAYS, term=st.sampled_from(COUNTED))
def test_nothing_waits_a_day_longer_than_it_must(today: date, term: Term):
    period = PERIODS[term]

    newest = last_due(term, today)

    assert today - newest <= timedelta(days=period.days + 365 * period.years + 4)
