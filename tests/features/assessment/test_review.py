"""The last look before handing in."""

from datetime import timedelta

from lms.platform import clock
from tests.cast import Cast
from tests.features.assessment.moves import Trainee, key_of
from tests.visitor import Visitor


def test_questions_without_an_answer_are_listed_with_a_way_back(trainee: Trainee):
    attempt = trainee.start()
    trainee.send(attempt, trainee.items(attempt)[0], ["a"])

    page = trainee.browser.get(f"/en/attempts/{attempt.id}/review")

    back = [link for link in page.links() if "#q" in link]
    assert [link.split("#")[1] for link in back] == [f"q{n}" for n in range(2, 11)]


def test_with_everything_answered_it_says_so(trainee: Trainee):
    attempt = trainee.start()
    sent = [trainee.send(attempt, item, key_of(item)) for item in trainee.items(attempt)]

    page = trainee.browser.get(f"/en/attempts/{attempt.id}/review")

    assert len(sent) == 10
    assert "You have answered every question." in page.text


def test_once_handed_in_it_leads_to_the_result(trainee: Trainee):
    attempt = trainee.start()
    address = trainee.submit(attempt)

    page = trainee.browser.get(f"/ar/attempts/{attempt.id}/review", status=303)

    assert page.location == address


def test_once_the_time_is_over_it_leads_to_the_page_that_says_so(trainee: Trainee):
    attempt = trainee.start()

    with clock.standing_at(attempt.due_at + timedelta(minutes=1)):
        page = trainee.browser.get(f"/ar/attempts/{attempt.id}/review", status=303)

    assert page.location == trainee.test_address()


def test_somebody_elses_review_does_not_exist(trainee: Trainee, cast: Cast, neighbour: Visitor):
    attempt = trainee.start()
    other, _ = cast.trainee(trainee.cohort)

    neighbour.sign_in(other).get(f"/ar/attempts/{attempt.id}/review", status=404)


def test_a_stranger_is_asked_to_sign_in(trainee: Trainee, neighbour: Visitor):
    attempt = trainee.start()

    page = neighbour.get(f"/ar/attempts/{attempt.id}/review", status=303)

    assert "/sign-in" in page.location
