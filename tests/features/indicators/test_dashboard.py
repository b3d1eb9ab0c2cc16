"""The dashboard: are we on target, for whom, where."""

import pytest

from lms.people.accounts import services as accounts
from lms.platform.db import unit_of_work
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.features.indicators.conftest import Counted
from tests.features.indicators.worlds import Country, Part, Recount
from tests.visitor import Visitor

MOST_STATEMENTS = 12


@pytest.mark.parametrize(("language", "words"), [("ar", "مؤشرات بناء القدرات"), ("en", "Capacity")])
def test_it_shows_how_many_people_completed(
    officer: Visitor, land: Country, language: str, words: str
):
    del land
    people = len(Recount(Part()).who_completed())

    page = officer.get(f"/{language}/indicators")

    assert words in page.text
    assert f'<span class="fig num">{people}</span>' in page.html


def test_every_figure_opens_its_rows(officer: Visitor, land: Country):
    del land
    page = officer.get("/en/indicators?period=2026Q1&institution=MFA")

    ways = {link.split("?")[0] for link in page.links() if "/rows" in link}
    asked = [link for link in page.links() if "/indicators/CB-02/rows" in link]
    assert len(ways) == 10
    assert asked == ["/en/indicators/CB-02/rows?period=2026Q1&institution=MFA"]


def test_what_was_chosen_stays_chosen(officer: Visitor, land: Country):
    del land
    page = officer.get("/en/indicators?period=2026&mantika=LY0317&institution=MOI")

    chosen = [o["value"] for o in page.markup.of("option") if "selected" in o]
    assert chosen == ["2026", "LY0317", "MOI"]


def test_a_period_without_trainings_says_so(officer: Visitor, land: Country):
    del land
    page = officer.get("/en/indicators?period=2001")

    assert "No training was completed here yet" in page.text


def test_an_empty_country_says_so(officer: Visitor):
    page = officer.get("/ar/indicators")

    assert "لم يكتمل هنا تدريب بعد" in page.text


def test_it_says_why_the_rows_of_institutions_add_up_to_more(officer: Visitor, land: Country):
    del land
    page = officer.get("/en/indicators")

    assert "because some people completed a training in two institutions" in page.text


def test_its_labels_hold_no_markup(officer: Visitor, land: Country):
    del land
    page = officer.get("/ar/indicators")

    labels = [a.get("aria-label", "") for _, a in page.markup.tags]
    assert [one for one in labels if "<" in one] == []


def test_it_takes_few_statements(officer: Visitor, land: Country, statements: Counted):
    del land
    made = statements(lambda: officer.get("/en/indicators"))

    assert len(made) <= MOST_STATEMENTS


def test_an_officer_of_one_institution_sees_only_that(cast: Cast, visitor: Visitor, land: Country):
    home = land.institutions[1]
    account = cast.account()
    with unit_of_work():
        accounts.grant(account, Role.OFFICER, institution_id=home.id)
    people = len(Recount(Part(institution=home.code)).who_completed())

    page = visitor.sign_in(account).get("/en/indicators")

    assert f'<span class="fig num">{people}</span>' in page.html
    offered = {o["value"] for o in page.markup.of("option")}
    assert not offered & {one.code for one in land.institutions if one is not home}


@pytest.mark.parametrize("role", [Role.CERTIFICATE_OFFICER, Role.FOCAL_POINT, Role.ADMINISTRATOR])
def test_other_roles_may_not_look(cast: Cast, visitor: Visitor, role: Role):
    visitor.sign_in(cast.staff(role))

    visitor.get("/ar/indicators", status=403)


def test_a_trainee_may_not_look(cast: Cast, visitor: Visitor):
    visitor.sign_in(cast.account())

    visitor.get("/ar/indicators", status=403)


def test_a_stranger_is_asked_to_sign_in(visitor: Visitor):
    page = visitor.get("/ar/indicators", status=303)

    assert "/ar/sign-in" in page.location
