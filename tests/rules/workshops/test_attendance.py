"""How attendance counts, in minutes."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms.learning.rules import reaches
from lms.platform.ids import uuid7
from lms.workshops import rules
from lms.workshops.rules import Due, Part, Presence, Slot, Tally

NOON = datetime(2026, 3, 15, 10, tzinfo=UTC)
TODAY = date(2026, 3, 15)


def attended(planned: int = 90) -> Part:
    return Part(planned, Presence.PRESENT, planned)


def excused(planned: int = 90) -> Part:
    return Part(planned, Presence.EXCUSED)


def absent(planned: int = 90) -> Part:
    return Part(planned, Presence.ABSENT)


@st.composite
def parts(draw: st.DrawFn) -> Part:
    planned = draw(st.integers(1, 600))
    presence = draw(st.sampled_from([*Presence, None]))
    late_by = draw(st.integers(0, 700))
    return Part(planned, presence, rules.minutes_there(presence, planned, late_by=late_by))


def test_the_share_is_minutes_there_of_minutes_planned():
    sums = rules.tally([attended(60), absent(120)])

    assert (sums.attended, sums.planned) == (60, 180)
    assert sums.share == pytest.approx(1 / 3)


def test_late_counts_the_minutes_there():
    assert rules.minutes_there(Presence.LATE, 90, late_by=20) == 70


def test_late_is_fifteen_minutes_unless_somebody_says_otherwise():
    assert rules.minutes_there(Presence.LATE, 90) == 75


def test_who_came_later_than_the_session_lasted_was_there_for_nothing_of_it():
    assert rules.minutes_there(Presence.LATE, 10, late_by=15) == 0


def test_an_excused_session_counts_neither_for_nor_against():
    sums = rules.tally([attended(60), excused(120)])

    assert (sums.attended, sums.planned, sums.share) == (60, 60, 1.0)


def test_a_session_that_is_not_marked_is_planned_and_not_attended():
    sums = rules.tally([attended(60), Part(60)])

    assert (sums.attended, sums.planned, sums.unmarked, sums.share) == (60, 120, 60, 0.5)


@pytest.mark.parametrize("sessions", [[], [excused()], [excused(), excused(30)]])
def test_where_nothing_is_planned_there_is_no_share(sessions: list[Part]):
    assert rules.tally(sessions).share is None


@given(st.lists(parts(), max_size=12))
def test_a_share_is_never_below_nothing_or_above_all(sessions: list[Part]):
    sums = rules.tally(sessions)

    assert 0 <= sums.attended <= sums.planned
    assert 0 <= sums.missed <= sums.planned


@given(st.lists(parts(), max_size=12), st.randoms())
def test_the_order_of_sessions_does_not_matter(sessions: list[Part], dice: object):
    shuffled = list(sessions)
    dice.shuffle(shuffled)

    assert rules.tally(shuffled) == rules.tally(sessions)


def test_eighty_per_cent_of_ten_hours_leaves_two_hours_to_miss():
    sums = Tally(attended=0, planned=600, unmarked=600)

    assert rules.may_still_miss(sums, 80) == 120


def test_who_missed_more_than_is_allowed_can_no_longer_qualify():
    sums = rules.tally([absent(130), Part(470)])

    assert not rules.can_still_qualify(sums, 80)
    assert rules.may_still_miss(sums, 80) == -10


def test_who_missed_just_what_is_allowed_can_still_qualify():
    sums = rules.tally([absent(120), Part(480)])

    assert rules.can_still_qualify(sums, 80)


def test_while_nothing_is_planned_nothing_is_lost():
    assert rules.can_still_qualify(Tally(), 80)


@given(st.lists(parts(), min_size=1, max_size=12), st.integers(0, 100))
def test_who_can_still_qualify_does_so_by_attending_all_that_remains(
    sessions: list[Part], needed: int
):
    best = [part if part.presence else attended(part.planned) for part in sessions]
    share = rules.tally(best).share

    expected = share is None or reaches(share, needed)
    assert rules.can_still_qualify(rules.tally(sessions), needed) is expected


@pytest.mark.parametrize("presence", [Presence.PRESENT, Presence.LATE, Presence.ABSENT])
def test_nobody_is_there_or_missing_before_the_day(presence: Presence):
    assert not rules.may_mark(presence, held_on=TODAY + timedelta(1), today=TODAY)
    assert rules.may_mark(presence, held_on=TODAY, today=TODAY)


@pytest.mark.parametrize("presence", [Presence.EXCUSED, None])
def test_an_excuse_may_be_marked_and_taken_back_before_the_day(presence: Presence | None):
    assert rules.may_mark(presence, held_on=TODAY + timedelta(1), today=TODAY)


def test_the_mark_made_later_counts_even_if_its_number_is_smaller():
    earlier, later = sorted([uuid7(), uuid7()])

    assert rules.precedence(NOON + timedelta(seconds=1), earlier) > rules.precedence(NOON, later)


def test_of_two_marks_made_at_one_moment_the_number_decides():
    one, other = uuid7(), uuid7()

    assert (rules.precedence(NOON, one) > rules.precedence(NOON, other)) is (one > other)


@pytest.mark.parametrize(
    ("claimed", "believed"),
    [
        (NOON - timedelta(days=3), NOON - timedelta(days=3)),
        (NOON + timedelta(hours=2), NOON),
        (datetime(1970, 1, 1, tzinfo=UTC), NOON),
    ],
    ids=["kept for three days without network", "a clock that runs ahead", "a clock set to 1970"],
)
def test_a_phone_is_believed_unless_its_clock_cannot_be_right(
    claimed: datetime, believed: datetime
):
    assert rules.believed(claimed, received_at=NOON) == believed


def test_what_is_marked_on_the_server_comes_after_what_is_known():
    ahead = NOON + timedelta(seconds=5)

    assert rules.just_after(None, NOON) == NOON
    assert rules.just_after(NOON - timedelta(1), NOON) == NOON
    assert rules.just_after(ahead, NOON) > ahead


def test_days_are_numbered_from_the_first():
    days = [TODAY + timedelta(2), TODAY, TODAY, TODAY + timedelta(1)]

    assert rules.day_numbers(days) == {
        TODAY: 1,
        TODAY + timedelta(1): 2,
        TODAY + timedelta(2): 3,
    }


def slot(days: int = 0, *, hour: int = 9, people: int = 20, marked: int = 0) -> Slot:
    day = TODAY + timedelta(days)
    return Slot(datetime(day.year, day.month, day.day, hour, tzinfo=UTC), day, people, marked)


@pytest.mark.parametrize(
    ("session", "due"),
    [
        (slot(-1, marked=19), Due.OVERDUE),
        (slot(-1, marked=20), Due.DONE),
        (slot(0, marked=20), Due.TODAY),
        (slot(1), Due.COMING),
    ],
)
def test_a_past_session_asks_for_attention_until_everybody_is_marked(session: Slot, due: Due):
    assert rules.due(session, today=TODAY) is due


def test_the_next_step_is_the_first_register_of_today_that_is_not_finished():
    slots = [slot(-1), slot(hour=14), slot(hour=11), slot(hour=9, marked=20), slot(1)]

    assert rules.next_to_mark(slots, today=TODAY) is slots[2]


def test_when_today_is_finished_the_next_step_is_what_was_left_unmarked():
    slots = [slot(marked=20), slot(-1), slot(-2), slot(1)]

    assert rules.next_to_mark(slots, today=TODAY) is slots[2]


def test_when_all_is_marked_the_next_step_is_the_session_that_comes():
    slots = [slot(2), slot(marked=20), slot(-1, marked=20), slot(1)]

    assert rules.next_to_mark(slots, today=TODAY) is slots[3]


def test_without_sessions_there_is_no_next_step():
    assert rules.next_to_mark([], today=TODAY) is None
