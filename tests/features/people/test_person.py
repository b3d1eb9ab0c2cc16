"""One person's page: posts, trainings, and no more than the reader may see."""

from datetime import date

import pytest
from sqlalchemy import select

from lms.people.models import Person, RankBand
from lms.people.rules.purposes import ForCohort
from lms.platform.db import db, unit_of_work
from lms.platform.journal import JournalEntry, Kind
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.features.people.rosters import confirmed, text
from tests.visitor import Visitor

ONE = "محمد علي سالم التباوي;119886140520;وزارة الصحة;ممرض;0912345678"


def the_person() -> Person:
    return db.session.scalars(select(Person).where(Person.national_tail == "520")).one()


@pytest.mark.parametrize(
    ("language", "health", "municipality"),
    [
        ("ar", "وزارة الصحة", "بلدية القطرون"),
        ("en", "Ministry of Health", "Municipality of Algatroun"),
    ],
)
def test_the_officer_reads_the_posts_of_a_person(
    officer: Visitor, language: str, health: str, municipality: str
):
    confirmed(text(ONE))
    confirmed(text(ONE.replace("وزارة الصحة", "بلدية القطرون")))

    page = officer.get(f"/{language}/people/{the_person().id}")

    assert health in page.text
    assert municipality in page.text


def test_the_trainings_of_a_person_are_told(officer: Visitor, cast: Cast):
    cohort = cast.cohort("QATROUN-03")
    confirmed(text(ONE), purpose=ForCohort(cohort.id))

    page = officer.get(f"/en/people/{the_person().id}")

    assert cohort.title_en in page.text


def test_a_training_keeps_the_post_in_which_somebody_was_there(officer: Visitor, cast: Cast):
    cohort = cast.cohort("QATROUN-03", starts_on=date(2024, 3, 1))
    person = cast.person()
    with unit_of_work():
        person.post.rank_band = RankBand.JUNIOR
    cast.enrolment(cohort, person)
    with unit_of_work():
        person.post.job_title, person.post.rank_band = "مدير", RankBand.SENIOR

    page = officer.get(f"/en/people/{person.id}")

    assert all(one in page.text for one in ("موظف استقبال", "Other ranks"))
    assert all(one in page.text for one in ("مدير", "Senior officer"))


def test_of_the_national_number_only_the_end_is_shown(officer: Visitor):
    confirmed(text(ONE))

    page = officer.get(f"/ar/people/{the_person().id}")

    assert "119886140520" not in page.html
    assert "…520" in page.text


def test_each_look_at_a_person_is_noted(officer: Visitor):
    confirmed(text(ONE))

    officer.get(f"/ar/people/{the_person().id}")

    seen = db.session.scalars(select(JournalEntry).where(JournalEntry.kind == Kind.LOOKED_AT)).all()
    assert [note.thing_id for note in seen] == [the_person().id]


def test_somebody_of_another_institution_does_not_exist_for_a_focal_point(
    seeded: None, cast: Cast, neighbour: Visitor
):
    confirmed(text(ONE))
    other = cast.institution("MOJ")
    neighbour.sign_in(cast.staff(Role.FOCAL_POINT, institution_id=other.id))

    neighbour.get(f"/ar/people/{the_person().id}", status=404)


def test_a_trainee_does_not_open_the_page_of_another(seeded: None, cast: Cast, neighbour: Visitor):
    confirmed(text(ONE))
    neighbour.sign_in(cast.account())

    neighbour.get(f"/ar/people/{the_person().id}", status=403)


def test_a_stranger_is_asked_to_sign_in(seeded: None, visitor: Visitor):
    confirmed(text(ONE))

    assert "/sign-in" in visitor.get(f"/ar/people/{the_person().id}", status=303).location


def test_an_unknown_person_does_not_exist(officer: Visitor):
    officer.get("/ar/people/01890000-0000-7000-8000-000000000000", status=404)


def test_the_page_says_how_somebody_is_called_and_what_is_printed_on_certificates(
    cast: Cast, visitor: Visitor
):
    person = cast.person("هدى عبد السلام علي القذافي", "Huda Abdulsalam Ali Al-Gaddafi")

    page = visitor.sign_in(cast.officer()).get(f"/en/people/{person.id}")

    assert "Huda Al-Gaddafi" in page.text
    assert "هدى عبد السلام علي القذافي Huda Abdulsalam Ali Al-Gaddafi" in page.text


def test_a_missing_passport_spelling_is_missed_before_a_certificate_needs_it(
    cast: Cast, visitor: Visitor
):
    person = cast.person("هدى عبد السلام علي القذافي", "")

    page = visitor.sign_in(cast.officer()).get(f"/en/people/{person.id}")

    assert person.certificate_name.en == ""
    assert "the passport spelling is missing" in page.text
