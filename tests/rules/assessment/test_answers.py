"""Which of several answers counts."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from lms.assessment.rules import answers as rules
from lms.assessment.rules.answers import Given

NINE = datetime(2026, 11, 22, 9, tzinfo=UTC)
TEN = NINE + timedelta(hours=1)
MOMENTS = st.integers(0, 3).map(lambda seconds: NINE + timedelta(seconds=seconds))
ANSWERS = st.builds(
    Given,
    id=st.uuids(),
    item=st.just("q"),
    response=st.tuples(st.text(max_size=2)),
    made_at=MOMENTS,
)


@given(
    st.lists(ANSWERS, min_size=1, max_size=6, unique_by=lambda one: one.id).flatmap(
        lambda made: st.tuples(st.just(made), st.permutations(made))
    )
)
def test_the_order_of_arrival_does_not_matter(both: tuple[list[Given], list[Given]]):
    sent, arrived = both

    assert rules.latest(sent) == rules.latest(arrived)


def test_a_phone_set_to_1970_answers_at_the_start():
    past = datetime(1970, 1, 1, tzinfo=UTC)

    assert rules.believed(past, started_at=NINE, received_at=TEN) == NINE


def test_a_phone_a_day_ahead_answers_when_its_answer_arrives():
    tomorrow = NINE + timedelta(days=1)

    assert rules.believed(tomorrow, started_at=NINE, received_at=TEN) == TEN


def test_a_phone_with_the_right_time_is_believed():
    moment = NINE + timedelta(minutes=7)

    assert rules.believed(moment, started_at=NINE, received_at=TEN) == moment
