"""The trainer's day."""

from datetime import timedelta

from lms.learning.models import Cohort, CohortState, Enrolment
from lms.people.accounts.models import Account
from lms.platform import clock
from lms.platform.db import db, unit_of_work
from lms.workshops import services
from lms.workshops.models import Presence, Session
from tests.cast import Cast
from tests.statements import Statements
from tests.visitor import Visitor


def test_the_register_of_today_is_the_next_step(
    session: Session, people: list[Enrolment], trainer: Account, visitor: Visitor
):
    page = visitor.sign_in(trainer).get("/en/today")

    assert f"/en/sessions/{session.id}/register" in page.links()
    assert "0 of 3 marked" in page.text


def test_a_finished_register_says_so(
    session: Session, people: list[Enrolment], trainer: Account, visitor: Visitor
):
    with unit_of_work():
        services.mark_rest_present(session, by=None)

    page = visitor.sign_in(trainer).get("/en/today")

    assert "Everybody is marked" in page.text


def test_a_session_without_people_says_so(session: Session, trainer: Account, visitor: Visitor):
    page = visitor.sign_in(trainer).get("/en/today")

    assert "Nobody is enrolled yet" in page.text


def test_a_session_of_yesterday_that_nobody_marked_asks_for_it(cast: Cast, visitor: Visitor):
    cohort = cast.cohort(starts_on=clock.today() - timedelta(1))
    cast.session(cohort)
    cast.enrolment(cohort)

    page = visitor.sign_in(cast.trainer(cohort)).get("/en/today")

    assert "Needs marking" in page.text


def test_a_session_of_yesterday_that_is_marked_asks_for_nothing(cast: Cast, visitor: Visitor):
    cohort = cast.cohort(starts_on=clock.today() - timedelta(1))
    session, enrolment = cast.session(cohort), cast.enrolment(cohort)
    with unit_of_work():
        services.mark(session, enrolment.id, Presence.ABSENT, by=None)

    page = visitor.sign_in(cast.trainer(cohort)).get("/en/today")

    assert "No sessions to mark" in page.text


def test_a_closed_cohort_asks_for_nothing(
    cohort: Cohort, session: Session, people: list[Enrolment], trainer: Account, visitor: Visitor
):
    with unit_of_work():
        db.session.add(cohort)
        cohort.state, cohort.closed_at = CohortState.CLOSED, clock.now()

    page = visitor.sign_in(trainer).get("/en/today")

    assert "No sessions to mark" in page.text


def test_sessions_of_other_trainers_are_not_shown(
    cast: Cast, session: Session, people: list[Enrolment], visitor: Visitor
):
    stranger = cast.trainer(cast.cohort("GHA-01"))

    page = visitor.sign_in(stranger).get("/ar/today")

    assert str(session.id) not in page.html


def test_a_trainee_has_no_such_day(cast: Cast, cohort: Cohort, visitor: Visitor):
    account, _ = cast.trainee(cohort)

    visitor.sign_in(account).get("/en/today", status=403)


def test_a_stranger_is_sent_to_sign_in(visitor: Visitor):
    assert "/sign-in" in visitor.get("/en/today", status=303).location


def test_a_full_week_is_shown_in_few_statements(
    cast: Cast, cohort: Cohort, trainer: Account, visitor: Visitor, statements: Statements
):
    [cast.session(cohort, number) for number in range(1, 7)]
    visitor.sign_in(trainer)

    sent = statements(lambda: visitor.get("/en/today"))

    assert len(sent) <= 12
