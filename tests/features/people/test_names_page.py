"""Names are corrected in the register, for whatever is printed next."""

import pytest
from sqlalchemy import select

from lms.people.models import Person, Sex
from lms.platform.audit import AuditDetail
from lms.platform.db import db
from tests.cast import Cast
from tests.visitor import Visitor

CORRECTED = {
    "name_ar": "  هدى  عبد السلام علي القذافي ",
    "name_en": "Huda A. Ali Al-Gaddafi",
    "sex": "f",
}


def _person(cast: Cast) -> Person:
    return cast.person("هدي عبدالسلام علي القدافي", "Hoda Abdulsalam", sex=Sex.UNKNOWN)


def test_the_officer_corrects_both_spellings_and_the_register_finds_them(
    cast: Cast, visitor: Visitor
):
    person = _person(cast)
    visitor.sign_in(cast.officer())

    visitor.get(f"/ar/people/{person.id}/names")
    page = visitor.follow(visitor.post(f"/ar/people/{person.id}/names", CORRECTED))

    assert "هدى عبد السلام علي القذافي" in page.text
    assert (person.given_ar, person.father_ar) == ("هدى", "عبد السلام")
    assert "Huda A. Ali Al-Gaddafi" in visitor.get("/en/people?q=gaddafi").text


def test_the_names_before_are_kept_in_the_audit(cast: Cast, visitor: Visitor):
    person = _person(cast)
    visitor.sign_in(cast.officer())

    visitor.post(f"/ar/people/{person.id}/names", CORRECTED)

    kept = db.session.scalars(select(AuditDetail).where(AuditDetail.person_id == person.id)).all()
    assert (kept[-1].before or {})["en"] == "Hoda Abdulsalam"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name_ar": "Huda Ali"}, "اكتب الاسم بحروف عربية"),
        ({"name_ar": "هدى"}, "اكتب الاسم بحروف عربية"),
        ({"name_ar": ""}, "أدخل الاسم بالعربية"),
        ({"name_en": "هدى"}, "اكتب الاسم بحروف لاتينية"),
        ({"name_en": "=cmd()"}, "اكتب الاسم بحروف لاتينية"),
    ],
)
def test_a_name_in_the_wrong_letters_is_refused_and_what_was_typed_stays(
    cast: Cast, visitor: Visitor, wrong: dict[str, str], words: str
):
    person = _person(cast)
    visitor.sign_in(cast.officer())

    page = visitor.post(f"/ar/people/{person.id}/names", CORRECTED | wrong, status=422)

    assert words in page.text
    assert "هدى" in page.html or "Huda" in page.html
    assert person.name_en == "Hoda Abdulsalam"


def test_a_trainee_a_trainer_and_a_stranger_are_refused(
    cast: Cast, visitor: Visitor, neighbour: Visitor
):
    person, cohort = _person(cast), cast.cohort()
    visitor.sign_in(cast.trainer(cohort))
    neighbour.sign_in(cast.account())

    visitor.post(f"/ar/people/{person.id}/names", CORRECTED, status=403)
    neighbour.get(f"/ar/people/{person.id}/names", status=403)

    assert person.name_en == "Hoda Abdulsalam"


def test_the_signed_out_are_sent_to_sign_in(cast: Cast, visitor: Visitor):
    person = _person(cast)

    assert "/sign-in" in visitor.get(f"/ar/people/{person.id}/names", status=303).location
