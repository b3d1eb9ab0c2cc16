"""My courses; for staff also everything that is published."""

import pytest

from tests.cast import Cast
from tests.features.learning.reader import Reader
from tests.statements import Statements
from tests.visitor import Visitor


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_trainee_finds_the_course_they_are_enrolled_in(reader: Reader, language: str):
    page = reader.browser.get(f"/{language}/learn")

    assert f"/{language}/{reader.course}" in page.links()


def test_whoever_is_in_no_course_is_told_what_to_expect(cast: Cast, visitor: Visitor):
    page = visitor.sign_in(cast.account()).get("/en/learn")

    assert "You are not in a course yet" in page.text


def test_a_trainee_is_not_shown_the_catalogue(reader: Reader):
    page = reader.browser.get("/en/learn")

    assert "Published courses" not in page.text


def test_staff_see_what_each_course_amounts_to(cast: Cast, visitor: Visitor):
    edition = cast.edition()

    page = visitor.sign_in(cast.officer()).get("/en/learn")

    assert f"/en/courses/{edition.id}" in page.links()
    assert "3 modules · 12 lessons · 12 hours" in page.text


@pytest.mark.parametrize("words", ["الاحاله", "الإحالةِ", "referral", "REFERRAL mrrm"])
def test_a_course_is_found_whatever_the_spelling(cast: Cast, visitor: Visitor, words: str):
    cast.edition()

    page = visitor.sign_in(cast.officer()).get(f"/en/learn?q={words}")

    assert "1 course found" in page.text


def test_a_search_that_finds_nothing_offers_a_way_back(cast: Cast, visitor: Visitor):
    cast.edition()

    page = visitor.sign_in(cast.officer()).get("/en/learn?q=astronomy")

    assert "No course matches" in page.text


def test_the_page_takes_a_handful_of_statements(reader: Reader, statements: Statements, cast: Cast):
    for number in range(6):
        cast.enrolment(cast.cohort(f"MORE-{number}"), reader.enrolment.person)
    reader.browser.get("/ar/learn")

    assert len(statements(lambda: reader.browser.get("/ar/learn"))) <= 8


def test_a_stranger_is_asked_to_sign_in(visitor: Visitor):
    page = visitor.get("/ar/learn", status=303)

    assert page.location.startswith("/ar/sign-in")
