"""The cohorts within reach of staff."""

from datetime import timedelta

import pytest

from lms.learning import services
from lms.learning.models import Cohort, CohortState, Requirement
from lms.platform import clock
from lms.platform.db import db, unit_of_work
from tests.cast import Cast
from tests.features.learning.reader import Reader
from tests.statements import Statements
from tests.visitor import Visitor


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_officer_sees_every_cohort(cast: Cast, visitor: Visitor, language: str):
    cohorts = [cast.cohort("SEB-01"), cast.cohort("GHA-01")]

    page = visitor.sign_in(cast.officer()).get(f"/{language}/cohorts")

    assert {f"/{language}/cohorts/{one.id}" for one in cohorts} <= set(page.links())


def test_a_trainer_sees_their_own_cohorts_and_no_others(cast: Cast, visitor: Visitor):
    own, foreign = cast.cohort("SEB-01"), cast.cohort("GHA-01")

    page = visitor.sign_in(cast.trainer(own)).get("/en/cohorts")

    assert own.code in page.text
    assert foreign.code not in page.text


def test_people_and_certificates_earned_are_counted(cast: Cast, visitor: Visitor):
    cohort = cast.cohort()
    enrolments = [cast.enrolment(cohort, cast.person()) for _ in range(3)]
    with unit_of_work():
        services.report(enrolments[0].id, Requirement.ATTENDANCE, 0.8)
        services.report(enrolments[0].id, Requirement.POST_TEST, 0.7)
        services.report(enrolments[1].id, Requirement.ATTENDANCE, 0.79)
        services.report(enrolments[1].id, Requirement.POST_TEST, 1)

    page = visitor.sign_in(cast.officer()).get("/en/cohorts")

    assert "3 people · 1 has earned the certificate" in page.text


@pytest.mark.parametrize("words", ["سبها", "الحمايه والاحالة", "seb-01", "PROTECTION sebha"])
def test_a_cohort_is_found_whatever_the_spelling(cast: Cast, visitor: Visitor, words: str):
    cast.cohort("SEB-01")
    other = cast.cohort("GHA-01")
    with unit_of_work():
        other.title_ar, other.title_en, other.place_id = "تدريب", "Training", None

    page = visitor.sign_in(cast.officer()).get(f"/en/cohorts?q={words}")

    assert "SEB-01" in page.text
    assert "GHA-01" not in page.text


def test_signs_of_the_search_language_are_words_like_others(cast: Cast, visitor: Visitor):
    cast.cohort("SEB-01")

    page = visitor.sign_in(cast.officer()).get("/en/cohorts?q=%25")

    assert "No cohort matches" in page.text


def test_cohorts_are_narrowed_by_state(cast: Cast, visitor: Visitor):
    cast.cohort("NOW-01")
    cast.cohort("OLD-01", state=CohortState.CLOSED, closed_at=clock.now())

    page = visitor.sign_in(cast.officer()).get("/en/cohorts?state=closed")

    assert "OLD-01" in page.text
    assert "NOW-01" not in page.text


def test_long_lists_are_paged_in_as_many_statements_as_short_ones(
    cast: Cast, visitor: Visitor, statements: Statements
):
    officer = visitor.sign_in(cast.officer())
    first = cast.cohort("C-00")
    with unit_of_work():
        db.session.add_all(
            Cohort(
                code=f"C-{number:02}",
                title_ar="دفعة",
                title_en="Cohort",
                edition_id=first.edition_id,
                starts_on=first.starts_on + timedelta(days=number),
                ends_on=first.ends_on + timedelta(days=number),
            )
            for number in range(1, 52)
        )

    made = statements(lambda: officer.get("/ar/cohorts"))
    second = officer.get("/en/cohorts?page=2")

    assert len(made) <= 8
    assert "C-00" in second.text


def test_a_trainee_may_not_look(reader: Reader):
    reader.browser.get("/ar/cohorts", status=403)


def test_a_stranger_is_asked_to_sign_in(visitor: Visitor):
    visitor.get("/ar/cohorts", status=303)
