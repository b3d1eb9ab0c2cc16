"""Nominating by a list: in its order, and without a word on who is known."""

from io import BytesIO

import pytest

from lms.learning.models import Cohort
from lms.learning.nominations import naming
from lms.learning.nominations.models import Nomination, NominationState
from lms.people.models import Institution, RosterImport
from lms.people.services import importing
from lms.platform.db import db, unit_of_work
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.visitor import Visitor

S = NominationState
NAMES = ["سالم علي محمد الزوي", "خديجة عمر حسن التباوي", "بشير عمر حسن الفزاني"]
ROWS = "الاسم,الهاتف,الوظيفة\n" + "".join(
    f"{name},09123456{n}0,محقق\n" for n, name in enumerate(NAMES)
)


def send(desk: Visitor, cohort: Cohort, institution: Institution, text: str = ROWS, **more: int):
    fields = {"institution_id": str(institution.id), "file": (BytesIO(text.encode()), "list.csv")}
    return desk.post(f"/en/nominations/{cohort.id}/list", dict(fields), **more)


def staged() -> RosterImport:
    db.session.rollback()
    return db.session.query(RosterImport).populate_existing().one()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_list_is_asked_for(cohort: Cohort, desk: Visitor, language: str):
    page = desk.get(f"/{language}/nominations/{cohort.id}/list")

    assert "file" in {one.get("type") for one in page.markup.of("input")}


def test_first_the_list_is_shown_as_it_was_read(
    cohort: Cohort, ministry: Institution, desk: Visitor
):
    page = desk.follow(send(desk, cohort, ministry))

    assert all(name in page.text for name in NAMES)
    assert db.session.query(Nomination).count() == 0


def test_a_list_longer_than_anybody_should_wait_for_is_refused_at_the_field(
    cohort: Cohort, ministry: Institution, desk: Visitor
):
    page = send(desk, cohort, ministry, ROWS * 100, status=422)

    assert "more than 250 rows" in page.text
    assert db.session.query(RosterImport).count() == 0


def test_handing_in_nominates_in_the_order_of_the_list(
    cohort: Cohort, ministry: Institution, desk: Visitor
):
    send(desk, cohort, ministry)

    desk.post(f"/en/nominations/lists/{staged().id}/hand-in")

    made = db.session.query(Nomination).order_by(Nomination.line).all()
    assert [naming.called(one).ar for one in made] == NAMES
    assert [one.state for one in made] == [S.NOMINATED, S.NOMINATED, S.WAITING]


def test_who_is_known_elsewhere_looks_like_anybody_else(
    cohort: Cohort, cast: Cast, ministry: Institution, agency: Institution, desk: Visitor
):
    cast.person(NAMES[0], institution=agency, phone="+218912345600", birth_year=1980)

    page = desk.follow(send(desk, cohort, ministry))

    assert "Known" not in page.text
    assert "register" not in page.text
    assert "1980" not in page.text


def test_who_of_the_own_institution_is_known_for_certain_is_recognised(
    cohort: Cohort, cast: Cast, ministry: Institution, desk: Visitor
):
    known = cast.person(NAMES[0], institution=ministry, phone="+218912345600", birth_year=1980)
    text = f"الاسم,الهاتف,سنة الميلاد\n{NAMES[0]},0912345600,1980\n"
    send(desk, cohort, ministry, text)

    desk.post(f"/en/nominations/lists/{staged().id}/hand-in")

    assert db.session.query(Nomination).one().person_id == known.id


def test_a_list_is_handed_in_once(cohort: Cohort, ministry: Institution, desk: Visitor):
    send(desk, cohort, ministry)
    desk.post(f"/en/nominations/lists/{staged().id}/hand-in")

    desk.post(f"/en/nominations/lists/{staged().id}/hand-in", status=409)

    assert db.session.query(Nomination).count() == len(NAMES)


def test_the_same_list_again_nominates_nobody_twice(
    cohort: Cohort, ministry: Institution, desk: Visitor
):
    for _ in range(2):
        answer = send(desk, cohort, ministry)
        desk.post(answer.location + "/hand-in")

    assert db.session.query(Nomination).count() == len(NAMES)


def test_a_discarded_list_nominates_nobody(cohort: Cohort, ministry: Institution, desk: Visitor):
    send(desk, cohort, ministry)
    roster_id = staged().id

    desk.post(f"/en/nominations/lists/{roster_id}/discard")

    desk.get(f"/en/nominations/lists/{roster_id}", status=404)
    assert db.session.query(Nomination).count() == 0


def test_a_file_that_is_no_list_says_why(cohort: Cohort, ministry: Institution, desk: Visitor):
    page = send(desk, cohort, ministry, "%PDF-1.4", status=422)

    assert "This is not a spreadsheet" in page.text


def test_an_officer_who_confirms_such_a_list_nominates_by_it_too(
    cohort: Cohort, ministry: Institution, desk: Visitor
):
    send(desk, cohort, ministry)

    with unit_of_work():
        importing.confirm(staged(), by=None)

    made = db.session.query(Nomination).order_by(Nomination.line).all()
    assert [naming.called(one).ar for one in made] == NAMES
    assert {one.institution_id for one in made} == {ministry.id}


def test_the_office_finds_it_on_the_pages_of_the_cohort_not_among_its_imports(
    cohort: Cohort, ministry: Institution, desk: Visitor, office: Visitor
):
    send(desk, cohort, ministry)
    desk.post(f"/en/nominations/lists/{staged().id}/hand-in")

    assert "list.csv" not in office.get("/en/people/imports").text
    assert NAMES[0] in office.get(f"/en/cohorts/{cohort.id}/nominations").text


def test_nobody_else_sees_the_list(
    cohort: Cohort, cast: Cast, ministry: Institution, desk: Visitor, neighbour: Visitor
):
    send(desk, cohort, ministry)
    neighbour.sign_in(cast.staff(Role.FOCAL_POINT, institution_id=ministry.id))

    neighbour.get(f"/en/nominations/lists/{staged().id}", status=404)
    neighbour.post(f"/en/nominations/lists/{staged().id}/hand-in", status=404)


def test_a_stranger_is_asked_to_sign_in(
    cohort: Cohort, ministry: Institution, desk: Visitor, neighbour: Visitor
):
    send(desk, cohort, ministry)

    neighbour.get(f"/en/nominations/lists/{staged().id}", status=303)
