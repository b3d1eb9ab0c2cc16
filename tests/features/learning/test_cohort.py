"""The progress of a cohort: who needs help?"""

import pytest

from lms.learning import editions, services
from lms.learning.models import Cohort, CohortState, Requirement
from lms.people.models import Sex
from lms.platform.db import db, unit_of_work
from tests.cast import Cast
from tests.features.learning.reader import Reader
from tests.statements import Statements
from tests.visitor import Visitor


@pytest.fixture
def cohort(cast: Cast) -> Cohort:
    """A cohort of two: one has earned the certificate, one has only begun."""
    made = cast.cohort()
    lessons = list(editions.document_of(made.edition).lesson_by_id)
    first = cast.enrolment(made, cast.person("آمنة علي سالم الزوي"))
    second = cast.enrolment(made, cast.person("يوسف علي سالم الزوي", sex=Sex.MALE))
    with unit_of_work():
        for lesson in lessons:
            services.finish_lesson(first, lesson, language="ar")
        services.finish_lesson(second, lessons[0], language="en")
        services.report(first.id, Requirement.PRE_TEST, 0.5)
        services.report(first.id, Requirement.POST_TEST, 0.9)
        services.report(first.id, Requirement.ATTENDANCE, 1.0)
        services.report(second.id, Requirement.ATTENDANCE, 0.6)
    return made


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_trainer_sees_each_person_of_the_cohort(
    cohort: Cohort, cast: Cast, visitor: Visitor, language: str
):
    page = visitor.sign_in(cast.trainer(cohort)).get(f"/{language}/cohorts/{cohort.id}")

    assert len(page.markup.of("tr")) == 3


def test_the_figures_stand_on_top(cohort: Cohort, cast: Cast, visitor: Visitor):
    page = visitor.sign_in(cast.officer()).get(f"/en/cohorts/{cohort.id}")

    assert "Women: 1, men: 1" in page.text
    assert "Average attendance 80%" in page.text
    assert "Average post-test 90%" in page.text
    assert "1 of 2 have earned the certificate" in page.text


def test_what_each_person_lacks_is_named(cohort: Cohort, cast: Cast, visitor: Visitor):
    page = visitor.sign_in(cast.officer()).get(f"/en/cohorts/{cohort.id}")

    assert "attendance, post-test" in page.text


def test_a_module_shows_how_many_of_its_lessons_are_read(
    cohort: Cohort, cast: Cast, visitor: Visitor
):
    page = visitor.sign_in(cast.officer()).get(f"/en/cohorts/{cohort.id}")

    assert ">1/4<" in page.html


def test_the_page_leads_to_certificates_results_and_rosters(
    cohort: Cohort, cast: Cast, visitor: Visitor
):
    page = visitor.sign_in(cast.officer()).get(f"/en/cohorts/{cohort.id}")

    assert {
        f"/en/cohorts/{cohort.id}/earned",
        f"/en/cohorts/{cohort.id}/results",
        f"/en/cohorts/{cohort.id}/sessions",
        f"/en/people/imports/new?cohort={cohort.code}",
    } <= set(page.links())


def test_a_planned_cohort_is_begun_by_whoever_manages_it(cast: Cast, visitor: Visitor):
    cohort = cast.cohort(state=CohortState.PLANNED)

    visitor.sign_in(cast.officer()).post(f"/en/cohorts/{cohort.id}/begin")

    db.session.refresh(cohort)
    assert cohort.state is CohortState.RUNNING


def test_a_trainer_may_not_begin_a_cohort(cast: Cast, visitor: Visitor):
    cohort = cast.cohort(state=CohortState.PLANNED)

    visitor.sign_in(cast.trainer(cohort)).post(f"/en/cohorts/{cohort.id}/begin", status=403)


def test_a_training_from_the_past_shows_its_people(cast: Cast, visitor: Visitor):
    past = cast.cohort("OLD-01")
    cast.enrolment(past)
    with unit_of_work():
        past.edition_id = None

    page = visitor.sign_in(cast.officer()).get(f"/en/cohorts/{past.id}")

    assert f"/en/cohorts/{past.id}/results" not in page.links()
    assert len(page.markup.of("tr")) == 2


def test_the_page_takes_as_many_statements_for_one_as_for_many(
    cast: Cast, visitor: Visitor, statements: Statements
):
    cohort = cast.cohort()
    cast.enrolment(cohort)
    officer = visitor.sign_in(cast.officer())
    officer.get(f"/ar/cohorts/{cohort.id}")
    few = statements(lambda: officer.get(f"/ar/cohorts/{cohort.id}"))
    people = [cast.person().id for _ in range(64)]
    with unit_of_work():
        services.enrol_people(cohort, people, by=None)

    many = statements(lambda: officer.get(f"/ar/cohorts/{cohort.id}"))
    rest = officer.get(f"/ar/cohorts/{cohort.id}?page=2")

    assert len(few) == len(many) <= 12
    assert len(rest.markup.of("tr")) == 1 + 5


def test_the_trainer_of_another_cohort_does_not_find_it(
    cohort: Cohort, cast: Cast, neighbour: Visitor
):
    neighbour.sign_in(cast.trainer(cast.cohort("GHA-01")))

    neighbour.get(f"/ar/cohorts/{cohort.id}", status=404)


def test_a_trainee_may_not_look(reader: Reader):
    reader.browser.get(f"/ar/cohorts/{reader.cohort.id}", status=403)


def test_a_stranger_is_asked_to_sign_in(cohort: Cohort, visitor: Visitor):
    visitor.get(f"/ar/cohorts/{cohort.id}", status=303)
