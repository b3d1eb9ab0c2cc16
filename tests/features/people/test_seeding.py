"""A register starts with the places and authorities of the country."""

import pytest
from sqlalchemy import func, select

from lms.people import seeding
from lms.people.models import Institution, InstitutionKind, Place, PlaceLevel
from lms.people.queries import institutions
from lms.people.rules import recognition
from lms.platform.db import db, unit_of_work

pytestmark = pytest.mark.usefixtures("seeded")


@pytest.mark.parametrize(
    ("level", "number"),
    [(PlaceLevel.COUNTRY, 1), (PlaceLevel.REGION, 3), (PlaceLevel.MANTIKA, 22),
     (PlaceLevel.BALADIYA, 100)],
)  # fmt: skip
def test_every_level_is_complete(level: PlaceLevel, number: int):
    count = select(func.count()).select_from(Place).where(Place.level == level)

    assert db.session.scalar(count) == number


def test_every_place_but_the_country_stands_in_another():
    orphans = db.session.scalars(select(Place.pcode).where(Place.parent_id.is_(None))).all()

    assert orphans == ["LY"]


def test_every_baladiya_is_an_institution():
    count = (
        select(func.count())
        .select_from(Institution)
        .where(Institution.kind == InstitutionKind.MUNICIPALITY, Institution.place_id.is_not(None))
    )

    assert db.session.scalar(count) == 100


def test_seeding_again_adds_nothing_and_undoes_nothing():
    health = db.session.scalars(select(Institution).where(Institution.code == "MOH")).one()
    with unit_of_work():
        db.session.merge(health).name_en = "Health"

    with unit_of_work():
        added = seeding.seed()

    db.session.refresh(health)
    assert (added, health.name_en) == (0, "Health")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("وزارة الصحة", "MOH"),
        ("وزاره الصحه", "MOH"),
        ("Ministry of Health", "MOH"),
        ("وزارة الصحة - فرع سبها", "MOH"),
        ("MOH", "MOH"),
        ("جهاز مكافحة الهجرة غير الشرعية", "DCIM"),
        ("جهاز الهجرة", "DCIM"),
        ("حرس السواحل وأمن الموانئ", "LCGPS"),
        ("الهلال الأحمر الليبي", "LRC"),
        ("الهلال الاحمر", "LRC"),
        ("بلدية القطرون", "M-LY032202"),
        ("بلديه القطرون", "M-LY032202"),
        ("المجلس البلدي القطرون", "M-LY032202"),
        ("Qatroun Municipality", "M-LY032202"),
        ("بلدية أبوسليم", "M-LY021105"),
    ],
)
def test_an_institution_is_recognised_however_it_is_written(written: str, code: str):
    found = recognition.recognise(written, institutions.institutions_by_name())

    assert found is not None
    assert db.session.get_one(Institution, found).code == code


@pytest.mark.parametrize("written", ["", "مستشفى", "وزارة", "بلدية", "وزارة الصحة والسكان"])
def test_what_is_not_in_the_list_is_not_guessed(written: str):
    assert recognition.recognise(written, institutions.institutions_by_name()) is None


@pytest.mark.parametrize(
    ("written", "pcode"),
    [("سبها", "LY031901"), ("Sabha", "LY031901"), ("البطنان", "LY0104"), ("غريان", "LY021606"),
     ("Qatroun", "LY032202")],
)  # fmt: skip
def test_a_place_is_found_by_any_of_its_names(written: str, pcode: str):
    found = institutions.places_by_name()[recognition.text_key(written)]

    assert db.session.get_one(Place, found).pcode == pcode
