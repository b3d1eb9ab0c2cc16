"""The tree of institutions: found by any name, added, changed, ended; never removed."""

import pytest
from sqlalchemy import select

from lms.people.models import Institution
from lms.people.queries.institutions import institutions_by_name
from lms.people.rules import recognition
from lms.platform.db import db
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.statements import Statements
from tests.visitor import Visitor

PAGE = "/ar/institutions"
NEW = {
    "code": "lcss",
    "name_ar": "المركز الليبي للدراسات الأمنية",
    "name_en": "Libyan Centre for Security Studies",
    "kind": "civil-society",
    "parent": "",
    "place": "",
    "aliases": "مركز الدراسات الأمنية\nLCSS",
    "valid_from": "",
    "valid_to": "",
}


def _coded(code: str) -> Institution:
    db.session.expire_all()
    return db.session.scalars(select(Institution).where(Institution.code == code)).one()


@pytest.mark.parametrize(
    "search", ["الداخليه", "Ministry of the Interior", "moi", "وزاره الداخليـة"]
)
def test_an_institution_is_found_however_it_is_spelled(officer: Visitor, search: str):
    page = officer.get(f"{PAGE}?q={search}")

    assert "وزارة الداخلية" in page.text


def test_municipalities_fold_away_below_the_authorities(officer: Visitor):
    page = officer.get("/en/institutions")

    assert "100 municipalities" in page.text
    assert page.text.index("Ministry of Interior") < page.text.index("100 municipalities")


def test_a_new_institution_is_recognised_in_lists_from_then_on(officer: Visitor):
    officer.post(f"{PAGE}/new", NEW)

    known = recognition.recognise("مركز الدراسات الامنيه", institutions_by_name())
    assert known == _coded("LCSS").id


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"code": "MOI"}, "هذا الرمز لجهة أخرى"),
        ({"code": "a b"}, "حروفًا لاتينية"),
        ({"name_ar": ""}, "أدخل الاسم بالعربية"),
        ({"name_ar": "وزاره الداخليه"}, "مستعمل لغير هذا"),
        ({"aliases": "LCSS\nInterior"}, "مستعمل لغير هذا"),
        ({"valid_from": "2020-01-01", "valid_to": "2019-01-01"}, "اليوم الأخير يسبق الأول"),
        ({"name_en": "x" * 161}, "هذا الاسم أطول"),
    ],
)
def test_a_wrong_entry_is_refused_and_what_was_typed_stays(
    officer: Visitor, wrong: dict[str, str], words: str
):
    page = officer.post(f"{PAGE}/new", NEW | wrong, status=422)

    assert words in page.text
    assert "مركز الدراسات الأمنية" in page.html or "LCSS" in page.html


def test_an_institution_that_ended_is_offered_no_more_but_stays_in_the_tree(officer: Visitor):
    officer.post(f"{PAGE}/new", NEW | {"valid_from": "2014-01-01", "valid_to": "2020-12-31"})

    assert "حتى 31 ديسمبر 2020" in officer.get(PAGE).text
    assert str(_coded("LCSS").id) not in officer.get(f"{PAGE}/new").html


def test_the_names_kind_and_place_in_the_tree_are_changed(officer: Visitor):
    officer.post(f"{PAGE}/new", NEW)
    one, above = _coded("LCSS"), _coded("MOE")

    officer.get(f"{PAGE}/{one.id}")
    officer.post(f"{PAGE}/{one.id}", NEW | {"name_en": "LCSS Tripoli", "parent": str(above.id)})

    changed = _coded("LCSS")
    assert (changed.name_en, changed.parent_id) == ("LCSS Tripoli", above.id)


def test_an_institution_cannot_stand_under_one_of_its_own(officer: Visitor):
    above, below = _coded("MOI"), _coded("DCIM")
    fields = {
        "name_ar": above.name_ar,
        "name_en": above.name_en,
        "kind": above.kind.value,
        "parent": str(below.id),
        "place": "",
        "aliases": "",
    }

    page = officer.post(f"{PAGE}/{above.id}", fields, status=422)

    assert "لا يمكن أن تتبع الجهة نفسها" in page.text
    assert _coded("MOI").parent_id is None


def test_the_tree_is_read_in_few_statements(officer: Visitor, statements: Statements):
    officer.get(PAGE)

    sent = statements(lambda: officer.get(PAGE))

    assert len(sent) <= 12


def test_who_keeps_one_institution_sees_and_changes_no_other(
    officer: Visitor, cast: Cast, neighbour: Visitor
):
    own, other = _coded("DCIM"), _coded("MOE")
    neighbour.sign_in(cast.staff(Role.OFFICER, institution_id=own.id))

    assert "وزارة التربية" not in neighbour.get(PAGE).text
    neighbour.get(f"{PAGE}/{own.id}")
    neighbour.get(f"{PAGE}/{other.id}", status=404)
    neighbour.post(f"{PAGE}/{other.id}", NEW, status=404)
    neighbour.get(f"{PAGE}/new", status=403)


def test_a_trainer_and_a_stranger_are_refused(cast: Cast, visitor: Visitor, neighbour: Visitor):
    visitor.sign_in(cast.trainer(cast.cohort()))

    visitor.get(PAGE, status=403)
    assert "/sign-in" in neighbour.get(PAGE, status=303).location
