"""The page that says who has earned the certificate, and why somebody has not."""

import pytest

from lms.platform.permissions import Role
from tests.cast import Cast
from tests.features.awards.scenes import (
    ABSENT,
    GOOD,
    UNTESTED,
    WEAK,
    Counted,
    Room,
    drafts,
    given,
    plain,
    printed,
    room,
)
from tests.visitor import Page, Visitor

MOST_STATEMENTS = 12


@pytest.fixture
def scene(cast: Cast):
    return room(cast, GOOD, ABSENT, WEAK, UNTESTED)


@pytest.fixture
def trainer(cast: Cast, visitor: Visitor, scene: Room):
    return visitor.sign_in(cast.trainer(scene.cohort))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Attendance 50%, 80% needed"),
        ("en", "Post-test 50%, 70% needed"),
        ("en", "Has not taken the post-test"),
        ("en", "Attendance 90% · Post-test 80%"),
        ("ar", "لم يُؤدَّ الاختبار البعدي"),
    ],
)
def test_each_person_is_told_what_they_have_and_what_they_lack(
    trainer: Visitor, scene: Room, language: str, words: str
):
    page = trainer.get(scene.earned.replace("/ar/", f"/{language}/"))

    assert words in plain(page)


def test_the_marks_of_direction_are_never_read_as_words(trainer: Visitor, scene: Room):
    page = trainer.get(scene.earned)

    assert "&lt;" not in page.html


def test_those_who_earned_it_and_those_who_did_not_are_counted(trainer: Visitor, scene: Room):
    page = trainer.get(scene.earned.replace("/ar/", "/en/"))

    assert "Who has earned it 1" in page.text
    assert "Who still lacks something 3" in page.text


def test_before_closing_the_page_warns_of_what_is_not_done_yet(cast: Cast, visitor: Visitor):
    scene = room(cast, GOOD, days_ago=0)
    visitor.sign_in(cast.trainer(scene.cohort))

    page = visitor.get(scene.earned.replace("/ar/", "/en/"))

    assert "In 2 sessions nobody is marked yet." in page.text
    assert "Its last day has not come yet." in page.text


def test_a_trainer_closes_and_an_officer_issues(cast: Cast, visitor: Visitor, neighbour: Visitor):
    scene = room(cast, GOOD).close()
    visitor.sign_in(cast.trainer(scene.cohort))
    neighbour.sign_in(cast.officer())

    trainer_sees, officer_sees = visitor.get(scene.earned), neighbour.get(scene.earned)

    assert "/certificates" not in actions(trainer_sees)
    assert f"/ar/cohorts/{scene.cohort.id}/certificates" in actions(officer_sees)


def actions(page: Page) -> str:
    return " ".join(form.get("action", "") for form in page.markup.of("form"))


def test_the_page_leads_to_each_certificate_that_was_given(cast: Cast, visitor: Visitor):
    [certificate] = given(cast)
    visitor.sign_in(cast.officer())

    page = visitor.get(f"/ar/cohorts/{certificate.enrolment.cohort_id}/earned")

    assert f"/ar/certificates/{certificate.id}" in page.links()


def test_papers_that_wait_show_how_far_they_are(cast: Cast, visitor: Visitor):
    scene = room(cast, GOOD, GOOD).close()
    job = scene.order()
    printed(drafts()[0])
    visitor.sign_in(cast.officer())

    page = visitor.get(scene.earned.replace("/ar/", "/en/"))

    assert "1 certificate is being printed." in page.text
    assert f"/en/jobs/{job.id}" in page.links()


def test_an_empty_cohort_says_what_to_do(cast: Cast, visitor: Visitor):
    scene = room(cast)
    visitor.sign_in(cast.officer())

    page = visitor.get(scene.earned.replace("/ar/", "/en/"))

    assert "Nobody is enrolled yet" in page.text


def test_the_trainer_of_another_cohort_finds_nothing(cast: Cast, visitor: Visitor):
    scene = room(cast, GOOD)
    visitor.sign_in(cast.trainer(cast.cohort("UBR-01")))

    visitor.get(scene.earned, status=404)


def test_an_assistant_may_not_look(cast: Cast, visitor: Visitor):
    scene = room(cast, GOOD)
    visitor.sign_in(cast.staff(Role.COHORT_ASSISTANT, cohort_id=scene.cohort.id))

    visitor.get(scene.earned, status=403)


def test_a_trainee_may_not_look(cast: Cast, visitor: Visitor):
    scene = room(cast, GOOD)
    account, _ = cast.trainee(scene.cohort)
    visitor.sign_in(account)

    visitor.get(scene.earned, status=403)


def test_a_stranger_is_asked_to_sign_in(cast: Cast, visitor: Visitor):
    scene = room(cast, GOOD)

    page = visitor.get(scene.earned, status=303)

    assert "/ar/sign-in" in page.location


@pytest.mark.parametrize("people", [2, 30])
def test_a_large_cohort_takes_as_few_statements_as_a_small_one(
    cast: Cast, visitor: Visitor, statements: Counted, people: int
):
    scene = room(cast, *[GOOD] * people).close()
    scene.order()
    printed(drafts()[0])
    visitor.sign_in(cast.officer())

    made = statements(lambda: visitor.get(scene.earned))

    assert len(made) <= MOST_STATEMENTS
