"""Somebody erased is a line like any other in every list that counts them."""

import pytest
from sqlalchemy import select

from lms.awards.models import Certificate
from lms.awards.services import start_correction
from lms.people.models import RosterImport
from lms.platform.db import db, unit_of_work
from lms.platform.permissions import Role
from lms.platform.refusals import Refused
from lms.workshops.models import Session
from tests.cast import Cast
from tests.features.awards.scenes import award
from tests.features.erasing import traces
from tests.features.erasing.traces import NAME, Someone
from tests.visitor import Visitor

MARK = {"ar": "شخص مُحيت بياناته", "en": "Erased person"}


@pytest.fixture
def erased(someone: Someone) -> Someone:
    """The same person, afterwards."""
    traces.erase(someone.person_id)
    return someone


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(
    "page",
    ["cohorts/{cohort}", "cohorts/{cohort}/earned", "cohorts/{cohort}/results"],
)
def test_a_cohort_shows_that_somebody_was_there(
    officer: Visitor, erased: Someone, page: str, language: str
):
    shown = officer.get(f"/{language}/{page.format(cohort=erased.cohort_id)}")

    assert MARK[language] in shown.text
    assert NAME not in shown.text


@pytest.mark.parametrize("page", ["register", "sheet"])
def test_the_register_of_a_past_session_opens(
    erased: Someone, cast: Cast, neighbour: Visitor, page: str
):
    neighbour.sign_in(cast.staff(Role.TRAINER, cohort_id=erased.cohort_id))
    session = db.session.scalars(select(Session)).one()

    assert MARK["ar"] in neighbour.get(f"/ar/sessions/{session.id}/{page}").text


def test_the_register_of_certificates_keeps_their_line(officer: Visitor, erased: Someone):
    given = db.session.scalars(select(Certificate)).one()

    page = officer.get("/ar/certificates/register")

    assert given.serial in page.html
    assert MARK["ar"] in page.text


def test_whoever_has_the_code_reads_what_is_printed(visitor: Visitor, erased: Someone):
    assert NAME in visitor.get(f"/c/{erased.code}").text


def test_a_certificate_whose_holder_was_erased_is_not_corrected(officer: Visitor, erased: Someone):
    given = db.session.scalars(select(Certificate)).one()

    page = officer.get(f"/en/certificates/{given.id}")

    assert "Issue a corrected paper" not in page.text
    with pytest.raises(Refused), unit_of_work():
        start_correction(award(given), by=None)


@pytest.mark.parametrize("number", [0, 1])
def test_the_lists_they_came_in_open(officer: Visitor, erased: Someone, number: int):
    lists = db.session.scalars(select(RosterImport).order_by(RosterImport.id)).all()

    page = officer.get(f"/ar/people/imports/{lists[number].id}")

    assert "هدى خالد" in page.text
    assert "القموضي" not in page.html


@pytest.mark.parametrize("path", ["/ar/audit", "/ar/people/{person}", "/ar/people/{second}"])
def test_pages_of_those_who_look_after_it_open(
    erased: Someone, cast: Cast, neighbour: Visitor, path: str
):
    neighbour.sign_in(cast.administrator())
    address = path.format(person=erased.person_id, second=erased.second_id)

    answer = neighbour.send("GET", address)

    assert answer.status in {200, 302, 303}
    assert NAME not in answer.html


def test_the_rows_behind_a_figure_open(officer: Visitor, erased: Someone):
    assert MARK["ar"] in officer.get("/ar/indicators/CB-24/rows").text


def test_their_account_opens_nothing(erased: Someone, neighbour: Visitor):
    neighbour.sign_in(traces.account_of(erased.person_id))

    assert "/sign-in" in neighbour.get("/ar/account", status=303).location
