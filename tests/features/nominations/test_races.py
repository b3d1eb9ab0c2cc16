"""Fifty at once for the last seat: one gets it."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from flask import Flask

from lms.learning.models import Cohort
from lms.learning.nominations import services
from lms.learning.nominations.models import DeclineReason, Nomination, NominationState
from lms.learning.nominations.services import Named, Verdict
from lms.people.models import Institution
from lms.platform.db import db, unit_of_work
from lms.platform.refusals import Refused
from tests.cast import Cast
from tests.features.nominations.moves import nominated, seats, states

AT_ONCE = 50
LINES = 8
S = NominationState


def all_at_once(app: Flask, act: Callable[[int], object]) -> Counter[object]:
    """Do something fifty times on eight lines, each in its own unit of work; count the answers."""

    def one(number: int) -> object:
        with app.app_context():
            try:
                with unit_of_work():
                    return act(number)
            except Refused as refused:
                return refused.reason

    with ThreadPoolExecutor(LINES) as lines:
        return Counter(lines.map(one, range(AT_ONCE)))


def test_fifty_nominations_for_the_last_seat_give_one_seat(
    app: Flask, cast: Cast, cohort: Cohort, ministry: Institution
):
    seats(cohort, {ministry.id: 1})
    people = [cast.person(institution=ministry).id for _ in range(AT_ONCE)]
    cohort_id, institution_id = cohort.id, ministry.id

    def nominate(number: int) -> NominationState:
        return services.nominate(
            db.session.get_one(Cohort, cohort_id),
            Named(person_id=people[number]),
            institution_id=institution_id,
            by=None,
        ).state

    assert all_at_once(app, nominate) == {S.NOMINATED: 1, S.WAITING: AT_ONCE - 1}


def test_one_person_nominated_fifty_times_at_once_is_nominated_once(
    app: Flask, cast: Cast, cohort: Cohort, ministry: Institution
):
    person_id = cast.person(institution=ministry).id
    cohort_id, homes = cohort.id, [ministry.id, None]

    def nominate(number: int) -> NominationState:
        return services.nominate(
            db.session.get_one(Cohort, cohort_id),
            Named(person_id=person_id),
            institution_id=homes[number % 2],
            by=None,
        ).state

    assert all_at_once(app, nominate)[S.NOMINATED] == 1


def test_fifty_declines_of_one_seat_promote_one(
    app: Flask, cast: Cast, cohort: Cohort, ministry: Institution
):
    made = [nominated(cohort, cast.person(institution=ministry), ministry) for _ in range(5)]
    nomination_id = made[0].id

    def decline(_: int) -> int:
        one = db.session.get_one(Nomination, nomination_id)
        return len(services.decline(one, Verdict(DeclineReason.OTHER), by=None))

    answers = all_at_once(app, decline)

    assert answers[1] == 1
    assert {state: len(ids) for state, ids in states(cohort).items()} == {
        S.DECLINED: 1,
        S.NOMINATED: 2,
        S.WAITING: 2,
    }
