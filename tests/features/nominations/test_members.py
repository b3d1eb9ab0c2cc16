"""The people of a cohort: who left, who came in whose place."""

import pytest

from lms.learning import services as learning
from lms.learning.models import Cohort, Enrolment, EnrolmentState
from lms.learning.nominations import services
from lms.learning.nominations.models import NominationState
from lms.people.models import Institution
from lms.platform.db import db, unit_of_work
from tests.cast import Cast
from tests.features.nominations.moves import enrolment, nominated, state
from tests.statements import Statements
from tests.visitor import Visitor


@pytest.fixture
def member(cohort: Cohort, cast: Cast) -> Enrolment:
    return cast.enrolment(cohort, cast.person("بشير عمر حسن الفزاني", "Bashir Al-Fezzani"))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_everybody_enrolled_is_shown(
    member: Enrolment, cohort: Cohort, office: Visitor, language: str
):
    page = office.get(f"/{language}/cohorts/{cohort.id}/people")

    assert f"/{language}/enrolments/{member.id}/leave" in [
        form.get("action") for form in page.markup.of("form")
    ]


def test_somebody_leaves_and_comes_back(member: Enrolment, cohort: Cohort, office: Visitor):
    office.post(f"/en/enrolments/{member.id}/leave")
    left = enrolment(cohort, member.person_id).state
    office.post(f"/en/enrolments/{member.id}/come-back")

    back = enrolment(cohort, member.person_id)
    assert (left, back.state) == (EnrolmentState.WITHDRAWN, EnrolmentState.ENROLLED)
    assert back.withdrawn_at is None


def test_the_seat_of_who_leaves_goes_to_the_next_in_line(
    cohort: Cohort, cast: Cast, ministry: Institution, office: Visitor
):
    made = [nominated(cohort, cast.person(institution=ministry), ministry) for _ in range(3)]
    with unit_of_work():
        services.approve_all(cohort, made, by=None)
    seat = enrolment(cohort, made[0].person_id)

    office.post(f"/en/enrolments/{seat.id}/leave")
    answer = office.post(f"/en/enrolments/{seat.id}/come-back")

    assert "The seat was given away meanwhile" in office.follow(answer).text
    assert state(made[0]) is NominationState.WAITING
    assert state(made[2]) is NominationState.NOMINATED


def test_who_came_in_whose_place_stands_with_both(
    member: Enrolment, cast: Cast, cohort: Cohort, office: Visitor
):
    other = cast.person("مبروكة سالم علي الحسناوي", "Mabrouka Al-Hasnawi")
    with unit_of_work():
        learning.substitute(member, other.id, by=None)

    page = office.get(f"/en/cohorts/{cohort.id}/people")

    assert "In place of Bashir Al-Fezzani" in page.text
    assert "Mabrouka Al-Hasnawi came instead" in page.text
    assert "In place of Bashir Al-Fezzani" in office.get(f"/en/cohorts/{cohort.id}").text


def test_nobody_comes_back_beside_their_substitute(
    member: Enrolment, cast: Cast, cohort: Cohort, office: Visitor
):
    other = cast.person("مبروكة سالم علي الحسناوي")
    with unit_of_work():
        learning.substitute(member, other.id, by=None)

    office.post(f"/en/enrolments/{member.id}/come-back", status=409)

    assert enrolment(cohort, member.person_id).state is EnrolmentState.WITHDRAWN


def test_the_page_takes_as_many_statements_for_one_as_for_many(
    member: Enrolment, cast: Cast, cohort: Cohort, office: Visitor, statements: Statements
):
    address = f"/ar/cohorts/{cohort.id}/people"
    office.get(address)
    few = statements(lambda: office.get(address))
    for _ in range(8):
        cast.enrolment(cohort)

    assert len(few) == len(statements(lambda: office.get(address))) <= 12


def test_a_trainer_takes_nobody_out(
    member: Enrolment, cast: Cast, cohort: Cohort, visitor: Visitor
):
    trainer = visitor.sign_in(cast.trainer(cohort))

    trainer.get(f"/en/cohorts/{cohort.id}/people", status=403)
    trainer.post(f"/en/enrolments/{member.id}/leave", status=403)

    db.session.refresh(member)
    assert member.state is EnrolmentState.ENROLLED


def test_a_stranger_is_asked_to_sign_in(cohort: Cohort, visitor: Visitor):
    visitor.get(f"/en/cohorts/{cohort.id}/people", status=303)
