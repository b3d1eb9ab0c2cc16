"""The rows behind a figure."""

import pytest

from lms.indicators.definitions import DEFINITIONS
from lms.people.accounts import services as accounts
from lms.platform.db import unit_of_work
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.features.indicators.conftest import Counted
from tests.features.indicators.worlds import Country, Part, Recount
from tests.visitor import Visitor

MOST_STATEMENTS = 8


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("code", DEFINITIONS)
def test_every_figure_has_its_page(officer: Visitor, land: Country, code: str, language: str):
    del land
    page = officer.get(f"/{language}/indicators/{code}/rows")

    assert len(page.markup.of("tr")) > 1
    assert f"/{language}/indicators" in page.links()


@pytest.mark.parametrize("code", DEFINITIONS)
def test_it_takes_few_statements(officer: Visitor, land: Country, statements: Counted, code: str):
    del land
    made = statements(lambda: officer.get(f"/en/indicators/{code}/rows"))

    assert len(made) <= MOST_STATEMENTS


def test_each_person_leads_to_their_record(officer: Visitor, land: Country):
    del land
    people = Recount(Part()).who_completed()

    page = officer.get("/en/indicators/CB-01/rows")

    linked = {link.rpartition("/")[2] for link in page.links() if "/people/" in link}
    assert linked == {str(one) for one in people}


def test_it_keeps_the_part_that_was_looked_at(officer: Visitor, land: Country):
    del land
    address = "?period=2026Q1&institution=MFA"
    rows = len(Recount(Part(institution="MFA")).completed())

    page = officer.get(f"/en/indicators/CB-01/rows{address}")

    assert f"/en/indicators{address}" in page.links()
    assert len(page.markup.of("tr")) - 1 <= rows


def test_a_gain_says_what_it_rests_on(officer: Visitor, land: Country):
    del land
    pairs = len(Recount(Part()).pairs())

    page = officer.get("/en/indicators/CB-13/rows")

    assert f"{pairs} pairs of tests" in page.text
    assert "Effect size (Cohen's d)" in page.text
    assert "Only the pre-test" in page.text


def test_long_lists_are_read_a_page_at_a_time(officer: Visitor, land: Country):
    del land
    total = len(Recount(Part()).there())

    first = officer.get("/en/indicators/CB-02/rows")
    second = officer.get("/en/indicators/CB-02/rows?page=2")

    assert len(first.markup.of("tr")) + len(second.markup.of("tr")) - 2 == total


def test_no_rows_leads_back_to_the_whole(officer: Visitor, land: Country):
    del land
    page = officer.get("/en/indicators/CB-01/rows?mantika=LY9999")

    assert "There are no rows yet" in page.text


def test_an_indicator_nobody_defined_is_not_there(officer: Visitor):
    officer.get("/en/indicators/CB-99/rows", status=404)


def test_an_officer_of_one_institution_opens_only_its_rows(
    cast: Cast, visitor: Visitor, land: Country
):
    home, other = land.institutions[:2]
    account = cast.account()
    with unit_of_work():
        accounts.grant(account, Role.OFFICER, institution_id=home.id)
    visitor.sign_in(account)

    page = visitor.get(f"/en/indicators/CB-01/rows?institution={other.code}")

    assert "There are no rows yet" in page.text


def test_a_trainer_may_not_look(cast: Cast, visitor: Visitor):
    visitor.sign_in(cast.trainer(cast.cohort()))

    visitor.get("/en/indicators/CB-01/rows", status=403)


def test_a_stranger_is_asked_to_sign_in(visitor: Visitor):
    page = visitor.get("/ar/indicators/CB-01/rows", status=303)

    assert "/ar/sign-in" in page.location
