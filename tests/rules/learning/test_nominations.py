"""Who gets a seat: the lowest in line, as long as one is free."""

from hypothesis import given
from hypothesis import strategies as st

from lms.learning.nominations.rules import Seating, before, behind

SEATINGS = st.builds(
    Seating,
    st.integers(0, 12),
    st.frozensets(st.integers(1, 15), max_size=12),
    st.frozensets(st.integers(-5, 40), max_size=15),
)


def test_the_first_in_line_gets_the_lowest_free_seat():
    seating = Seating(3, frozenset({2}), frozenset({9, 4, 7}))

    assert seating.promotions() == ((4, 1), (7, 3))


def test_without_a_free_seat_nobody_is_promoted():
    assert Seating(2, frozenset({1, 2}), frozenset({5})).promotions() == ()


def test_after_a_cut_a_high_seat_still_counts_as_taken():
    assert Seating(2, frozenset({5}), frozenset({1, 2})).promotions() == ((1, 1),)


@given(SEATINGS)
def test_promotions_follow_the_line_and_never_give_a_seat_twice(seating: Seating):
    promoted = seating.promotions()

    lines, seats = [line for line, _ in promoted], [seat for _, seat in promoted]
    assert lines == sorted(seating.waiting)[: len(lines)]
    assert len(set(seats) | seating.taken) == len(seats) + len(seating.taken)


@given(SEATINGS)
def test_nobody_waits_while_a_seat_is_free(seating: Seating):
    given_now = len(seating.promotions())

    left = seating.seats - len(seating.taken) - given_now
    assert left <= 0 or given_now == len(seating.waiting)


@given(st.lists(st.integers(-20, 60)))
def test_the_ends_of_a_line_lie_outside_it(lines: list[int]):
    assert all(before(lines) < line < behind(lines) for line in lines)
