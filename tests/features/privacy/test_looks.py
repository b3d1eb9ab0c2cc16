"""Who looked at whose record: everybody's, for whoever watches over it."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

import pytest

from lms.people.accounts.models import Account
from lms.people.models import Person
from lms.people.privacy.looks import EVERYBODY
from lms.platform import clock
from lms.platform.db import db, unit_of_work
from lms.platform.journal import JournalEntry, Kind
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.statements import Statements
from tests.visitor import Visitor

NOON = datetime.combine(date(2026, 11, 22), time(12), clock.TRIPOLI)


def looks(thing: object = None) -> list[JournalEntry]:
    found = db.session.query(JournalEntry).filter_by(kind=Kind.LOOKED_AT)
    return list(found.filter_by(thing_id=thing) if thing else found)


def looks_at(account: Account, people: Iterable[Person], *moments: datetime) -> None:
    """Each of the people is looked at in each of the moments."""
    rows = [
        JournalEntry(at=at, kind=Kind.LOOKED_AT, thing_id=one.id, account_id=account.id)
        for at in moments
        for one in people
    ]
    with unit_of_work():
        db.session.add_all(rows)


@pytest.fixture
def reader(cast: Cast) -> Account:
    """An officer who reads."""
    return cast.officer()


@pytest.mark.parametrize(
    ("language", "page_words"), [("ar", "صفحة الشخص"), ("en", "Page of the person")]
)
def test_the_administrator_reads_who_looked_at_whom_and_where(
    watcher: Visitor,
    visitor: Visitor,
    reader: Account,
    salma: Person,
    language: str,
    page_words: str,
):
    visitor.sign_in(reader).get(f"/ar/people/{salma.id}")

    page = watcher.get(f"/{language}/looks")

    assert getattr(reader.person.name, language) in page.text
    assert getattr(salma.name, language) in page.text
    assert page_words in page.text


def test_coming_back_within_ten_minutes_is_one_look(
    reader: Account, salma: Person, visitor: Visitor
):
    visitor.sign_in(reader)
    with clock.standing_at(clock.now()):
        visitor.get(f"/ar/people/{salma.id}")
        visitor.get(f"/ar/people/{salma.id}/names")

    assert len(looks(salma.id)) == 1


def test_coming_back_later_is_another_look(reader: Account, salma: Person, visitor: Visitor):
    visitor.sign_in(reader)
    visitor.get(f"/ar/people/{salma.id}")
    with clock.standing_at(clock.now() + timedelta(minutes=11)):
        visitor.get(f"/ar/people/{salma.id}")

    assert len(looks(salma.id)) == 2


@pytest.mark.parametrize("path", ["", "/names", "/consent", "/data"])
def test_each_page_of_one_person_is_a_look(officer: Visitor, salma: Person, path: str):
    officer.get(f"/ar/people/{salma.id}{path}")

    assert [one.thing_id for one in looks()] == [salma.id]


def test_looking_at_the_looks_is_a_look(watcher: Visitor, salma: Person):
    watcher.get(f"/ar/people/{salma.id}/looks")

    assert [one.outcome for one in looks(salma.id)] == ["privacy.person_looks"]


def test_a_list_is_noted_as_a_list(officer: Visitor, salma: Person):
    officer.get("/ar/people")

    assert [one.thing_id for one in looks()] == [EVERYBODY]


@pytest.mark.parametrize(
    ("query", "seen"),
    [
        ("", {"one", "two"}),
        ("?person={number}", {"one"}),
        ("?person=P-unknown", set()),
        ("?account={staff}", {"one", "two"}),
        ("?account=0", set()),
        ("?day=2026-11-22", {"one"}),
        ("?day=2026-11-23", {"two"}),
        ("?day=yesterday", {"one", "two"}),
    ],
)
def test_the_list_is_narrowed_to_a_reader_a_person_or_a_day(
    cast: Cast, watcher: Visitor, reader: Account, query: str, seen: set[str]
):
    people = {
        "one": cast.person("هدى سالم عمر التاورغي", "Huda One"),
        "two": cast.person("منى سالم عمر التاورغي", "Muna Two"),
    }
    looks_at(reader, [people["one"]], NOON)
    looks_at(reader, [people["two"]], NOON + timedelta(days=1))
    asked = query.format(number=people["one"].number, staff=reader.staff_number)

    rows = watcher.get(f"/en/looks{asked}").links()

    assert {key for key, one in people.items() if f"/en/people/{one.id}/looks" in rows} == seen


def test_reading_more_than_usual_is_seen(watcher: Visitor, reader: Account, cast: Cast):
    people = [cast.person(f"شخص رقم {word} الفلاني", "") for word in "ابتثجحخدذرزسشصضطظعغف"]
    looks_at(reader, people, NOON)

    page = watcher.get("/en/looks?day=2026-11-22")

    assert "20 records" in page.text
    assert "More than usual" in page.text


def test_who_always_reads_much_does_nothing_unusual(
    watcher: Visitor, reader: Account, salma: Person
):
    looks_at(reader, [salma] * 10, *(NOON - timedelta(days=day) for day in range(1, 29)))
    looks_at(reader, [salma] * 25, NOON)

    page = watcher.get("/en/looks?day=2026-11-22")

    assert "usually 10 a day" in page.text
    assert "More than usual" not in page.text


def test_a_day_is_a_day_in_libya(watcher: Visitor, reader: Account, salma: Person):
    looks_at(reader, [salma], datetime.combine(date(2026, 11, 22), time(0, 30), clock.TRIPOLI))

    page = watcher.get("/en/looks?day=2026-11-22")

    assert f"/en/people/{salma.id}/looks" in page.links()


def test_the_page_costs_the_same_for_any_number_of_looks(
    watcher: Visitor, reader: Account, salma: Person, statements: Statements
):
    looks_at(reader, [salma], *(NOON + timedelta(hours=one) for one in range(60)))

    assert len(statements(lambda: watcher.get("/ar/looks"))) <= 12


def test_who_watches_over_one_institution_sees_looks_at_its_people_alone(
    cast: Cast, reader: Account, salma: Person, visitor: Visitor
):
    other = cast.person("خالد عمر محمد الزوي", "Other", institution=cast.institution("MOJ"))
    looks_at(reader, [salma, other], clock.now())
    home = cast.institution()

    page = visitor.sign_in(cast.staff(Role.ADMINISTRATOR, institution_id=home.id)).get("/en/looks")

    assert f"/en/people/{salma.id}/looks" in page.links()
    assert f"/en/people/{other.id}/looks" not in page.links()


@pytest.mark.parametrize("role", [Role.OFFICER, Role.FOCAL_POINT, Role.TRAINER])
def test_other_roles_do_not_watch(cast: Cast, visitor: Visitor, role: Role):
    visitor.sign_in(cast.staff(role)).get("/ar/looks", status=403)


def test_a_stranger_is_asked_to_sign_in(visitor: Visitor):
    assert "/sign-in" in visitor.get("/ar/looks", status=303).location
