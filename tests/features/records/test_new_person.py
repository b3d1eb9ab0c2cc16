"""Somebody is added by hand; whoever may be known already is shown first."""

import pytest
from sqlalchemy import func, select

from lms.people.duplicates.models import DuplicatePair
from lms.people.models import Institution, Person, Sex
from lms.platform.db import db
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.visitor import Visitor

PAGE = "/ar/people/new"
NEW = {
    "name_ar": "مبروكة سالم إبراهيم التباوي",
    "name_en": "Mabrouka Salem Ibrahim Al-Tebawi",
    "sex": "f",
    "institution": "",
    "job_title": "موظفة جوازات",
    "phone": "٠٩٢ ٣٤٥ ٦٧٨٩",
    "email": "mabrouka@example.org",
    "birth_year": "١٩٩٠",
    "national_number": "219900123456",
}


def _institution(code: str) -> Institution:
    return db.session.scalars(select(Institution).where(Institution.code == code)).one()


def _called(name: str) -> list[Person]:
    db.session.expire_all()
    return list(db.session.scalars(select(Person).where(Person.name_ar == name)))


def test_somebody_new_enters_the_register_with_a_post(officer: Visitor):
    home = _institution("PNFA")

    officer.get(PAGE)
    page = officer.follow(officer.post(PAGE, NEW | {"institution": str(home.id)}))

    person = _called(NEW["name_ar"])[0]
    assert (person.phone, person.birth_year, person.sex) == ("+218923456789", 1990, Sex.FEMALE)
    assert (person.national_tail, person.posts[0].institution_id) == ("456", home.id)
    assert "مصلحة الجوازات" in page.text


def test_the_national_number_itself_is_kept_nowhere(officer: Visitor):
    officer.post(PAGE, NEW)

    person = _called(NEW["name_ar"])[0]
    assert NEW["national_number"] not in str(vars(person))


def test_who_may_be_known_already_is_shown_before_anybody_is_added(officer: Visitor, cast: Cast):
    known = cast.person("مبروكه سالم ابراهيم التباوي", birth_year=1990, phone="+218923456789")

    page = officer.post(PAGE, NEW, status=422)

    assert known.number in page.text
    assert NEW["job_title"] in page.html
    assert _called(NEW["name_ar"]) == []


def test_after_looking_the_person_is_added_as_somebody_new(officer: Visitor, cast: Cast):
    cast.person("مبروكه سالم ابراهيم التباوي", birth_year=1990, phone="+218923456789")

    officer.post(PAGE, NEW | {"anyway": "y"})

    assert len(_called(NEW["name_ar"])) == 1


def test_who_was_added_beside_somebody_alike_waits_with_them_as_a_pair(
    officer: Visitor, cast: Cast
):
    known = cast.person("مبروكه سالم ابراهيم التباوي", birth_year=1990, phone="+218923456789")

    officer.post(PAGE, NEW | {"anyway": "y"})

    pair = db.session.query(DuplicatePair).one()
    assert {pair.one_id, pair.other_id} == {known.id, _called(NEW["name_ar"])[0].id}


def test_of_somebody_in_another_institution_only_that_they_exist_is_said(
    officer: Visitor, cast: Cast, neighbour: Visitor
):
    home = _institution("PNFA")
    known = cast.person("مبروكة سالم إبراهيم التباوي", institution=_institution("MOE"))
    neighbour.sign_in(cast.staff(Role.OFFICER, institution_id=home.id))

    page = neighbour.post(PAGE, NEW | {"institution": str(home.id)}, status=422)

    assert "شخص من جهة أخرى" in page.text
    assert known.number not in page.html


def test_nobody_is_added_outside_the_reach_of_a_role(
    officer: Visitor, cast: Cast, neighbour: Visitor
):
    home, other = _institution("PNFA"), _institution("MOE")
    neighbour.sign_in(cast.staff(Role.OFFICER, institution_id=home.id))

    neighbour.post(PAGE, NEW | {"institution": str(other.id)}, status=422)
    neighbour.post(PAGE, NEW, status=404)

    assert _called(NEW["name_ar"]) == []


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name_ar": ""}, "أدخل الاسم بالعربية"),
        ({"birth_year": "19x0"}, "أدخل السنة بأربعة أرقام"),
        ({"phone": "12"}, "أدخل رقم هاتف"),
        ({"email": "mabrouka"}, "أدخل بريدًا إلكترونيًا"),
        ({"national_number": "319900123456"}, "أدخل الأرقام الاثني عشر"),
        ({"job_title": "x" * 121}, "120 حرفًا على الأكثر"),
    ],
)
def test_a_wrong_entry_is_refused_and_what_was_typed_stays(
    officer: Visitor, wrong: dict[str, str], words: str
):
    page = officer.post(PAGE, NEW | wrong, status=422)

    assert words in page.text
    assert NEW["name_en"] in page.html


def test_a_trainer_and_a_stranger_are_refused(cast: Cast, visitor: Visitor, neighbour: Visitor):
    visitor.sign_in(cast.trainer(cast.cohort()))
    before = db.session.scalar(select(func.count()).select_from(Person))

    visitor.get(PAGE, status=403)
    visitor.post(PAGE, NEW, status=403)

    assert "/sign-in" in neighbour.get(PAGE, status=303).location
    assert db.session.scalar(select(func.count()).select_from(Person)) == before
