"""Whatever happens, in whatever order: no seat twice, and nobody overtakes in the line."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from lms.learning.models import Cohort
from lms.learning.nominations import services
from lms.learning.nominations.models import DeclineReason, Nomination, NominationState, Quota
from lms.learning.nominations.services import Named, Verdict
from lms.people.models import Institution, Person
from lms.platform.db import Undone, db, unit_of_work
from lms.platform.refusals import Refused
from tests.cast import Cast

S = NominationState
PEOPLE = 7
MOVES = st.lists(
    st.tuples(
        st.sampled_from(["nominate", "withdraw", "decline", "restore", "approve", "quota"]),
        st.integers(0, PEOPLE - 1),
    ),
    min_size=8,
    max_size=18,
)
Move = tuple[str, int]


@pytest.fixture
def people(cast: Cast, ministry: Institution) -> list[Person]:
    return [cast.person(institution=ministry) for _ in range(PEOPLE)]


@settings(
    max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(MOVES)
def test_promotion_keeps_the_order_of_the_line(
    cohort: Cohort, ministry: Institution, people: list[Person], moves: list[Move]
):
    with suppress(Undone), unit_of_work():
        for kind, number in moves:
            waiting, seated = line(cohort), held(cohort)
            with suppress(Refused):
                _moves(cohort, ministry, people[number])[kind](number)
            assert_in_order(waiting, seated, cohort, moved=people[number])
        raise Undone


def _moves(
    cohort: Cohort, ministry: Institution, person: Person
) -> dict[str, Callable[[int], object]]:
    one = db.session.scalars(select(Nomination).where(Nomination.person_id == person.id)).first()
    who = Named(person_id=person.id)
    no = Verdict(DeclineReason.OTHER)
    return {
        "nominate": lambda _: services.nominate(cohort, who, institution_id=ministry.id, by=None),
        "withdraw": lambda _: one and services.withdraw(one, by=None),
        "decline": lambda _: one and services.decline(one, no, by=None),
        "restore": lambda _: one and services.restore(one, by=None),
        "approve": lambda _: one and services.approve(one, by=None),
        "quota": lambda number: services.set_quotas(cohort, {ministry.id: number}, by=None),
    }


def assert_in_order(waiting: list[object], seated: set[object], cohort: Cohort, *, moved: Person):
    """Those who got a seat stood before those who still wait; no free seat while anybody waits."""
    now, sitting = line(cohort), held(cohort)
    promoted = [who for who in waiting if who in sitting - seated and who != moved.id]
    passed_over = waiting[: waiting.index(promoted[-1])] if promoted else []
    assert not [who for who in passed_over if who in now and who != moved.id]
    assert [who for who in now if who in waiting and who != moved.id] == [
        who for who in waiting if who in now and who != moved.id
    ]
    assert len(sitting) <= _seats(cohort)
    assert not now or len(sitting) == _seats(cohort)


def line(cohort: Cohort) -> list[object]:
    query = select(Nomination.person_id).where(
        Nomination.cohort_id == cohort.id, Nomination.state == S.WAITING
    )
    return list(db.session.scalars(query.order_by(Nomination.line)))


def held(cohort: Cohort) -> set[object]:
    query = select(Nomination.person_id).where(
        Nomination.cohort_id == cohort.id, Nomination.seat.is_not(None)
    )
    return set(db.session.scalars(query))


def _seats(cohort: Cohort) -> int:
    query = select(Quota.seats).where(
        Quota.cohort_id == cohort.id, Quota.institution_id.is_not(None)
    )
    return db.session.scalars(query).one()
