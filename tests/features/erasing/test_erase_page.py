"""The page that erases one person: what goes, what stays, and no way back."""

import pytest

from lms.people.models import Person
from lms.platform.db import db
from lms.platform.journal import JournalEntry
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.features.erasing.traces import NAME, Someone
from tests.statements import Statements
from tests.visitor import Visitor

MOST_STATEMENTS = 12


def path(person: Person, language: str = "ar") -> str:
    return f"/{language}/people/{person.id}/erase"


def filled(person: Person, **more: object) -> dict[str, object]:
    return {"ground": "request", "reference": "2026/17", "number": person.number, **more}


@pytest.mark.parametrize(
    ("language", "goes", "stays"),
    [
        ("ar", "الهاتف والبريد الإلكتروني واحتياجات الوصول", "شهادة واحدة"),
        ("en", "Phone, e-mail and access needs", "1 certificate"),
    ],
)
def test_it_says_what_goes_and_what_stays(
    officer: Visitor, someone: Someone, language: str, goes: str, stays: str
):
    page = officer.get(path(someone.person, language))

    assert goes in page.text
    assert stays in page.text


def test_looking_at_it_is_noted(officer: Visitor, someone: Someone):
    officer.get(path(someone.person))

    assert db.session.query(JournalEntry).filter_by(thing_id=someone.person_id).count() == 1


def test_the_officer_erases_and_sees_the_record_without_a_name(officer: Visitor, someone: Someone):
    answer = officer.post(path(someone.person), filled(someone.person))

    page = officer.follow(answer)
    assert "شخص مُحيت بياناته" in page.text
    assert someone.person.number in page.text
    assert NAME not in page.html


def test_of_somebody_erased_no_page_asks_or_hands_out_anything(officer: Visitor, someone: Someone):
    page = officer.follow(officer.post(path(someone.person), filled(someone.person)))

    ways = {link.get("href", "") for link in page.markup.of("a")}
    assert not ways & {f"/ar/people/{someone.person_id}/{way}" for way in ("consent", "data")}


def test_who_looked_at_somebody_erased_can_still_be_seen(
    officer: Visitor, neighbour: Visitor, someone: Someone, cast: Cast
):
    officer.post(path(someone.person), filled(someone.person))

    neighbour.sign_in(cast.administrator()).get(f"/ar/people/{someone.person_id}/looks")


def test_erased_nobody_finds_them_by_name_any_more(officer: Visitor, someone: Someone):
    officer.post(path(someone.person), filled(someone.person))

    page = officer.get("/en/people?q=Erased")

    assert "Nobody found" in page.text


def test_the_register_number_must_be_typed(officer: Visitor, someone: Someone):
    page = officer.post(
        path(someone.person, "en"), filled(someone.person, number="R-1"), status=422
    )

    assert "not the register number of this person" in page.text
    assert 'value="2026/17"' in page.html
    assert someone.person.erased_at is None


def test_the_number_may_be_typed_in_arabic_digits(officer: Visitor, someone: Someone):
    arabic = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    typed = someone.person.number.lower().translate(arabic)

    officer.post(path(someone.person), filled(someone.person, number=typed))

    assert someone.person.erased_at


def test_a_request_has_a_reference(officer: Visitor, someone: Someone):
    page = officer.post(
        path(someone.person, "en"), filled(someone.person, reference=""), status=422
    )

    assert "Enter the reference of the request" in page.text


def test_age_needs_no_reference(officer: Visitor, someone: Someone):
    aged = filled(someone.person, ground="retention", reference="")

    officer.post(path(someone.person), aged)

    assert someone.person.erased_at


@pytest.mark.parametrize("reference", [NAME, "طلب", "a b 1"])
def test_a_reference_is_no_name(officer: Visitor, someone: Someone, reference: str):
    named = filled(someone.person, reference=reference)

    page = officer.post(path(someone.person, "en"), named, status=422)

    assert "Write a number without spaces" in page.text


def test_in_an_open_training_it_must_be_said_twice(officer: Visitor, cast: Cast):
    person = cast.enrolment(cast.cohort("SEB-09")).person

    page = officer.post(path(person, "en"), filled(person), status=422)
    officer.post(path(person), filled(person, although="y"))

    db.session.expire_all()
    assert "SEB-09" in page.text
    assert db.session.get_one(Person, person.id).erased_at


def test_whoever_holds_a_role_is_not_erased(officer: Visitor, cast: Cast):
    trainer = cast.staff(Role.TRAINER).person

    page = officer.get(path(trainer, "en"))
    officer.post(path(trainer), filled(trainer), status=409)

    db.session.expire_all()
    assert "still holds a role" in page.text
    assert db.session.get_one(Person, trainer.id).erased_at is None


def test_nobody_erases_themselves(visitor: Visitor, cast: Cast):
    me = cast.officer()
    visitor.sign_in(me)

    page = visitor.get(path(me.person, "en"))

    assert "You cannot erase your own record" in page.text
    visitor.post(path(me.person), filled(me.person), status=409)


def test_sent_a_second_time_it_is_done_already(officer: Visitor, someone: Someone):
    officer.post(path(someone.person), filled(someone.person))

    officer.post(path(someone.person), filled(someone.person))

    officer.get(path(someone.person), status=303)


def test_nobody_corrects_the_names_of_somebody_erased(officer: Visitor, someone: Someone):
    officer.post(path(someone.person), filled(someone.person))

    officer.get(f"/ar/people/{someone.person_id}/names", status=404)


def test_the_record_of_a_person_leads_there(officer: Visitor, someone: Someone):
    page = officer.get(f"/ar/people/{someone.person_id}")

    assert path(someone.person) in page.links()


def test_somebody_of_another_institution_does_not_exist_for_a_scoped_officer(
    someone: Someone, cast: Cast, neighbour: Visitor
):
    other = cast.institution("MOJ")
    neighbour.sign_in(cast.staff(Role.OFFICER, institution_id=other.id))

    neighbour.get(path(someone.person), status=404)
    neighbour.post(path(someone.person), filled(someone.person), status=404)


@pytest.mark.parametrize("role", [Role.FOCAL_POINT, Role.TRAINER, Role.ADMINISTRATOR])
def test_other_roles_do_not_erase(someone: Someone, cast: Cast, neighbour: Visitor, role: Role):
    neighbour.sign_in(cast.staff(role))

    neighbour.get(path(someone.person), status=403)
    neighbour.post(path(someone.person), filled(someone.person), status=403)


def test_a_stranger_is_asked_to_sign_in(someone: Someone, neighbour: Visitor):
    assert "/sign-in" in neighbour.get(path(someone.person), status=303).location


def test_an_unknown_person_does_not_exist(officer: Visitor):
    officer.get("/ar/people/01890000-0000-7000-8000-000000000000/erase", status=404)


def test_the_page_needs_few_statements(officer: Visitor, someone: Someone, statements: Statements):
    where = path(someone.person)

    sent = statements(lambda: officer.get(where))

    assert len(sent) <= MOST_STATEMENTS
