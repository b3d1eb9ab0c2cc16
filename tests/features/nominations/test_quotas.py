"""The quota page of a cohort."""

from datetime import timedelta

import pytest

from lms.learning.models import Cohort
from lms.people.models import Institution
from lms.platform import clock
from lms.platform.db import db, unit_of_work
from tests.cast import Cast
from tests.features.nominations.moves import all_nominated, nominated, quota, some
from tests.features.workshops.test_arrivals import NAME
from tests.statements import Statements
from tests.visitor import Visitor


def field(institution: Institution | None) -> str:
    return f"q-{institution.id.hex}" if institution else "others"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_page_shows_what_is_taken(
    cohort: Cohort, cast: Cast, ministry: Institution, office: Visitor, language: str
):
    nominated(cohort, cast.person(institution=ministry), ministry)

    page = office.get(f"/{language}/cohorts/{cohort.id}/quotas")

    values = {one["name"]: one.get("value") for one in page.markup.of("input") if "name" in one}
    assert (values[field(ministry)], values["others"]) == ("2", "1")


def test_more_seats_move_people_up(
    cohort: Cohort, cast: Cast, ministry: Institution, office: Visitor
):
    all_nominated(cohort, some(cast, ministry, 4), ministry)

    answer = office.post(f"/en/cohorts/{cohort.id}/quotas", {field(ministry): "3", "others": "1"})

    assert "1 person moved up from the waiting list" in office.follow(answer).text


def test_fewer_seats_than_are_taken_are_refused_at_the_field(
    cohort: Cohort, cast: Cast, ministry: Institution, office: Visitor
):
    all_nominated(cohort, some(cast, ministry, 2), ministry)

    page = office.post(
        f"/en/cohorts/{cohort.id}/quotas", {field(ministry): "1", "others": "4"}, status=422
    )

    assert "2 seats are taken already" in page.text
    assert (quota(cohort, ministry).seats, quota(cohort, None).seats) == (2, 1)


def test_one_more_institution_gets_seats(
    cohort: Cohort, ministry: Institution, agency: Institution, office: Visitor
):
    office.post(
        f"/en/cohorts/{cohort.id}/quotas",
        {field(ministry): "2", "others": "1", "institution_id": str(agency.id), "seats": "5"},
    )

    assert quota(cohort, agency).seats == 5


@pytest.mark.parametrize("wrong", ["-1", "many", "10000000"])
def test_what_is_no_number_of_seats_is_refused(
    cohort: Cohort, ministry: Institution, office: Visitor, wrong: str
):
    office.post(
        f"/en/cohorts/{cohort.id}/quotas", {field(ministry): wrong, "others": "1"}, status=422
    )

    assert quota(cohort, ministry).seats == 2


def test_walk_ins_over_the_quota_are_shown(cohort: Cohort, cast: Cast, office: Visitor):
    for _ in range(2):
        cast.enrolment(cohort, cast.person(NAME))

    page = office.get(f"/en/cohorts/{cohort.id}/quotas")

    assert "2 people are enrolled besides" in page.text
    assert "The hall may be too small" in page.text


def test_the_page_takes_few_statements(cohort: Cohort, office: Visitor, statements: Statements):
    office.get(f"/ar/cohorts/{cohort.id}/quotas")

    assert len(statements(lambda: office.get(f"/ar/cohorts/{cohort.id}/quotas"))) <= 12


def test_a_focal_point_may_not_set_quotas(cohort: Cohort, desk: Visitor):
    desk.get(f"/en/cohorts/{cohort.id}/quotas", status=403)
    desk.post(f"/en/cohorts/{cohort.id}/quotas", status=403)


def test_a_trainer_may_not_set_quotas(cohort: Cohort, cast: Cast, visitor: Visitor):
    visitor.sign_in(cast.trainer(cohort)).get(f"/en/cohorts/{cohort.id}/quotas", status=403)


def test_a_stranger_is_asked_to_sign_in(cohort: Cohort, visitor: Visitor):
    visitor.get(f"/en/cohorts/{cohort.id}/quotas", status=303)


def test_an_institution_that_ended_is_offered_no_seats(cast: Cast, visitor: Visitor):
    ended = cast.institution("OLD", "جهة انتهت", "Authority that ended")
    with unit_of_work():
        db.session.get_one(Institution, ended.id).valid_to = clock.today() - timedelta(days=1)
    cohort = cast.cohort()

    page = visitor.sign_in(cast.officer()).get(f"/ar/cohorts/{cohort.id}/quotas")

    assert "جهة انتهت" not in page.text
