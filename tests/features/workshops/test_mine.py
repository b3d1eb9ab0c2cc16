"""The trainee's workshops."""

import pytest

from lms.learning.models import Cohort, CohortState
from lms.platform import clock
from lms.platform.db import db, unit_of_work
from lms.workshops import queries, services
from lms.workshops.models import Presence
from tests.cast import Cast
from tests.statements import Statements
from tests.visitor import Visitor


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Protection and referral", "Session 1", "09:00–10:30", "Sebha", "Najat Salem"]),
        ("ar", ["الحماية والإحالة", "الجلسة 1", "سبها", "نجاة سالم"]),
    ],
)
def test_a_trainee_sees_days_place_and_trainer(
    cast: Cast, cohort: Cohort, visitor: Visitor, language: str, words: list[str]
):
    account, _ = cast.trainee(cohort)
    cast.session(cohort)
    cast.trainer(cohort)

    page = visitor.sign_in(account).get(f"/{language}/workshops")

    assert [word for word in words if word not in page.text] == []


def test_attendance_says_how_much_may_still_be_missed(cast: Cast, cohort: Cohort, visitor: Visitor):
    account, enrolment = cast.trainee(cohort)
    first, _ = cast.session(cohort), cast.session(cohort, 2)
    with unit_of_work():
        services.mark(first, enrolment.id, Presence.LATE, by=None)

    page = visitor.sign_in(account).get("/en/workshops")

    assert "You have attended 1 hour and 15 minutes of 3 hours planned: 41.7%" in page.text
    assert "You may miss 21 minutes more and still reach it." in page.text


def test_attendance_says_when_the_needed_share_is_reached(
    cast: Cast, cohort: Cohort, visitor: Visitor
):
    account, enrolment = cast.trainee(cohort)
    session = cast.session(cohort)
    with unit_of_work():
        services.mark(session, enrolment.id, Presence.PRESENT, by=None)

    page = visitor.sign_in(account).get("/en/workshops")

    assert "That is enough for the certificate" in page.text


def test_attendance_says_when_the_needed_share_is_out_of_reach(
    cast: Cast, cohort: Cohort, visitor: Visitor
):
    account, enrolment = cast.trainee(cohort)
    session = cast.session(cohort)
    with unit_of_work():
        services.mark(session, enrolment.id, Presence.ABSENT, by=None)

    page = visitor.sign_in(account).get("/en/workshops")

    assert "This can no longer be reached" in page.text


def test_a_past_workshop_stands_below_with_its_share(cast: Cast, cohort: Cohort, visitor: Visitor):
    account, enrolment = cast.trainee(cohort)
    session = cast.session(cohort)
    with unit_of_work():
        services.mark(session, enrolment.id, Presence.PRESENT, by=None)
        db.session.add(cohort)
        cohort.state, cohort.closed_at = CohortState.CLOSED, clock.now()

    page = visitor.sign_in(account).get("/en/workshops")

    assert "Attended 100%" in page.text


def test_workshops_of_others_are_not_shown(cast: Cast, cohort: Cohort, visitor: Visitor):
    cast.trainee(cohort)
    cast.session(cohort)

    page = visitor.sign_in(cast.account()).get("/en/workshops")

    assert "No workshops yet" in page.text


def test_a_stranger_is_sent_to_sign_in(visitor: Visitor):
    assert "/sign-in" in visitor.get("/ar/workshops", status=303).location


def test_many_sessions_take_few_statements(
    cast: Cast, cohort: Cohort, visitor: Visitor, statements: Statements
):
    account, _ = cast.trainee(cohort)
    [cast.session(cohort, number) for number in range(1, 7)]
    visitor.sign_in(account)

    sent = statements(lambda: visitor.get("/en/workshops"))

    assert len(sent) <= 12


def test_the_next_session_is_the_one_that_is_not_over(cast: Cast, cohort: Cohort):
    enrolment = cast.enrolment(cohort)
    first, second = cast.session(cohort), cast.session(cohort, 2)

    with clock.standing_at(first.ends_at):
        found = queries.next_session_of(enrolment.person_id)

    assert found == second


def test_attendance_of_an_enrolment_is_a_tally_of_minutes(cast: Cast, cohort: Cohort):
    enrolment = cast.enrolment(cohort)
    first, _ = cast.session(cohort), cast.session(cohort, 2)
    with unit_of_work():
        services.mark(first, enrolment.id, Presence.PRESENT, by=None)

    sums = queries.attendance_of(enrolment.id)

    assert (sums.attended, sums.planned, sums.unmarked) == (90, 180, 90)
