"""A trainer's view of a cohort's tests."""

from datetime import timedelta

import pytest

from lms.platform import clock
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.features.assessment.moves import Trainee
from tests.statements import Statements
from tests.visitor import Visitor


@pytest.fixture
def address(trainee: Trainee):
    return f"/en/cohorts/{trainee.cohort.id}/results"


def test_each_person_stands_with_both_results_and_the_change(
    trainee: Trainee, cast: Cast, neighbour: Visitor, address: str
):
    trainee.sit("pre", right=4)
    trainee.sit("post", right=9)

    page = neighbour.sign_in(cast.trainer(trainee.cohort)).get(address)

    assert "Salma Ali Mohamed Al-Werfalli 40% 90% +50" in page.text


def test_the_mean_change_is_that_of_people_with_both_tests(
    trainee: Trainee, cast: Cast, neighbour: Visitor, address: str
):
    trainee.sit("pre", right=4)
    trainee.sit("post", right=9)
    cast.enrolment(trainee.cohort)

    page = neighbour.sign_in(cast.trainer(trainee.cohort)).get(address)

    assert "People with both tests 1" in page.text


def test_the_hardest_question_comes_first(
    trainee: Trainee, cast: Cast, neighbour: Visitor, address: str
):
    trainee.sit("post", right=9)
    missed = trainee.items(trainee.attempts()[0])[9]

    page = neighbour.sign_in(cast.trainer(trainee.cohort)).get(address)

    first = page.html.index("The parallel form and the numbers")
    assert page.html.index(missed.stem.en.split('"')[0].split("'")[0]) < page.html.index(
        "The parallel form and the numbers", first + 1
    )


def test_people_whose_time_ran_out_can_be_handed_in(
    trainee: Trainee, cast: Cast, neighbour: Visitor, address: str
):
    attempt = trainee.start()
    trainer = neighbour.sign_in(cast.trainer(trainee.cohort))

    with clock.standing_at(attempt.due_at + timedelta(minutes=1)):
        page = trainer.get(address)
        trainer.post(address)

    assert "Hand in what was saved" in page.text
    assert not trainee.attempts()[0].open


def test_people_who_still_have_time_are_left_alone(
    trainee: Trainee, cast: Cast, neighbour: Visitor, address: str
):
    trainee.start()

    neighbour.sign_in(cast.trainer(trainee.cohort)).post(address)

    assert trainee.attempts()[0].open


def test_the_page_takes_as_many_statements_for_one_as_for_many(
    trainee: Trainee, cast: Cast, neighbour: Visitor, address: str, statements: Statements
):
    trainee.sit("post", right=9)
    trainer = neighbour.sign_in(cast.trainer(trainee.cohort))
    few = statements(lambda: trainer.get(address))
    more = [cast.enrolment(trainee.cohort, cast.person()) for _ in range(5)]

    many = statements(lambda: trainer.get(address))

    assert len(more) == 5
    assert len(many) == len(few) <= 12


def test_the_trainer_of_another_cohort_does_not_find_it(
    trainee: Trainee, cast: Cast, neighbour: Visitor, address: str
):
    other = cast.cohort("UBR-01")

    neighbour.sign_in(cast.trainer(other)).get(address, status=404)
    neighbour.post(address, status=404)


def test_a_trainee_may_not_see_it(trainee: Trainee, address: str):
    trainee.browser.get(address, status=403)


def test_an_assistant_who_only_takes_attendance_may_not_see_it(
    trainee: Trainee, cast: Cast, neighbour: Visitor, address: str
):
    assistant = cast.staff(Role.COHORT_ASSISTANT, cohort_id=trainee.cohort.id)

    neighbour.sign_in(assistant).get(address, status=403)


def test_a_stranger_is_asked_to_sign_in(address: str, neighbour: Visitor):
    page = neighbour.get(address, status=303)

    assert "/sign-in" in page.location
