"""The register of people: found in any spelling, by those who may."""

import pytest

from lms.people.models import Sex
from lms.platform.db import db, unit_of_work
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.features.people.rosters import QATROUN, confirmed, content, text
from tests.statements import Statements
from tests.visitor import Visitor

LATIN = "الاسم;الاسم باللاتينية;الجهة\n"
ONE = "هبة الله عبد السلام أبو بكر القطروني;219886140520;وزارة الصحة;ممرض;0912345678"


def latin_text(*rows: str) -> bytes:
    return (LATIN + "".join(f"{row}\n" for row in rows)).encode()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_officer_sees_everybody_a_page_at_a_time(officer: Visitor, language: str):
    confirmed(content(QATROUN))

    page = officer.get(f"/{language}/people")

    assert page.html.count('class="cover"') == 31


def test_a_number_of_the_register_is_not_looked_for_among_telephones(officer: Visitor, cast: Cast):
    sought = cast.person("هدى علي محمد الورفلي")
    cast.person("نورا سالم علي الزنتاني", phone="+218912750055")
    sought.number = "D-00275"
    db.session.commit()

    page = officer.get("/ar/people?q=D-00275")

    assert "هدى علي محمد الورفلي" in page.text
    assert "نورا سالم علي الزنتاني" not in page.text


@pytest.mark.parametrize(
    "search",
    [
        "هبه الله",
        "هبةالله عبدالسلام",
        "ابوبكر",
        "قطروني",
        "القطرونى",
        "هبـــة الله",
        "Hebatallah",
        "Heba",
        "هبة Gatrouni",
        "السلام",
        "Abd Essalam",
        "ElGatrouni",
        "Abdessalam",
        "Abubaker Gatrouni",
        "0912345678",
        "+218912345678",
        "٠٩١٢٣٤٥٦٧٨",
        "219886140520",
        "345678",
    ],
)
def test_a_person_is_found_however_the_search_is_written(officer: Visitor, search: str):
    confirmed(text(ONE))

    page = officer.get(f"/ar/people?q={search.replace('+', '%2B')}")

    assert "هبة الله عبد السلام أبو بكر القطروني" in page.text


@pytest.mark.parametrize("search", ["زينب", "Zainab", "0900000000", "%", "_", "' OR 1=1 --", "٪"])
def test_nobody_is_found_where_nothing_fits(officer: Visitor, search: str):
    confirmed(text(ONE))

    page = officer.get("/ar/people?q=" + search.replace("%", "%25").replace("'", "%27"))

    assert "هبة الله عبد السلام" not in page.text


MEN = {
    "أحمد علي سالم القذافي": "Ahmed Ali Salem Gaddafi",
    "محمد علي سالم القذافي": "Mohamed Ali Salem El-Gadafi",
    "محمود علي سالم القذافي": "",
    "حمد علي سالم القذافي": "Hamad Ali Salem Qadhafi",
}
KEYS = list(MEN)


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("احمد", [0]),
        ("Ahmad", [0]),
        ("Ahmed", [0]),
        ("محمد", [1]),
        ("Muhammad", [1]),
        ("Mahmud", [2]),
        ("حمد", [3]),
        ("محم", [1, 2]),
        ("Qadhafi", [0, 1, 2, 3]),
        ("Gaddafi", [0, 1, 2, 3]),
        ("El-Gadafi", [0, 1, 2, 3]),
        ("Elgadhafi", [0, 1, 2, 3]),
        ("القذافى", [0, 1, 2, 3]),
        ("Ahmed القذافي", [0]),
    ],
)
def test_an_everyday_name_is_told_from_its_neighbours_in_either_script(
    officer: Visitor, search: str, found: list[int]
):
    confirmed(latin_text(*(f"{name};{spelled};وزارة الصحة" for name, spelled in MEN.items())))

    page = officer.get(f"/ar/people?q={search}")

    assert [n for n, name in enumerate(KEYS) if f">{name}<" in page.html] == found


def test_the_number_of_a_merged_record_leads_to_the_one_that_is_kept(officer: Visitor, cast: Cast):
    kept, gone, older = (cast.person(f"{name} علي محمد الزوي") for name in ("سالم", "خالد", "عمر"))
    with unit_of_work():
        db.session.merge(older).merged_into_id = gone.id
        db.session.merge(gone).merged_into_id = kept.id

    page = officer.get(f"/ar/people?q={older.number}")

    assert "سالم علي محمد الزوي" in page.text
    assert "عمر علي محمد الزوي" not in page.text


@pytest.mark.parametrize("column", ["merged_into_id", "erased_at"])
def test_who_was_merged_or_erased_does_not_show(officer: Visitor, cast: Cast, column: str):
    kept, gone = cast.person("سالم علي محمد الزوي"), cast.person("سالم على محمد الزوى")
    values = {"merged_into_id": kept.id, "erased_at": kept.created_at}
    with unit_of_work():
        setattr(db.session.merge(gone), column, values[column])

    page = officer.get("/ar/people?q=سالم علي محمد")

    assert kept.number in page.text
    assert gone.number not in page.text


def test_a_hostile_search_is_shown_as_text(officer: Visitor):
    page = officer.get("/en/people?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")

    assert "<script>alert" not in page.html


def test_a_focal_point_sees_only_their_institution(seeded: None, cast: Cast, visitor: Visitor):
    mine, other = cast.institution("LRC"), cast.institution("MOJ")
    cast.person("سالم علي محمد الزوي", sex=Sex.MALE, institution=mine)
    cast.person("خالد عمر محمد الزوي", sex=Sex.MALE, institution=other)
    visitor.sign_in(cast.staff(Role.FOCAL_POINT, institution_id=mine.id))

    page = visitor.get("/ar/people")

    assert "سالم علي محمد الزوي" in page.text
    assert "خالد عمر محمد الزوي" not in page.text


def test_a_trainee_does_not_see_the_register(cast: Cast, visitor: Visitor):
    visitor.sign_in(cast.account())

    visitor.get("/ar/people", status=403)


def test_a_stranger_is_asked_to_sign_in(visitor: Visitor):
    assert "/sign-in" in visitor.get("/ar/people", status=303).location


def test_the_page_costs_the_same_for_any_number_of_people(officer: Visitor, statements: Statements):
    confirmed(content(QATROUN))

    sent = statements(lambda: officer.get("/ar/people"))

    assert len(sent) <= 12
