"""Finishing a lesson leads to the next, and from the last to the post-test."""

from lms.learning.models import LessonRead
from lms.platform.db import db
from tests.cast import Cast
from tests.features.learning.reader import Reader
from tests.visitor import Visitor


def test_a_finished_lesson_leads_to_the_next(reader: Reader):
    page = reader.browser.post(f"/ar/{reader.lesson(reader.lessons[0])}/finished")

    assert page.location == f"/ar/{reader.lesson(reader.lessons[1])}"
    assert db.session.query(LessonRead).one().lesson == reader.lessons[0]


def test_finishing_twice_counts_once(reader: Reader):
    address = f"/ar/{reader.lesson(reader.lessons[0])}/finished"

    reader.browser.post(address)
    reader.browser.post(address)

    assert db.session.query(LessonRead).count() == 1


def test_it_is_remembered_in_which_language_the_lesson_was_read(reader: Reader):
    reader.browser.get(f"/ar/{reader.lesson(reader.lessons[0])}?read=both")

    reader.browser.post(f"/ar/{reader.lesson(reader.lessons[0])}/finished")

    assert db.session.query(LessonRead).one().language == "both"


def test_the_last_lesson_leads_to_the_post_test(reader: Reader):
    reader.has_read(*reader.lessons[:-1])

    page = reader.browser.post(f"/ar/{reader.lesson(reader.lessons[-1])}/finished")

    assert page.location == f"/ar/{reader.course}/tests/post"


def test_the_last_lesson_read_first_leads_back_to_those_still_open(reader: Reader):
    page = reader.browser.post(f"/en/{reader.lesson(reader.lessons[-1])}/finished")

    told = reader.browser.follow(page)
    assert page.location == f"/en/{reader.course}"
    assert "11 lessons before it are still open" in told.text


def test_a_lesson_that_was_read_offers_the_way_on_without_a_form(reader: Reader):
    reader.has_read(reader.lessons[0])

    page = reader.browser.get(f"/en/{reader.lesson(reader.lessons[0])}")

    assert "Next lesson" in page.text
    assert "I finished" not in page.text


def test_a_lesson_of_no_course_cannot_be_finished(reader: Reader):
    reader.browser.post(f"/ar/{reader.lesson('astronomy')}/finished", status=404)


def test_a_neighbour_cannot_finish_for_another(reader: Reader, cast: Cast, neighbour: Visitor):
    neighbour.sign_in(cast.account(cast.person("مريم سالم علي بن غشير")))

    neighbour.post(f"/ar/{reader.lesson(reader.lessons[0])}/finished", status=404)

    assert db.session.query(LessonRead).count() == 0


def test_a_stranger_is_asked_to_sign_in(reader: Reader, neighbour: Visitor):
    page = neighbour.post(f"/ar/{reader.lesson(reader.lessons[0])}/finished")

    assert page.location.startswith("/ar/sign-in")
