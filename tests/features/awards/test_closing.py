"""Closing a cohort: its rule speaks once, for everybody."""

import pytest

from lms.assessment import services as assessment
from lms.assessment.models import Quiz
from lms.learning.models import Cohort, Enrolment
from lms.platform import clock
from lms.platform.db import db, unit_of_work
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.features.awards.scenes import ABSENT, GOOD, UNTESTED, WEAK, Room, room
from tests.visitor import Visitor


@pytest.fixture
def scene(cast: Cast):
    return room(cast, GOOD, ABSENT, WEAK, UNTESTED)


def closing(scene: Room, language: str = "ar") -> str:
    return f"/{language}/cohorts/{scene.cohort.id}/close"


def test_whoever_attended_enough_and_took_the_post_test_has_completed(
    cast: Cast, visitor: Visitor, scene: Room
):
    visitor.sign_in(cast.trainer(scene.cohort)).post(closing(scene))

    completed = [db.session.get_one(Enrolment, one.id).completed_on for one in scene.people]
    assert completed == [scene.cohort.ends_on, None, scene.cohort.ends_on, None]


def test_the_trainer_reads_what_closing_did(cast: Cast, visitor: Visitor, scene: Room):
    visitor.sign_in(cast.trainer(scene.cohort))

    page = visitor.follow(visitor.post(closing(scene, "en")))

    assert "Cohort closed. 2 people completed the training." in page.text
    assert "Who has not earned it 3" in page.text


def test_a_test_that_is_open_is_handed_in_first(cast: Cast, visitor: Visitor, scene: Room):
    with unit_of_work():
        enrolment = db.session.get_one(Enrolment, scene.people[3].id)
        attempt = assessment.start(enrolment, Quiz.POST, language="ar")

    visitor.sign_in(cast.trainer(scene.cohort)).post(closing(scene))

    db.session.refresh(attempt)
    assert not attempt.open


def test_before_closing_an_open_test_is_named(cast: Cast, visitor: Visitor, scene: Room):
    with unit_of_work():
        enrolment = db.session.get_one(Enrolment, scene.people[3].id)
        assessment.start(enrolment, Quiz.POST, language="ar")
    visitor.sign_in(cast.trainer(scene.cohort))

    page = visitor.get(scene.earned.replace("/ar/", "/en/"))

    assert "1 open test will be handed in as it stands." in page.text


@pytest.mark.parametrize("language", ["ar", "en"])
def test_closing_asks_first_because_nothing_takes_it_back(
    cast: Cast, visitor: Visitor, scene: Room, language: str
):
    visitor.sign_in(cast.trainer(scene.cohort))

    page = visitor.get(scene.earned.replace("/ar/", f"/{language}/"))

    ticks = [one for one in page.markup.of("input") if one.get("type") == "checkbox"]
    assert ["required" in one for one in ticks] == [True]


def test_a_cohort_is_closed_once(cast: Cast, visitor: Visitor, scene: Room):
    visitor.sign_in(cast.trainer(scene.cohort)).post(closing(scene))
    before = db.session.get_one(Cohort, scene.cohort.id).closed_at

    with clock.standing_at(clock.now().replace(year=2030)):
        visitor.sign_in(cast.trainer(scene.cohort)).post(closing(scene), status=409)

    assert db.session.get_one(Cohort, scene.cohort.id).closed_at == before


def test_the_trainer_of_another_cohort_finds_nothing(cast: Cast, visitor: Visitor, scene: Room):
    visitor.sign_in(cast.trainer(cast.cohort("UBR-01"))).post(closing(scene), status=404)

    assert not db.session.get_one(Cohort, scene.cohort.id).closed


def test_an_assistant_may_not_close(cast: Cast, visitor: Visitor, scene: Room):
    visitor.sign_in(cast.staff(Role.COHORT_ASSISTANT, cohort_id=scene.cohort.id))

    visitor.post(closing(scene), status=403)


def test_a_stranger_is_asked_to_sign_in(visitor: Visitor, scene: Room):
    page = visitor.post(closing(scene))

    assert "/ar/sign-in" in page.location
    assert not db.session.get_one(Cohort, scene.cohort.id).closed
