"""Sending a list: what it needs, and what is said when it is none."""

import io

import pytest
from sqlalchemy import func, select

from lms.people.models import Person, RosterImport
from lms.platform.db import db
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.features.people.rosters import QATROUN, SEBHA, content
from tests.visitor import Visitor

NEW = "/ar/people/imports/new"


def file(name: str, body: bytes | None = None) -> tuple[io.BytesIO, str]:
    return io.BytesIO(content(name) if body is None else body), name


def imports() -> list[RosterImport]:
    return list(db.session.scalars(select(RosterImport)))


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("kind", ["cohort", "past", "register", "nonsense"])
def test_the_form_asks_where_the_people_go(officer: Visitor, language: str, kind: str):
    page = officer.get(f"/{language}/people/imports/new?for={kind}")

    assert [field["type"] for field in page.markup.of("input") if field["name"] == "file"] == [
        "file"
    ]


def test_the_cohort_one_comes_from_is_chosen_already(officer: Visitor, cast: Cast):
    cohort = cast.cohort("QATROUN-03")

    page = officer.get(f"{NEW}?cohort=QATROUN-03")

    chosen = [
        one["value"] for one in page.markup.of("option") if "selected" in one and one["value"]
    ]
    assert chosen == [str(cohort.id)]


def test_a_list_is_staged_and_shown_before_anything_is_written(officer: Visitor, cast: Cast):
    cohort = cast.cohort("QATROUN-03")
    before = db.session.scalar(select(func.count()).select_from(Person))

    answer = officer.post(NEW, {"cohort_id": str(cohort.id), "file": file(QATROUN)})

    assert officer.follow(answer).status == 200
    assert len(imports()[0].rows) == 30
    assert db.session.scalar(select(func.count()).select_from(Person)) == before


def test_a_training_of_the_past_is_described_with_its_list(officer: Visitor):
    officer.post(
        f"{NEW}?for=past",
        {"title_ar": "أساسيات", "title_en": "Essentials", "code": "SEBHA-2024",
         "starts_on": "2024-05-14", "ends_on": "2024-05-16", "file": file(SEBHA)},
    )  # fmt: skip

    assert imports()[0].goal["starts_on"] == "2024-05-14"


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({}, {"file", "title_ar", "title_en", "code", "starts_on", "ends_on"}),
        ({"starts_on": "2024-05-16", "ends_on": "2024-05-14"}, {"ends_on"}),
        ({"code": "SEB-01"}, {"code"}),
        ({"starts_on": "yesterday"}, {"starts_on"}),
        ({"starts_on": "2026-05-14", "ends_on": "2099-05-16"}, {"ends_on"}),
    ],
)
def test_a_wrong_field_is_told_and_nothing_typed_is_lost(
    officer: Visitor, cast: Cast, fields: dict[str, object], wrong: set[str]
):
    cast.cohort("SEB-01")

    page = officer.post(f"{NEW}?for=past", {"title_ar": "عنوان", **fields}, status=422)

    told = {a.split("#")[1] for a in page.links() if a.startswith("#") and a != "#main"}
    assert wrong - {"title_ar"} <= told
    assert 'value="عنوان"' in page.html


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("empty.xlsx", b""),
        ("paper.pdf", b"%PDF-1.7"),
        ("old.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 600),
        ("cut.xlsx", b"PK\x03\x04 cut"),
        ("heads.csv", "الاسم;الجهة\n".encode()),
    ],
)
@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_file_that_is_no_list_is_told_at_its_field(
    officer: Visitor, name: str, body: bytes, language: str
):
    page = officer.post(
        f"/{language}/people/imports/new?for=register", {"file": file(name, body)}, status=422
    )

    assert 'href="#file"' in page.html
    assert imports() == []


def test_a_closed_cohort_is_not_offered(officer: Visitor, cast: Cast):
    page = officer.post(
        NEW, {"cohort_id": "01890000-0000-7000-8000-000000000000", "file": file(SEBHA)}, status=422
    )

    assert 'href="#cohort_id"' in page.html


@pytest.mark.parametrize("role", [Role.TRAINER, Role.FOCAL_POINT, Role.ADMINISTRATOR])
def test_only_the_officer_imports(cast: Cast, neighbour: Visitor, role: Role):
    neighbour.sign_in(cast.staff(role))

    neighbour.get(NEW, status=403)
    neighbour.post(f"{NEW}?for=register", {"file": file(SEBHA)}, status=403)


def test_a_stranger_is_asked_to_sign_in(visitor: Visitor):
    assert "/sign-in" in visitor.get(NEW, status=303).location


def test_the_file_name_of_a_stranger_is_only_a_name(officer: Visitor):
    sent = (io.BytesIO(content(SEBHA)), "../../<b>x</b>.xlsx")

    page = officer.follow(officer.post(f"{NEW}?for=register", {"file": sent}))

    assert "<b>x</b>" not in page.html
