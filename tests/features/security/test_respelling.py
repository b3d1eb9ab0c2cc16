"""Who may correct a name: only whose work it is, there where it is."""

import pytest

from lms.people.accounts import services as accounts
from lms.people.models import Person
from lms.platform.db import db, unit_of_work
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.visitor import Visitor

FIELDS = {"name_ar": "سالمة علي محمد الزوي", "name_en": "Salma", "sex": "f"}


@pytest.fixture
def elsewhere(cast: Cast) -> Person:
    return cast.person(institution=cast.institution("MOJ", "وزارة العدل", "Ministry of Justice"))


def test_reading_everywhere_does_not_allow_correcting_everywhere(
    cast: Cast, visitor: Visitor, elsewhere: Person
):
    account = cast.administrator()
    with unit_of_work():
        accounts.grant(account, Role.OFFICER, institution_id=cast.institution().id)
    visitor.sign_in(account)

    visitor.get(f"/en/people/{elsewhere.id}/names", status=404)
    visitor.post(f"/en/people/{elsewhere.id}/names", FIELDS, status=404)
    assert "names" not in " ".join(visitor.get(f"/en/people/{elsewhere.id}").links())


def test_an_officer_of_an_institution_corrects_its_people(cast: Cast, visitor: Visitor):
    home = cast.institution()
    person = cast.person(institution=home)
    visitor.sign_in(cast.staff(Role.OFFICER, institution_id=home.id))

    visitor.post(f"/en/people/{person.id}/names", FIELDS)

    assert db.session.get_one(Person, person.id).family_ar == "الزوي"


@pytest.mark.parametrize("part", ["ا" * 61, "عبد " + "ا" * 58], ids=["one", "two"])
def test_a_part_of_a_name_longer_than_its_column_is_not_taken(
    cast: Cast, visitor: Visitor, part: str
):
    person = cast.person()
    visitor.sign_in(cast.officer())

    answer = visitor.post(
        f"/en/people/{person.id}/names", {**FIELDS, "name_ar": f"{part} علي محمد"}, status=422
    )

    assert "too long" in answer.text
