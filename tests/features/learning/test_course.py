"""The road of one course."""

import pytest

from lms.learning.models import CohortState, Requirement
from lms.platform import clock
from lms.platform.db import unit_of_work
from tests.cast import Cast
from tests.features.learning.reader import Reader
from tests.statements import Statements
from tests.visitor import Visitor


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_first_step_is_the_pre_test(reader: Reader, language: str):
    page = reader.browser.get(f"/{language}/{reader.course}")

    assert f"/{language}/{reader.course}/tests/pre" in page.links()
    assert page.html.count('class="btn wide"') == 1


def test_the_road_leads_to_every_lesson(reader: Reader):
    page = reader.browser.get(f"/ar/{reader.course}")

    assert {f"/ar/{reader.lesson(name)}" for name in reader.lessons} <= set(page.links())


def test_reading_goes_on_at_the_first_lesson_not_read(reader: Reader):
    reader.has_read(*reader.lessons[:2])

    page = reader.browser.get(f"/en/{reader.course}")

    button = next(a for a in page.markup.of("a") if a.get("class") == "btn wide")
    assert button["href"] == f"/en/{reader.lesson(reader.lessons[2])}"
    assert "2 of 12 lessons" in page.text


def test_when_everything_is_read_the_post_test_follows(reader: Reader):
    reader.has_read(*reader.lessons)

    page = reader.browser.get(f"/en/{reader.course}")

    button = next(a for a in page.markup.of("a") if a.get("class") == "btn wide")
    assert button["href"] == f"/en/{reader.course}/tests/post"


def test_the_page_says_why_the_certificate_is_not_earned_yet(reader: Reader):
    reader.stands_at(Requirement.ATTENDANCE, 0.5)
    reader.stands_at(Requirement.POST_TEST, 0.65)

    page = reader.browser.get(f"/en/{reader.course}")

    assert "You have attended 50% of the workshop; the certificate asks for 80%" in page.text
    assert "You scored 65% in the post-test; the certificate asks for 70%" in page.text


def test_whoever_has_met_every_condition_is_told_so(reader: Reader):
    reader.stands_at(Requirement.ATTENDANCE, 0.8)
    reader.stands_at(Requirement.POST_TEST, 0.7)

    page = reader.browser.get(f"/en/{reader.course}")

    assert "You have met every condition" in page.text
    assert "Why not yet?" not in page.text


def test_in_a_closed_cohort_no_test_is_offered_and_reading_goes_on(reader: Reader):
    with unit_of_work():
        reader.cohort.state, reader.cohort.closed_at = CohortState.CLOSED, clock.now()

    page = reader.browser.get(f"/en/{reader.course}")

    assert not [link for link in page.links() if "/tests/" in link]
    assert f"/en/{reader.lesson(reader.lessons[0])}" in page.links()


def test_a_training_from_the_past_has_nothing_to_read(cast: Cast, visitor: Visitor):
    past = cast.cohort("OLD-01")
    account, enrolment = cast.trainee(past)
    with unit_of_work():
        past.edition_id = None

    page = visitor.sign_in(account).get(f"/en/learn/{enrolment.id}")

    assert "there is nothing to read or to answer" in page.text


def test_the_page_takes_a_handful_of_statements(reader: Reader, statements: Statements):
    reader.browser.get(f"/ar/{reader.course}")

    assert len(statements(lambda: reader.browser.get(f"/ar/{reader.course}"))) <= 6


def test_a_neighbour_does_not_find_the_course_of_another(
    reader: Reader, cast: Cast, neighbour: Visitor
):
    neighbour.sign_in(cast.account(cast.person("مريم سالم علي بن غشير")))

    neighbour.get(f"/ar/{reader.course}", status=404)


def test_a_stranger_is_asked_to_sign_in(reader: Reader, neighbour: Visitor):
    neighbour.get(f"/ar/{reader.course}", status=303)
