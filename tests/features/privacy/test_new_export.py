"""Asking for a list of people: the fewest people, the fewest columns, and what it is for."""

import csv
import io
from datetime import timedelta

import openpyxl
import pytest

from lms.learning.models import Enrolment
from lms.people.models import Institution, Person
from lms.people.privacy.models import PeopleExport
from lms.platform import clock
from lms.platform.db import db, unit_of_work
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.pages import Page
from tests.statements import Statements
from tests.visitor import Visitor

PAGE = "/ar/people/export"
ASKED: dict[str, object] = {
    "purpose": "invite",
    "reason": "invitations for the workshop in May",
    "columns": ["number", "name_ar", "institution"],
    "format": "xlsx",
    "institution_id": "",
    "place_id": "",
}


def take(visitor: Visitor, language: str = "ar", **fields: object) -> bytes:
    """Ask for a list and fetch its file."""
    page = visitor.post(f"/{language}/people/export", ASKED | fields)
    return visitor.send("GET", f"{page.location}/file").response.data


def people(content: bytes) -> list[tuple[str, ...]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[1]
    return list(sheet.iter_rows(min_row=2, values_only=True))


def names(content: bytes) -> set[str]:
    return {row[1] for row in people(content)}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_fewest_columns_are_ticked_beforehand(officer: Visitor, language: str):
    page = officer.get(f"/{language}/people/export")

    ticked = {one["value"] for one in page.markup.of("input") if "checked" in one}
    assert ticked == {"number", "name_ar", "institution", "xlsx"}


def test_the_national_number_is_not_offered(officer: Visitor):
    offered = {one.get("value", "") for one in officer.get(PAGE).markup.of("input")}

    assert not [one for one in offered if "national" in one]


def test_a_search_is_taken_over_from_the_register(officer: Visitor, salma: Person):
    links = officer.get("/en/people?q=Salma").links()

    assert "/en/people/export?q=Salma" in links
    page = officer.get("/en/people/export?q=Salma")
    assert "Salma" in {one.get("value") for one in page.markup.of("input")}


@pytest.mark.parametrize(
    "fields",
    [
        {"purpose": ""},
        {"reason": ""},
        {"reason": "x" * 251},
        {"columns": []},
        {"columns": ["national_hash"]},
        {"format": "pdf"},
        {"cohort": "NO-SUCH"},
        {"first": "2026-05-01", "last": "2026-04-01"},
        {"q": "زينب"},
    ],
)
def test_what_lacks_a_purpose_a_column_or_people_is_not_made(
    officer: Visitor, salma: Person, fields: dict[str, object]
):
    page = officer.post(PAGE, ASKED | fields, status=422)

    assert "errors" in page.html
    assert db.session.query(PeopleExport).count() == 0


def test_what_was_typed_is_not_lost(officer: Visitor, salma: Person):
    page = officer.post(PAGE, ASKED | {"columns": []}, status=422)

    assert "invitations for the workshop in May" in page.html


def test_a_list_holds_the_people_of_an_institution_and_those_under_it(officer: Visitor, cast: Cast):
    health, justice = cast.institution(), cast.institution("MOJ", "وزارة العدل", "Justice")
    clinic = cast.institution("CLINIC", "عيادة سبها", "Clinic of Sebha")
    with unit_of_work():
        db.session.get_one(Institution, clinic.id).parent_id = health.id
    cast.person("هدى سالم عمر التاورغي", "", institution=clinic)
    cast.person("منى سالم عمر التاورغي", "", institution=justice)

    found = names(take(officer, institution_id=str(health.id)))

    assert "هدى سالم عمر التاورغي" in found
    assert "منى سالم عمر التاورغي" not in found


def test_a_list_is_narrowed_to_a_place(officer: Visitor, cast: Cast, salma: Person):
    elsewhere = cast.place("LY0101", "بنغازي", "Benghazi")

    page = officer.post(PAGE, ASKED | {"place_id": str(elsewhere.id)}, status=422)
    found = names(take(officer, place_id=str(cast.place().id)))

    assert "errors" in page.html
    assert salma.name_ar in found


def test_a_list_is_narrowed_to_a_cohort(officer: Visitor, cast: Cast, salma: Person):
    cast.enrolment(cast.cohort("SEB-07"), salma)
    cast.person("منى سالم عمر التاورغي", "")

    assert names(take(officer, cohort="seb-07")) == {salma.name_ar}


def test_a_list_is_narrowed_to_those_who_completed_a_training(
    officer: Visitor, cast: Cast, salma: Person
):
    enrolment = cast.enrolment(cast.cohort(), salma)
    with unit_of_work():
        db.session.get_one(Enrolment, enrolment.id).completed_on = clock.today()
    cast.person("منى سالم عمر التاورغي", "")
    yesterday = clock.today() - timedelta(days=1)

    found = names(take(officer, first=str(yesterday), last=str(clock.today())))

    assert found == {salma.name_ar}
    officer.post(PAGE, ASKED | {"last": str(yesterday)}, status=422)


def test_who_was_merged_or_erased_is_on_no_list(officer: Visitor, cast: Cast, salma: Person):
    cast.person("سلمى علي محمد الورفلي", merged_into_id=salma.id)
    cast.person("منى سالم عمر التاورغي", erased_at=clock.now())

    assert names(take(officer)) == {salma.name_ar, "نجاة سالم علي الزوي"}


@pytest.mark.parametrize(("language", "right_to_left"), [("ar", True), ("en", False)])
def test_the_workbook_reads_in_its_own_direction(
    officer: Visitor, salma: Person, language: str, right_to_left: object
):
    book = openpyxl.load_workbook(io.BytesIO(take(officer, language)))

    assert [sheet.sheet_view.rightToLeft or False for sheet in book] == [right_to_left] * 2
    assert book.worksheets[1].freeze_panes == "A2"


def test_the_first_sheet_says_who_took_it_what_for_and_how_many(officer: Visitor, salma: Person):
    about = openpyxl.load_workbook(io.BytesIO(take(officer, "en"))).worksheets[0]

    said = " ".join(str(cell) for row in about.iter_rows(values_only=True) for cell in row)
    assert "Najat Salem Ali Al-Zwai" in said
    assert "invitations for the workshop in May" in said
    assert "2 people" in said


def test_headings_stand_in_both_languages(officer: Visitor, salma: Person):
    sheet = openpyxl.load_workbook(io.BytesIO(take(officer))).worksheets[1]

    assert [cell.value for cell in sheet[1]] == [
        "رقم السجل · Register number",
        "الاسم بالعربية · Name in Arabic",
        "الجهة · Institution",
    ]


def test_a_phone_stands_there_only_if_it_was_ticked(officer: Visitor, salma: Person):
    without, with_it = take(officer), take(officer, sensitive=["phone"])

    assert salma.phone not in str(people(without))
    assert salma.phone in str(people(with_it))


@pytest.mark.parametrize("hostile", ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_cell_of_the_workbook_computes(officer: Visitor, cast: Cast, hostile: str):
    cast.person(f"سالمة {hostile}", hostile)

    content = take(officer, columns=["name_en", "name_ar"])
    cells = list(openpyxl.load_workbook(io.BytesIO(content)).worksheets[1].iter_rows(min_row=2))

    assert {cell.data_type for row in cells for cell in row} == {"s"}
    assert hostile in {row[1].value for row in cells}


@pytest.mark.parametrize("hostile", ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\uff1d1"])
def test_no_cell_of_the_text_computes(officer: Visitor, cast: Cast, hostile: str):
    cast.person("سالمة علي محمد الورفلي", hostile)

    content = take(officer, columns=["name_en"], format="csv").decode("utf-8-sig")

    assert f"'{hostile}" in {row[0] for row in csv.reader(io.StringIO(content)) if row}


def test_the_text_begins_with_its_mark_and_what_it_is(officer: Visitor, salma: Person):
    content = take(officer, "en", format="csv")

    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert content.startswith(b"\xef\xbb\xbf")
    assert lines[0][0] == "Personal data"
    assert len(lines) == 8 + 1 + 1 + 2


def test_an_officer_of_one_institution_takes_its_people_alone(
    cast: Cast, salma: Person, neighbour: Visitor
):
    other = cast.institution("MOJ")
    cast.person("منى سالم عمر التاورغي", "", institution=other)
    neighbour.sign_in(cast.staff(Role.OFFICER, institution_id=other.id))

    assert names(take(neighbour)) == {"منى سالم عمر التاورغي"}


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.FOCAL_POINT, Role.TRAINER])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_other_roles_take_no_lists(cast: Cast, neighbour: Visitor, role: Role, method: str):
    neighbour.sign_in(cast.staff(role))

    page = neighbour.send(method, PAGE, data={"csrf_token": neighbour.token(), **ASKED})

    assert page.status == 403


def test_a_stranger_is_asked_to_sign_in(visitor: Visitor):
    page: Page = visitor.get(PAGE, status=303)

    assert "/sign-in" in page.location


def test_the_page_costs_the_same_for_any_number_of_people(
    officer: Visitor, salma: Person, statements: Statements
):
    assert len(statements(lambda: officer.get(PAGE))) <= 12
