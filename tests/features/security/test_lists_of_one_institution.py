"""A list of an officer of one institution brings nobody of another one into their sight."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from lms.people.models import Institution, Person, RosterImport
from lms.people.services import importing
from lms.platform.db import db, unit_of_work
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.features.people import rosters
from tests.features.people.rosters import confirmed, staged, text
from tests.visitor import Visitor

THERE = "محمد علي سالم التباوي;119886140520;وزارة الصحة;ممرض;"
HERE = "محمد علي سالم التباوي;119886140520;وزارة العدل;قاض;0912345678"
NEW = "هدى خالد عمر الزوي;219900000017;مصلحة لا يعرفها أحد;قاضية;0923456789"

Send = Callable[..., RosterImport]


@pytest.fixture
def send(app: Flask, cast: Cast, visitor: Visitor) -> Send:
    """Send rows as the officer of the ministry of justice, and have them written."""
    del app
    rosters.seed()
    account = cast.staff(Role.OFFICER, institution_id=_institution("MOJ").id)
    visitor.sign_in(account)

    def sent(*rows: str) -> RosterImport:
        roster = staged(text(*rows))
        with unit_of_work():
            db.session.get_one(RosterImport, roster.id).created_by = account.id
        visitor.post(f"/en/people/imports/{roster.id}/confirm")
        return db.session.get_one(RosterImport, roster.id)

    return sent


def _institution(code: str) -> Institution:
    return db.session.scalars(select(Institution).where(Institution.code == code)).one()


def _person() -> Person:
    return db.session.scalars(select(Person).where(Person.number.startswith("R-"))).one()


def test_a_list_moves_nobody_from_another_institution_into_the_own(send: Send, visitor: Visitor):
    confirmed(text(THERE))

    roster = send(HERE)

    person = _person()
    assert roster.rows[0].person_id == person.id
    assert [(post.institution.code, post.ends_on) for post in person.posts] == [("MOH", None)]
    assert person.phone is None
    visitor.get(f"/en/people/{person.id}", status=404)


def test_the_page_of_the_list_says_that_the_register_stays(send: Send, visitor: Visitor):
    confirmed(text(THERE))

    roster = send(HERE)

    page = visitor.get(f"/en/people/imports/{roster.id}")
    assert "What the register knows of them stays as it is." in page.text


def test_a_list_moves_whoever_works_in_the_own_institution(send: Send):
    confirmed(text(THERE.replace("وزارة الصحة", "وزارة العدل")))

    send(HERE)

    assert _person().phone == "+218912345678"


def test_somebody_whom_the_list_brought_gets_the_institution_that_is_named_later(send: Send):
    roster = send(NEW)

    with unit_of_work():
        importing.choose_institution(
            roster,
            "مصلحة لا يعرفها أحد",
            institution=_institution("MOJ"),
            by=roster.created_by,
        )

    assert [post.institution.code for post in _person().posts] == ["MOJ"]
