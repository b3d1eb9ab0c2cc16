"""When a test may be taken, and what is shown afterwards."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from courses.document import Stage
from lms.assessment.rules import attempts as rules
from lms.assessment.rules.attempts import Hurdle, Situation

NINE = datetime(2026, 11, 22, 9, tzinfo=UTC)
TWENTY_PAST = NINE + timedelta(minutes=20)
FRESH = Situation(
    begun=True, closed=False, attempts=0, sitting=False, passed=False, post_test_begun=False
)


@pytest.mark.parametrize("stage", Stage)
def test_both_tests_are_open_while_the_course_runs(stage: Stage):
    assert rules.hurdle(stage, FRESH) is None


@pytest.mark.parametrize("stage", Stage)
def test_a_closed_cohort_has_no_open_test(stage: Stage):
    assert rules.hurdle(stage, replace(FRESH, closed=True)) is Hurdle.CLOSED


def test_the_pre_test_may_be_taken_before_the_course_begins():
    assert rules.hurdle(Stage.PRE, replace(FRESH, begun=False)) is None


def test_the_post_test_waits_for_the_course_to_begin():
    assert rules.hurdle(Stage.POST, replace(FRESH, begun=False)) is Hurdle.NOT_BEGUN


def test_the_pre_test_is_taken_once():
    assert rules.hurdle(Stage.PRE, replace(FRESH, attempts=1)) is Hurdle.USED_UP


def test_a_pre_test_after_the_post_test_is_refused():
    late = replace(FRESH, post_test_begun=True)

    assert rules.hurdle(Stage.PRE, late) is Hurdle.AFTER_POST_TEST


def test_a_second_post_test_is_open_to_whoever_did_not_pass():
    assert rules.attempts_left(Stage.POST, replace(FRESH, attempts=1)) == 1


def test_a_third_post_test_is_refused():
    assert rules.hurdle(Stage.POST, replace(FRESH, attempts=2)) is Hurdle.USED_UP


def test_whoever_passed_does_not_repeat_the_post_test():
    passed = replace(FRESH, attempts=1, passed=True)

    assert rules.hurdle(Stage.POST, passed) is Hurdle.PASSED


def test_the_key_of_the_post_test_is_held_back_while_an_attempt_is_left():
    assert not rules.reveals_key(Stage.POST, replace(FRESH, attempts=1))


def test_the_key_is_held_back_while_the_last_attempt_is_open():
    assert not rules.reveals_key(Stage.POST, replace(FRESH, attempts=2, sitting=True))


@pytest.mark.parametrize(
    ("stage", "situation"),
    [
        (Stage.PRE, replace(FRESH, attempts=1)),
        (Stage.POST, replace(FRESH, attempts=1, passed=True)),
        (Stage.POST, replace(FRESH, attempts=2)),
        (Stage.POST, replace(FRESH, attempts=1, closed=True)),
    ],
)
def test_the_key_is_shown_once_it_cannot_be_used(stage: Stage, situation: Situation):
    assert rules.reveals_key(stage, situation)


def test_the_time_is_over_at_the_very_moment():
    assert rules.is_over(TWENTY_PAST, TWENTY_PAST)


def test_an_answer_may_be_half_a_minute_on_its_way():
    assert rules.accepts(TWENTY_PAST, TWENTY_PAST + timedelta(seconds=30))


def test_an_answer_later_than_that_does_not_count():
    assert not rules.accepts(TWENTY_PAST, TWENTY_PAST + timedelta(seconds=31))


@pytest.mark.parametrize(
    ("now", "ended"),
    [
        (NINE + timedelta(minutes=5), NINE + timedelta(minutes=5)),
        (TWENTY_PAST + timedelta(hours=2), TWENTY_PAST),
        (NINE - timedelta(hours=2), NINE),
    ],
)
def test_an_attempt_ends_within_its_time_whatever_the_clock_does(now: datetime, ended: datetime):
    assert rules.ended_at(NINE, TWENTY_PAST, now) == ended


def test_a_receipt_is_two_groups_without_letters_that_are_misread():
    receipt = rules.receipt(UUID("01960000-0000-7000-8000-0123456789ab"))

    assert receipt == "014D2-PF2DB"
