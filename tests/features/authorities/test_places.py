"""Places: official codes stay, staff add local ones under them."""

import pytest
from sqlalchemy import select

from lms.people.models import Place, PlaceLevel
from lms.people.queries.institutions import places_by_name
from lms.people.rules import recognition
from lms.platform.db import db
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.statements import Statements
from tests.visitor import Visitor

PAGE = "/ar/places"
PORT = {"name_ar": "معبر التوم", "name_en": "Tumo crossing", "aliases": "التوم\nToummo"}


def _coded(code: str) -> Place:
    db.session.expire_all()
    return db.session.scalars(select(Place).where(Place.pcode == code)).one()


@pytest.mark.parametrize("search", ["القطرون", "Qatroun", "LY0322", "البطنان", "زواره"])
def test_a_place_is_found_by_any_of_its_names_or_its_code(officer: Visitor, search: str):
    page = officer.get(f"{PAGE}?q={search}")

    assert "LY0" in page.text


def test_a_local_place_gets_the_next_code_under_the_place_it_lies_in(officer: Visitor):
    parent = _coded("LY0322")

    officer.post(f"{PAGE}/{parent.id}/new", PORT)
    officer.post(f"{PAGE}/{parent.id}/new", {**PORT, "name_ar": "معبر آخر", "aliases": ""})

    made = _coded("LY0322-L01")
    assert (made.level, made.parent_id) == (PlaceLevel.LOCAL, parent.id)
    assert _coded("LY0322-L02").name_ar == "معبر آخر"


def test_lists_may_name_the_new_place(officer: Visitor):
    officer.post(f"{PAGE}/{_coded('LY0322').id}/new", PORT)

    known = recognition.recognise("Toummo", places_by_name())

    assert known == _coded("LY0322-L01").id


def test_a_cohort_may_meet_there_until_it_is_taken_out_of_use(officer: Visitor):
    officer.post(f"{PAGE}/{_coded('LY0322').id}/new", PORT)
    offered = officer.get("/ar/cohorts/new").text

    officer.post(f"{PAGE}/{_coded('LY0322-L01').id}/retire")

    assert "معبر التوم" in offered
    assert _coded("LY0322-L01").valid_to is not None


def test_taking_a_place_out_of_use_can_be_undone(officer: Visitor):
    officer.post(f"{PAGE}/{_coded('LY0322').id}/new", PORT)
    place = _coded("LY0322-L01")
    answer = officer.post(f"{PAGE}/{place.id}/retire")

    assert f"/places/{place.id}/restore" in officer.follow(answer).html
    officer.post(f"{PAGE}/{place.id}/restore")

    assert _coded("LY0322-L01").valid_to is None


def test_an_official_place_keeps_its_name_and_gains_other_names(officer: Visitor):
    place = _coded("LY0322")

    officer.get(f"{PAGE}/{place.id}")
    officer.post(
        f"{PAGE}/{place.id}", {"name_ar": "غيره", "name_en": "Other", "aliases": "Mourzouk"}
    )

    kept = _coded("LY0322")
    assert (kept.name_en, kept.aliases) == ("Murzuq", ["Mourzouk"])


def test_an_official_place_cannot_be_taken_out_of_use(officer: Visitor):
    officer.post(f"{PAGE}/{_coded('LY0322').id}/retire", status=409)

    assert _coded("LY0322").valid_to is None


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name_ar": ""}, "أدخل الاسم بالعربية"),
        ({"name_en": "x" * 121}, "هذا الاسم أطول"),
        ({"aliases": "سبها"}, "مستعمل لغير هذا"),
    ],
)
def test_a_wrong_place_is_refused_and_what_was_typed_stays(
    officer: Visitor, wrong: dict[str, str], words: str
):
    page = officer.post(f"{PAGE}/{_coded('LY0322').id}/new", PORT | wrong, status=422)

    assert words in page.text
    assert "معبر التوم" in page.html or "Tumo" in page.html


def test_no_place_lies_in_a_local_one(officer: Visitor):
    officer.post(f"{PAGE}/{_coded('LY0322').id}/new", PORT)

    officer.post(f"{PAGE}/{_coded('LY0322-L01').id}/new", {**PORT, "aliases": ""}, status=409)


def test_the_places_are_read_in_few_statements(officer: Visitor, statements: Statements):
    officer.get(PAGE)

    sent = statements(lambda: officer.get(PAGE))

    assert len(sent) <= 12


def test_who_keeps_places_of_one_institution_only_looks(
    officer: Visitor, cast: Cast, neighbour: Visitor
):
    neighbour.sign_in(cast.staff(Role.OFFICER, institution_id=cast.institution().id))

    neighbour.get(PAGE)
    neighbour.get(f"{PAGE}/{_coded('LY0322').id}", status=403)
    neighbour.post(f"{PAGE}/{_coded('LY0322').id}/new", PORT, status=403)


def test_a_trainer_and_a_stranger_are_refused(cast: Cast, visitor: Visitor, neighbour: Visitor):
    visitor.sign_in(cast.trainer(cast.cohort()))

    visitor.get(PAGE, status=403)
    assert "/sign-in" in neighbour.get(PAGE, status=303).location
