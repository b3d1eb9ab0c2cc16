"""The pages of an undo, the search within a list, and what an officer of one institution sees."""

import pytest
from sqlalchemy import select

from lms.people.models import Decision, ImportState, Institution, RosterImport, RosterRow
from lms.platform.db import db, unit_of_work
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.features.people.rosters import confirmed, everybody, staged, text
from tests.visitor import Visitor

ONE = "محمد علي سالم التباوي;119886140520;وزارة الصحة;ممرض;0912345678"
TWO = "هدى خالد عمر الزوي;219900000017;وزارة العدل;قاضية;0923456789"


def path(roster: RosterImport, more: str = "", language: str = "ar") -> str:
    return f"/{language}/people/imports/{roster.id}{more}"


def institution(code: str) -> Institution:
    return db.session.scalars(select(Institution).where(Institution.code == code)).one()


def names() -> list[str]:
    return [one.given_ar for one in everybody() if one.number.startswith("R-")]


@pytest.fixture
def narrow(seeded: None, cast: Cast, neighbour: Visitor) -> tuple[Visitor, RosterImport]:
    """An officer of one institution, with a list that means somebody of another."""
    del seeded
    justice = institution("MOJ")
    confirmed(text(ONE))
    account = cast.staff(Role.OFFICER, institution_id=justice.id)
    roster = staged(text(ONE.replace(";119886140520", ";"), TWO))
    with unit_of_work():
        db.session.get_one(RosterImport, roster.id).created_by = account.id
    return neighbour.sign_in(account), roster


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_import_goes_back_and_comes_again_from_its_page(officer: Visitor, language: str):
    roster = staged(text(ONE, TWO))
    officer.post(path(roster, "/confirm"))
    assert path(roster, "/undo", language) in officer.get(path(roster, "", language)).html

    officer.post(path(roster, "/undo"))
    assert names() == []
    assert path(roster, "/again", language) in officer.get(path(roster, "", language)).html

    officer.post(path(roster, "/again"))
    assert len(db.session.scalars(select(RosterImport)).all()) == 2


def test_the_message_after_confirming_takes_it_back(officer: Visitor):
    roster = staged(text(ONE))

    page = officer.follow(officer.post(path(roster, "/confirm")))

    assert page.html.count(f'action="{path(roster, "/undo")}"') == 2


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_stays_says_why(officer: Visitor, cast: Cast, language: str):
    roster = confirmed(text(ONE))
    cast.account(next(one for one in everybody() if one.number.startswith("R-")))

    officer.post(path(roster, "/undo"))

    page = officer.get(path(roster, "", language))
    assert page.html.count('class="reasons"') == 1
    assert names() == ["محمد"]


def test_a_list_that_was_taken_back_is_decided_about_no_more(officer: Visitor):
    confirmed(text(ONE))
    roster = confirmed(text(ONE.replace(";119886140520", ";").replace(";0912345678", ";")))
    row = db.session.scalars(select(RosterRow).where(RosterRow.roster_id == roster.id)).one()
    officer.post(path(roster, "/undo"))

    officer.post(path(roster, f"/rows/{row.id}"), {"decision": "different"}, status=409)


def test_a_waiting_list_has_nothing_to_take_back(officer: Visitor):
    roster = staged(text(ONE))

    officer.post(path(roster, "/undo"), status=409)
    officer.post(path(roster, "/again"), status=409)


@pytest.mark.parametrize("search", ["هدي", "الزوي هدى", "3"])
def test_a_row_is_found_by_its_name_however_spelt_or_its_number(officer: Visitor, search: str):
    roster = staged(text(ONE, TWO))

    page = officer.get(path(roster, f"?q={search}"))

    assert [one["id"] for one in page.markup.of("li") if one.get("id", "").startswith("row-")] == [
        "row-1"
    ]


def test_an_officer_of_one_institution_learns_nothing_of_people_elsewhere(
    narrow: tuple[Visitor, RosterImport],
):
    visitor, roster = narrow

    page = visitor.get(path(roster, "", "en"))

    assert "Somebody already registered elsewhere." in page.text
    assert "<table>" not in page.html
    assert 'value="same"' not in page.html


def test_whoever_sees_the_whole_register_decides_about_them(
    narrow: tuple[Visitor, RosterImport], cast: Cast, visitor: Visitor
):
    narrowed, roster = narrow
    row = db.session.scalars(
        select(RosterRow).where(RosterRow.roster_id == roster.id, RosterRow.ordinal == 0)
    ).one()

    narrowed.post(path(roster, f"/rows/{row.id}"), {"decision": "same"}, status=409)
    visitor.sign_in(cast.officer()).post(path(roster, f"/rows/{row.id}"), {"decision": "same"})

    db.session.refresh(row)
    assert row.decision is Decision.SAME


def test_a_list_of_somebody_else_does_not_exist_for_an_officer_of_one_institution(
    seeded: None, cast: Cast, neighbour: Visitor
):
    roster = confirmed(text(ONE))
    neighbour.sign_in(cast.staff(Role.OFFICER, institution_id=institution("MOJ").id))

    neighbour.get(path(roster), status=404)
    neighbour.post(path(roster, "/undo"), status=404)
    assert db.session.get_one(RosterImport, roster.id).state is ImportState.CONFIRMED
