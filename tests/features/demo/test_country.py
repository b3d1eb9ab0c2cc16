"""The demonstration country is whole: what its pages show follows from what happened in it."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from lms.assessment import services as assessment
from lms.awards.models import Certificate
from lms.demo import services
from lms.learning import queries as learning
from lms.learning.models import Cohort, CohortState, Completion, Enrolment, Requirement
from lms.learning.rules import Policy, is_trained
from lms.people import seeding
from lms.people.accounts.models import Account
from lms.people.models import Person
from lms.platform import clock
from lms.platform.db import db, unit_of_work
from lms.workshops import services as workshops
from lms.workshops.queries import attendance_of
from tests.cast import PASSWORD, Cast

PEOPLE = 40


def _count(table: type[Person] | type[Certificate]) -> int:
    return db.session.scalar(select(func.count()).select_from(table)) or 0


@pytest.fixture
def founded(app: Flask, cast: Cast) -> Flask:
    """A small country."""
    with unit_of_work():
        seeding.seed()
    cast.edition()
    services.found(PEOPLE, progress=lambda _done, _total: None)
    services.open_doors(PASSWORD)
    return app


@pytest.mark.usefixtures("founded")
def test_it_has_as_many_officials_as_were_asked_for_and_five_accounts():
    accounts = set(db.session.scalars(select(Account.staff_number)))

    assert _count(Person) == PEOPLE + len(services.STAFF) + 1
    assert accounts == {"trainee", "trainer", "focal", "officer", "admin"}


@pytest.mark.usefixtures("founded")
def test_one_workshop_runs_today_beside_the_one_that_waits_for_its_rosters():
    running = select(Cohort).where(Cohort.state == CohortState.RUNNING)

    cohorts = {cohort.code: cohort for cohort in db.session.scalars(running)}

    assert len(cohorts) == 2
    assert {cohort.starts_on for cohort in cohorts.values()} == {clock.today()}
    assert services.QATROUN in cohorts


@pytest.mark.usefixtures("founded")
def test_whoever_completed_has_earned_it_and_nobody_else():
    closed = db.session.scalars(select(Cohort).where(Cohort.state == CohortState.CLOSED)).all()

    judged = [
        (enrolment.completed_on is not None, is_trained(standing, Policy(80, 70)))
        for cohort in closed
        for enrolment, standing in learning.standings(cohort.id)
    ]

    assert judged
    assert [said for said, _rule in judged] == [rule for _said, rule in judged]


@pytest.mark.usefixtures("founded")
def test_its_states_are_what_its_events_say():
    with unit_of_work():
        answers, marks = assessment.rebuild_state(), workshops.rebuild_state()

    assert (answers.mended, marks) == (0, 0)


@pytest.mark.usefixtures("founded")
def test_the_attendance_that_learning_was_told_is_what_the_marks_come_to():
    told = db.session.execute(
        select(Completion.enrolment_id, Completion.share).where(
            Completion.requirement == Requirement.ATTENDANCE
        )
    ).all()

    shares = {enrolment_id: attendance_of(enrolment_id).share for enrolment_id, _ in told}

    assert shares
    assert shares == pytest.approx(dict(told))


@pytest.mark.usefixtures("founded")
def test_the_trainee_of_the_demonstration_has_completed_a_training_before():
    person_id = db.session.scalars(
        select(Account.person_id).where(Account.staff_number == "trainee")
    ).one()

    completed = select(func.count()).where(
        Enrolment.person_id == person_id, Enrolment.completed_on.is_not(None)
    )
    assert (db.session.scalar(completed) or 0) >= 1


@pytest.mark.usefixtures("founded")
def test_it_is_founded_only_where_nobody_is(founded: Flask):
    answer = founded.test_cli_runner().invoke(args=["demo", "seed"])

    assert answer.exit_code == 1
    assert "empty" in answer.output
