"""The first page while a test is being sat: its clock does not wait."""

from datetime import timedelta

import pytest

from lms.assessment import services
from lms.assessment.models import Attempt, Quiz
from lms.learning.models import Enrolment
from lms.people.accounts.models import Account
from lms.platform import clock
from lms.platform.db import unit_of_work
from tests.cast import Cast
from tests.visitor import Visitor


@pytest.fixture
def seat(cast: Cast) -> tuple[Account, Enrolment]:
    """Somebody in a running course."""
    return cast.trainee(cast.cohort())


def begun(enrolment: Enrolment, quiz: Quiz = Quiz.POST) -> Attempt:
    with unit_of_work():
        return services.start(enrolment, quiz, language="ar")


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("quiz", list(Quiz))
def test_a_test_that_was_begun_comes_before_everything_else(
    seat: tuple[Account, Enrolment], visitor: Visitor, quiz: Quiz, language: str
):
    account, enrolment = seat
    begun(enrolment, quiz)

    page = visitor.sign_in(account).get(f"/{language}/")

    back = f"/{language}/learn/{enrolment.id}/tests/{quiz}"
    leads = [a["href"] for a in page.markup.of("a") if a.get("class") == "btn sun"]
    assert leads == [back]
    assert page.links().count(back) == 1


def test_a_test_whose_time_is_over_leads_nobody(seat: tuple[Account, Enrolment], visitor: Visitor):
    account, enrolment = seat
    attempt = begun(enrolment)
    with unit_of_work():
        attempt.started_at -= timedelta(hours=2)
        attempt.due_at = clock.now() - timedelta(hours=1)

    page = visitor.sign_in(account).get("/en/")

    assert "A test is under way" not in page.text
