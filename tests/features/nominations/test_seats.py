"""Who gets a seat, who waits, and who comes next."""

import pytest

from lms.learning.models import Cohort, EnrolmentState
from lms.learning.nominations import services
from lms.learning.nominations.models import DeclineReason, NominationState
from lms.learning.nominations.reasons import Reason
from lms.learning.nominations.services import BelowTaken, Verdict
from lms.people.models import Institution, Post
from lms.platform.db import db, unit_of_work
from lms.platform.refusals import Refused
from tests.cast import Cast
from tests.features.nominations.moves import (
    all_nominated,
    enrolment,
    nominated,
    quota,
    seats,
    some,
    state,
    states,
)

NO = Verdict(DeclineReason.NOT_ELIGIBLE)
S = NominationState


def test_within_the_quota_a_nomination_holds_a_seat(
    cast: Cast, cohort: Cohort, ministry: Institution
):
    made = nominated(cohort, cast.person(institution=ministry), ministry)

    assert (made.state, made.seat) == (S.NOMINATED, 1)


def test_beyond_the_quota_a_nomination_waits(cast: Cast, cohort: Cohort, ministry: Institution):
    made = [nominated(cohort, cast.person(institution=ministry), ministry) for _ in range(4)]

    assert [one.state for one in made] == [S.NOMINATED, S.NOMINATED, S.WAITING, S.WAITING]


def test_an_institution_without_a_quota_shares_the_seats_of_everybody_else(
    cast: Cast, cohort: Cohort, agency: Institution
):
    made = nominated(cohort, cast.person(institution=agency), agency)

    assert made.quota_id == quota(cohort, None).id


def test_without_seats_for_everybody_else_nobody_else_is_nominated(
    cast: Cast, ministry: Institution, agency: Institution
):
    cohort = cast.cohort()
    seats(cohort, {ministry.id: 1})

    with pytest.raises(Refused) as refused:
        nominated(cohort, cast.person(institution=agency), agency)

    assert refused.value.reason is Reason.NO_QUOTA


def test_nobody_is_nominated_twice(cast: Cast, cohort: Cohort, ministry: Institution):
    person = cast.person(institution=ministry)
    nominated(cohort, person, ministry)

    with pytest.raises(Refused) as refused:
        nominated(cohort, person, ministry)

    assert refused.value.reason is Reason.ALREADY_NOMINATED


def test_whoever_withdrew_may_be_nominated_again_at_the_end_of_the_line(
    cast: Cast, cohort: Cohort, ministry: Institution
):
    people = [cast.person(institution=ministry) for _ in range(4)]
    made = [nominated(cohort, person, ministry) for person in people]
    with unit_of_work():
        services.withdraw(made[0], by=None)

    again = nominated(cohort, people[0], ministry)

    assert again.id == made[0].id
    assert states(cohort)[S.WAITING] == [made[3].id, again.id]


@pytest.mark.parametrize("leave", ["decline", "withdraw"])
def test_a_freed_seat_goes_to_the_first_in_line(
    cast: Cast, cohort: Cohort, ministry: Institution, leave: str
):
    made = [nominated(cohort, cast.person(institution=ministry), ministry) for _ in range(4)]

    with unit_of_work():
        promoted = {
            "decline": lambda: services.decline(made[0], NO, by=None),
            "withdraw": lambda: services.withdraw(made[0], by=None),
        }[leave]()

    assert [one.id for one in promoted] == [made[2].id]
    assert states(cohort)[S.NOMINATED] == [made[1].id, made[2].id]


def test_a_decline_taken_back_finds_the_old_place_in_line(
    cast: Cast, cohort: Cohort, ministry: Institution
):
    made = [nominated(cohort, cast.person(institution=ministry), ministry) for _ in range(5)]
    with unit_of_work():
        services.decline(made[3], NO, by=None)

    with unit_of_work():
        services.restore(made[3], by=None)

    assert states(cohort)[S.WAITING] == [one.id for one in made[2:]]


def test_a_seat_given_to_somebody_else_stays_theirs(
    cast: Cast, cohort: Cohort, ministry: Institution
):
    made = [nominated(cohort, cast.person(institution=ministry), ministry) for _ in range(4)]
    with unit_of_work():
        services.decline(made[0], NO, by=None)

    with unit_of_work():
        services.restore(made[0], by=None)

    assert states(cohort)[S.NOMINATED] == [made[1].id, made[2].id]
    assert states(cohort)[S.WAITING] == [made[0].id, made[3].id]


def test_raising_a_quota_promotes_who_waits_in_order(
    cast: Cast, cohort: Cohort, ministry: Institution
):
    made = [nominated(cohort, cast.person(institution=ministry), ministry) for _ in range(5)]

    promoted = seats(cohort, {ministry.id: 4})

    assert [one.id for one in promoted] == [made[2].id, made[3].id]
    assert states(cohort)[S.WAITING] == [made[4].id]


def test_a_quota_never_goes_below_what_is_taken(cast: Cast, cohort: Cohort, ministry: Institution):
    all_nominated(cohort, some(cast, ministry, 2), ministry)

    with pytest.raises(BelowTaken) as refused:
        seats(cohort, {ministry.id: 1})

    assert refused.value.taken == 2
    assert quota(cohort, ministry).seats == 2


def test_a_quota_of_its_own_takes_over_what_an_institution_had_nominated(
    cast: Cast, cohort: Cohort, agency: Institution
):
    first, second = (nominated(cohort, cast.person(institution=agency), agency) for _ in range(2))

    seats(cohort, {agency.id: 2})

    assert quota(cohort, agency).id == first.quota_id == second.quota_id
    assert (state(first), state(second)) == (S.NOMINATED, S.NOMINATED)


def test_letting_somebody_wait_promotes_the_first_in_line(
    cast: Cast, cohort: Cohort, ministry: Institution
):
    made = [nominated(cohort, cast.person(institution=ministry), ministry) for _ in range(3)]

    with unit_of_work():
        services.let_wait(made[0], by=None)

    assert states(cohort)[S.NOMINATED] == [made[1].id, made[2].id]


def test_while_nobody_waits_nobody_is_moved_to_the_line(
    cast: Cast, cohort: Cohort, ministry: Institution
):
    made = nominated(cohort, cast.person(institution=ministry), ministry)

    with pytest.raises(Refused) as refused, unit_of_work():
        services.let_wait(made, by=None)

    assert refused.value.reason is Reason.NOBODY_WAITS


def test_approving_enrols_with_the_post_of_the_day(
    cast: Cast, cohort: Cohort, ministry: Institution
):
    person = cast.person(institution=ministry)
    made = nominated(cohort, person, ministry)

    with unit_of_work():
        services.approve(made, by=None)

    seat = enrolment(cohort, person.id)
    post = db.session.query(Post).filter_by(person_id=person.id).one()
    assert state(made) is S.APPROVED
    assert (seat.institution_id, seat.job_title) == (ministry.id, post.job_title)


def test_who_is_approved_and_withdraws_leaves_the_cohort_and_the_next_moves_up(
    cast: Cast, cohort: Cohort, ministry: Institution
):
    made = [nominated(cohort, cast.person(institution=ministry), ministry) for _ in range(3)]
    with unit_of_work():
        services.approve_all(cohort, made, by=None)

    with unit_of_work():
        services.withdraw(made[0], by=None)

    assert enrolment(cohort, made[0].person_id).state is EnrolmentState.WITHDRAWN
    assert state(made[2]) is S.NOMINATED


def test_a_withdrawal_taken_back_is_approved_again_while_the_seat_is_free(
    cast: Cast, cohort: Cohort, ministry: Institution
):
    made = nominated(cohort, cast.person(institution=ministry), ministry)
    with unit_of_work():
        services.approve(made, by=None)
    with unit_of_work():
        services.withdraw(made, by=None)

    with unit_of_work():
        services.restore(made, by=None)

    assert state(made) is S.APPROVED
    assert enrolment(cohort, made.person_id).state is EnrolmentState.ENROLLED


def test_an_approval_taken_back_keeps_the_seat(cast: Cast, cohort: Cohort, ministry: Institution):
    made = nominated(cohort, cast.person(institution=ministry), ministry)
    with unit_of_work():
        services.approve(made, by=None)

    with unit_of_work():
        services.take_back_approval(made, by=None)

    assert state(made) is S.NOMINATED
    assert enrolment(cohort, made.person_id).state is EnrolmentState.WITHDRAWN


def test_what_has_changed_meanwhile_is_not_changed_twice(
    cast: Cast, cohort: Cohort, ministry: Institution
):
    made = nominated(cohort, cast.person(institution=ministry), ministry)
    with unit_of_work():
        services.withdraw(made, by=None)

    with pytest.raises(Refused) as refused, unit_of_work():
        services.approve(made, by=None)

    assert refused.value.reason is Reason.CHANGED_SINCE
