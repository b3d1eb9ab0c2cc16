"""The list of possible duplicates: the clearest first, each with what agrees and what differs."""

import pytest

from lms.people.duplicates.models import DuplicatePair
from lms.people.models import Institution, Person, Sex
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.features.duplicates import pairs
from tests.statements import Statements
from tests.visitor import Visitor

PAGE = "/people/duplicates"


@pytest.mark.parametrize(("language", "words"), [("ar", "رقم الهاتف نفسه"), ("en", "Same phone")])
def test_a_pair_shows_both_names_and_what_agrees(
    officer: Visitor, pair: DuplicatePair, language: str, words: str
):
    page = officer.get(f"/{language}{PAGE}")

    assert str(pair.id) in page.html
    assert words in page.text


def test_what_differs_is_said_too(officer: Visitor, cast: Cast, health: Institution):
    known = {"sex": Sex.MALE, "institution": health, "phone": "+218912345678"}
    one = cast.person("سالم علي محمد الزوي", "Salem Ali", birth_year=1985, **known)
    cast.person("سالم علي محمد الزوي", "Salem Aly", birth_year=1986, **known)
    pairs.look_for(one)

    page = officer.get(f"/en{PAGE}")

    assert "Another year of birth" in page.text


def test_the_clearest_pair_stands_first(officer: Visitor, cast: Cast, health: Institution):
    vague = cast.person("خالد رمضان عمر التباوي", "Vague", institution=health)
    cast.person("خالد رمضان عمر التباوى", "Vague too", institution=health)
    clear = cast.person("سالم علي محمد الزوي", "Clear", birth_year=1985, phone="+218912345678")
    cast.person("سالم على محمد الزوى", "Clear too", birth_year=1985, phone="+218912345678")
    pairs.look_for(vague, clear)

    page = officer.get(f"/en{PAGE}")

    assert page.text.index("Clear") < page.text.index("Vague")


def test_pairs_called_different_stand_in_a_list_of_their_own(
    officer: Visitor, two: tuple[Person, Person]
):
    pairs.call_different(*two)

    waiting, different = officer.get(f"/en{PAGE}"), officer.get(f"/en{PAGE}?show=different")

    assert two[0].name_en not in waiting.text
    assert two[0].name_en in different.text


@pytest.mark.parametrize("show", ["", "different", "nonsense"])
def test_without_pairs_the_page_says_so(officer: Visitor, show: str):
    page = officer.get(f"/en{PAGE}?show={show}")

    assert "No pair" in page.text


def test_the_register_counts_what_waits(officer: Visitor, pair: DuplicatePair):
    del pair

    assert "1 possible duplicate" in officer.get("/en/people").text


def test_a_person_shows_their_possible_duplicates(
    officer: Visitor, pair: DuplicatePair, two: tuple[Person, Person]
):
    page = officer.get(f"/en/people/{two[0].id}")

    assert "Possible duplicates of this person" in page.text
    assert str(pair.id) in page.html


@pytest.mark.parametrize("role", [Role.FOCAL_POINT, Role.ADMINISTRATOR])
def test_whoever_may_not_merge_sees_no_pairs(
    cast: Cast, neighbour: Visitor, health: Institution, pair: DuplicatePair, role: Role
):
    scope = {"institution_id": health.id} if role is Role.FOCAL_POINT else {}
    neighbour.sign_in(cast.staff(role, **scope))

    neighbour.get(f"/ar{PAGE}", status=403)

    assert str(pair.id) not in neighbour.get(f"/ar/people/{pair.one_id}").html
    assert "duplicates" not in neighbour.get("/ar/people").html


def test_an_officer_of_one_institution_sees_pairs_within_it_only(
    cast: Cast, neighbour: Visitor, two: tuple[Person, Person]
):
    pairs.look_for(*two)
    elsewhere = cast.institution("MOJ")
    known = {"birth_year": 1985, "phone": "+218923456789"}
    ours = cast.person("خالد عمر محمد التباوي", "Ours", institution=elsewhere, **known)
    cast.person("خالد عمر محمد التباوي", "Ours too", institution=elsewhere, **known)
    cast.person("خالد عمر محمد التباوي", "Half theirs", **known)
    pairs.look_for(ours)
    neighbour.sign_in(cast.staff(Role.OFFICER, institution_id=elsewhere.id))

    page = neighbour.get(f"/en{PAGE}")

    assert "1 pair" in page.text
    assert two[0].name_en not in page.text
    assert "Half theirs" not in page.text


def test_a_stranger_is_asked_to_sign_in(visitor: Visitor):
    assert "/sign-in" in visitor.get(f"/ar{PAGE}", status=303).location


def test_the_list_costs_the_same_for_any_number_of_pairs(
    officer: Visitor, cast: Cast, health: Institution, statements: Statements
):
    people = [cast.person("خالد عمر محمد التباوي", institution=health) for _ in range(6)]
    pairs.look_for(*people)

    sent = statements(lambda: officer.get(f"/ar{PAGE}"))

    assert len(pairs.everything()) == 15
    assert len(sent) <= 12


def test_a_person_with_duplicates_costs_no_more_statements(
    officer: Visitor, two: tuple[Person, Person], pair: DuplicatePair, statements: Statements
):
    del pair

    sent = statements(lambda: officer.get(f"/ar/people/{two[0].id}"))

    assert len(sent) <= 14
