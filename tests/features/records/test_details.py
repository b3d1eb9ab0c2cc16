"""What is known of a person is corrected by hand; what it said before is in the audit."""

import pytest
from sqlalchemy import select

from lms.people import sealing
from lms.people.duplicates.models import DuplicatePair
from lms.people.models import Person
from lms.people.rules import numbers
from lms.platform.audit import AuditDetail
from lms.platform.db import db, unit_of_work
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.visitor import Visitor

TYPED = {
    "birth_year": "1984",
    "phone": "00218 91 234 56 78",
    "email": "huda@example.org",
    "national_number": "",
    "access_needs": "قاعة في الدور الأرضي",
    "language": "en",
}
NUMBER = "219840123456"


def _page(person: Person) -> str:
    return f"/ar/people/{person.id}/details"


def test_details_are_kept_and_shown(officer: Visitor, cast: Cast):
    person = cast.person()

    officer.get(_page(person))
    page = officer.follow(officer.post(_page(person), TYPED))

    assert "قاعة في الدور الأرضي" in page.text
    assert (person.phone, person.language) == ("+218912345678", "en")


def test_a_national_number_is_kept_as_a_mark_and_three_digits(officer: Visitor, cast: Cast):
    person = cast.person()

    officer.post(_page(person), TYPED | {"national_number": NUMBER})

    number = numbers.national_number(NUMBER)
    assert number is not None
    assert (person.national_hash, person.national_tail) == (sealing.national_hash(number), "456")


def test_a_number_that_is_not_typed_again_stays(officer: Visitor, cast: Cast):
    person = cast.person()
    officer.post(_page(person), TYPED | {"national_number": NUMBER})

    officer.post(_page(person), TYPED)

    assert person.national_tail == "456"


def test_the_number_of_somebody_else_is_refused(officer: Visitor, cast: Cast):
    first, second = cast.person(), cast.person()
    officer.post(_page(first), TYPED | {"national_number": NUMBER})

    page = officer.post(_page(second), TYPED | {"national_number": NUMBER}, status=422)

    assert "مسجّل لشخص آخر" in page.text
    assert second.national_hash is None


def test_what_is_learnt_of_somebody_may_tell_that_they_are_known(officer: Visitor, cast: Cast):
    cast.person(phone="+218912345678", birth_year=1984)
    person = cast.person("سالمه علي محمد الورفلي")

    officer.post(_page(person), TYPED)

    assert db.session.query(DuplicatePair).count() == 1


def test_what_was_known_before_is_in_the_audit_without_the_number(officer: Visitor, cast: Cast):
    person = cast.person()
    with unit_of_work():
        db.session.get_one(Person, person.id).phone = "+218911111111"

    officer.post(_page(person), TYPED | {"national_number": NUMBER})

    kept = db.session.scalars(select(AuditDetail).where(AuditDetail.person_id == person.id)).all()
    assert (kept[-1].before or {})["phone"] == "+218911111111"
    assert NUMBER not in str(kept[-1].after)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"birth_year": "84"}, "أدخل السنة بأربعة أرقام"),
        ({"phone": "x"}, "أدخل رقم هاتف"),
        ({"email": "@"}, "أدخل بريدًا إلكترونيًا"),
        ({"access_needs": "x" * 201}, "200 حرف على الأكثر"),
        ({"language": "fr"}, "اختر واحدًا"),
    ],
)
def test_a_wrong_detail_is_refused(officer: Visitor, cast: Cast, wrong: dict[str, str], words: str):
    person = cast.person()

    page = officer.post(_page(person), TYPED | wrong, status=422)

    assert words in page.text or "غير صحيح" in page.text


def test_somebody_of_another_institution_does_not_exist(
    officer: Visitor, cast: Cast, neighbour: Visitor
):
    person = cast.person()
    neighbour.sign_in(cast.staff(Role.OFFICER, institution_id=cast.institution("ELSE").id))

    neighbour.get(_page(person), status=404)
    neighbour.post(_page(person), TYPED, status=404)


def test_a_trainer_and_a_stranger_are_refused(cast: Cast, visitor: Visitor, neighbour: Visitor):
    person = cast.person()
    visitor.sign_in(cast.trainer(cast.cohort()))

    visitor.get(_page(person), status=403)
    assert "/sign-in" in neighbour.get(_page(person), status=303).location
