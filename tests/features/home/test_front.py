"""The first page: one next step for whoever is there."""

from datetime import datetime, time, timedelta

import pytest

from lms.learning import editions, services
from lms.learning.models import Cohort, CohortState, Enrolment, Requirement
from lms.people.accounts.models import Account
from lms.platform import clock
from lms.platform.db import unit_of_work
from tests.cast import Cast
from tests.pages import Page
from tests.statements import Statements
from tests.visitor import Visitor

MORNING = datetime.combine(datetime(2026, 11, 22, tzinfo=clock.TRIPOLI), time(8), clock.TRIPOLI)


@pytest.fixture
def seat(cast: Cast) -> tuple[Account, Enrolment, Cohort]:
    """Somebody in a running course."""
    cohort = cast.cohort()
    return *cast.trainee(cohort), cohort


def lessons_of(cohort: Cohort) -> list[str]:
    """Return the lessons of a cohort's course."""
    return list(editions.document_of(cohort.edition).lesson_by_id)


def read_all(enrolment: Enrolment, cohort: Cohort) -> None:
    with unit_of_work():
        for lesson in lessons_of(cohort):
            services.finish_lesson(enrolment, lesson, language="ar")


def button(page: Page) -> str:
    """Return where the one button of the dark card leads."""
    return next(a["href"] for a in page.markup.of("a") if a.get("class") == "btn sun")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_on_the_first_day_the_pre_test_comes_first(
    seat: tuple[Account, Enrolment, Cohort], visitor: Visitor, language: str
):
    account, enrolment, _cohort = seat

    page = visitor.sign_in(account).get(f"/{language}/")

    assert button(page) == f"/{language}/learn/{enrolment.id}/tests/pre"


def test_a_trainee_goes_on_where_they_left_off(
    seat: tuple[Account, Enrolment, Cohort], visitor: Visitor
):
    account, enrolment, cohort = seat
    lessons = lessons_of(cohort)
    with unit_of_work():
        services.finish_lesson(enrolment, lessons[0], language="ar")

    page = visitor.sign_in(account).get("/en/")

    assert button(page) == f"/en/learn/{enrolment.id}/lessons/{lessons[1]}"
    assert "Module 1, lesson 2" in page.text


def test_when_everything_is_read_the_post_test_is_next(
    seat: tuple[Account, Enrolment, Cohort], visitor: Visitor
):
    account, enrolment, cohort = seat
    read_all(enrolment, cohort)

    page = visitor.sign_in(account).get("/en/")

    assert button(page) == f"/en/learn/{enrolment.id}/tests/post"


def test_whoever_has_done_all_is_told_what_is_missing(
    seat: tuple[Account, Enrolment, Cohort], visitor: Visitor
):
    account, enrolment, cohort = seat
    read_all(enrolment, cohort)
    with unit_of_work():
        services.report(enrolment.id, Requirement.POST_TEST, 0.9)
        services.report(enrolment.id, Requirement.ATTENDANCE, 0.5)

    page = visitor.sign_in(account).get("/en/")

    assert "You have attended 50% of the workshop" in page.text


def test_whoever_has_met_every_condition_is_told_so(
    seat: tuple[Account, Enrolment, Cohort], visitor: Visitor
):
    account, enrolment, cohort = seat
    read_all(enrolment, cohort)
    with unit_of_work():
        services.report(enrolment.id, Requirement.POST_TEST, 0.9)
        services.report(enrolment.id, Requirement.ATTENDANCE, 1)

    page = visitor.sign_in(account).get("/en/")

    assert "You have met every condition" in page.text


def test_when_the_courses_have_ended_nothing_is_asked(
    seat: tuple[Account, Enrolment, Cohort], visitor: Visitor
):
    account, _enrolment, cohort = seat
    with unit_of_work():
        cohort.state, cohort.closed_at = CohortState.CLOSED, clock.now()

    page = visitor.sign_in(account).get("/en/")

    assert "You are up to date" in page.text
    assert button(page) == "/en/certificates"


def test_a_workshop_today_stands_on_top_of_what_is_to_do(cast: Cast, visitor: Visitor):
    with clock.standing_at(MORNING):
        cohort = cast.cohort()
        cast.session(cohort)
        account, _enrolment = cast.trainee(cohort)

        page = visitor.sign_in(account).get("/en/")

    assert "Workshop today" in page.text
    assert "Your next workshop" in page.text


def test_a_workshop_of_another_day_is_only_announced(cast: Cast, visitor: Visitor):
    with clock.standing_at(MORNING):
        cohort = cast.cohort(starts_on=MORNING.date() + timedelta(days=3))
        cast.session(cohort)
        account, _enrolment = cast.trainee(cohort)

        page = visitor.sign_in(account).get("/en/")

    assert "Workshop today" not in page.text
    assert "Your next workshop" in page.text


@pytest.mark.parametrize("language", ["ar", "en"])
def test_whoever_is_in_no_course_learns_how_it_works(cast: Cast, visitor: Visitor, language: str):
    page = visitor.sign_in(cast.account()).get(f"/{language}/")

    assert f"/{language}/help" in page.links()


def test_the_page_takes_a_dozen_statements_at_most(
    seat: tuple[Account, Enrolment, Cohort],
    cast: Cast,
    visitor: Visitor,
    statements: Statements,
):
    account, _enrolment, cohort = seat
    cast.session(cohort)
    for number in range(4):
        cast.enrolment(cast.cohort(f"MORE-{number}"), account.person)
    browser = visitor.sign_in(account)
    browser.get("/ar/")

    assert len(statements(lambda: browser.get("/ar/"))) <= 12


@pytest.mark.parametrize(
    ("who", "first"),
    [("officer", "/ar/indicators"), ("administrator", "/ar/people")],
)
def test_staff_are_led_to_their_first_page(cast: Cast, visitor: Visitor, who: str, first: str):
    page = visitor.sign_in(getattr(cast, who)()).get("/ar/", status=302)

    assert page.location == first


def test_a_trainer_is_led_to_the_sessions_of_today(cast: Cast, visitor: Visitor):
    page = visitor.sign_in(cast.trainer(cast.cohort())).get("/ar/", status=302)

    assert page.location == "/ar/today"


def test_a_stranger_is_led_to_sign_in(visitor: Visitor):
    page = visitor.get("/ar/", status=302)

    assert page.location == "/ar/sign-in"


def test_without_a_language_the_phone_decides(visitor: Visitor):
    arabic = visitor.client.get("/")
    english = visitor.client.get("/", headers={"Accept-Language": "en-GB,en;q=0.9"})

    assert (arabic.location, english.location) == ("/ar/", "/en/")
