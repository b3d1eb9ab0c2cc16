"""Whoever reads of people leaves a trace, by whichever page they come to them."""

import pytest
from flask import Flask
from sqlalchemy import select

from lms.learning.nominations import services as nominations
from lms.people.looks import EVERYBODY
from lms.people.models import Person, RosterImport, Verdict
from lms.people.roster.entries import Entry
from lms.people.rules import names
from lms.platform.db import db, unit_of_work
from lms.platform.identity import Actor, Grant
from lms.platform.ids import uuid7
from lms.platform.journal import JournalEntry, Kind
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.features.people import rosters
from tests.features.people.rosters import confirmed, staged, text
from tests.visitor import Visitor

KNOWN = "محمد علي سالم التباوي;119886140520;وزارة الصحة;ممرض;0912345678"
ALIKE = "محمد علي سالم التباوي;;وزارة الصحة;ممرض;"
OTHER_PHONE = "محمد علي سالم التباوي;119886140520;وزارة الصحة;ممرض;0923456789"


@pytest.fixture
def officer(app: Flask, cast: Cast, visitor: Visitor) -> Visitor:
    """The officer, signed in."""
    del app
    rosters.seed()
    return visitor.sign_in(cast.officer())


def _looked_at() -> dict[object, str]:
    found = db.session.query(JournalEntry).filter_by(kind=Kind.LOOKED_AT)
    return {one.thing_id: one.outcome for one in found}


def _known() -> Person:
    return db.session.scalars(select(Person).where(Person.number.startswith("R-"))).one()


def _open(officer: Visitor, row: str) -> RosterImport:
    roster = staged(text(row))
    officer.get(f"/en/people/imports/{roster.id}")
    return roster


@pytest.mark.parametrize("row", [ALIKE, OTHER_PHONE])
def test_a_list_that_shows_what_the_register_holds_of_somebody_is_a_look(
    officer: Visitor, row: str
):
    confirmed(text(KNOWN))

    roster = _open(officer, row)

    assert _looked_at() == {_known().id: "people.show_import", roster.id: "people.show_import"}


def test_a_list_that_shows_nothing_of_the_register_is_no_look_at_anybody(officer: Visitor):
    confirmed(text(KNOWN))

    roster = _open(officer, KNOWN)

    assert set(_looked_at()) == {roster.id}


def test_who_a_written_nomination_may_be_is_a_look(officer: Visitor, cast: Cast):
    confirmed(text(KNOWN))
    cohort, institution = cast.cohort(), cast.institution()
    someone = cast.staff(Role.FOCAL_POINT, institution_id=cast.institution("MOJ").id)
    grant = Grant(Role.FOCAL_POINT, cast.institution("MOJ").id)
    by = Actor(someone.id, someone.person_id, "", "", "", uuid7(), (grant,))
    entry = Entry(name=names.parse("محمد علي سالم التباوي"))
    with unit_of_work():
        nominations.set_quotas(cohort, {None: 3}, by=None)
        one = nominations.nominate_typed(cohort, entry, institution, note="", by=by)
    assert one.row is not None
    assert (one.person_id, one.row.verdict) == (None, Verdict.PROBABLE)

    officer.get(f"/en/nomination/{one.id}")

    assert _looked_at() == {_known().id: "nominations.nomination"}


def test_whom_somebody_new_may_be_is_a_look_at_a_list(officer: Visitor):
    confirmed(text(KNOWN))
    typed = {
        "name_ar": "محمد علي سالم التباوي",
        "name_en": "Mohamed Ali Salem Al-Tebawi",
        "phone": "0912345678",
        "sex": "m",
        "institution": "",
    }

    officer.post("/en/people/new", typed, status=422)

    assert _looked_at() == {EVERYBODY: "records.add_person"}


@pytest.mark.parametrize("page", ["people/duplicates", "people/merges"])
def test_pages_that_list_people_are_looks_at_a_list(officer: Visitor, page: str):
    officer.get(f"/en/{page}")

    assert set(_looked_at()) == {EVERYBODY}


@pytest.mark.parametrize("page", ["nominations", "people"])
def test_the_people_of_a_cohort_are_looked_at_as_a_list(officer: Visitor, cast: Cast, page: str):
    cohort = cast.cohort()

    officer.get(f"/en/cohorts/{cohort.id}/{page}")

    assert set(_looked_at()) == {cohort.id}


def test_accounts_are_looked_at_like_records(cast: Cast, visitor: Visitor):
    holder = cast.account()
    visitor.sign_in(cast.administrator())

    visitor.get("/en/accounts")
    visitor.get(f"/en/accounts/{holder.id}")

    assert set(_looked_at()) == {EVERYBODY, holder.person_id}


def test_a_way_in_is_given_under_the_eyes_of_its_owner(cast: Cast, visitor: Visitor):
    person = cast.person()
    visitor.sign_in(cast.officer())

    visitor.get(f"/en/people/{person.id}/way-in")

    assert _looked_at() == {person.id: "ways_in.person"}
