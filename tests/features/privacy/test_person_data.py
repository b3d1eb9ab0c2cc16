"""The file of a person, handed out at the desk: with a purpose, logged before it leaves."""

import hashlib

import pytest

from lms.people.models import Person
from lms.people.privacy.models import PeopleExport
from lms.platform.audit import AuditDetail, AuditEntry
from lms.platform.db import db
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.visitor import Visitor

ASKED = {"purpose": "own-data", "reason": "asked at the desk in Sebha"}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_officer_is_asked_what_it_is_for(officer: Visitor, salma: Person, language: str):
    page = officer.get(f"/{language}/people/{salma.id}/data")

    assert {"ar": "لا تعطه لأحد سواه", "en": "Give it to nobody but them"}[language] in page.text


def test_the_file_is_logged_with_its_purpose_and_digest(officer: Visitor, salma: Person):
    answer = officer.post(f"/ar/people/{salma.id}/data", ASKED, status=200)

    [export] = db.session.query(PeopleExport)
    assert (export.kind, export.people, export.purpose) == (
        "person-file",
        1,
        "own-data: asked at the desk in Sebha",
    )
    assert export.sha256 == hashlib.sha256(answer.response.data).hexdigest()


def test_whose_file_it_was_stands_in_the_audit_alone(officer: Visitor, salma: Person):
    officer.post(f"/ar/people/{salma.id}/data", ASKED, status=200)

    [act] = db.session.query(AuditEntry).filter_by(act="people:export")
    assert db.session.get_one(AuditDetail, act.id).person_id == salma.id


@pytest.mark.parametrize("fields", [{"purpose": ""}, {"reason": ""}, {"reason": "abc"}])
def test_nothing_leaves_without_a_purpose(officer: Visitor, salma: Person, fields: dict[str, str]):
    page = officer.post(f"/ar/people/{salma.id}/data", ASKED | fields, status=422)

    assert salma.phone not in page.html
    assert db.session.query(PeopleExport).count() == 0


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_somebody_of_another_institution_does_not_exist(
    cast: Cast, salma: Person, neighbour: Visitor, method: str
):
    other = cast.institution("MOJ")
    neighbour.sign_in(cast.staff(Role.OFFICER, institution_id=other.id))

    body = {"csrf_token": neighbour.token(), **ASKED}
    page = neighbour.send(method, f"/ar/people/{salma.id}/data", data=body)

    assert page.status == 404


@pytest.mark.parametrize("role", [Role.FOCAL_POINT, Role.ADMINISTRATOR, Role.TRAINER])
def test_other_roles_hand_out_nothing(cast: Cast, salma: Person, neighbour: Visitor, role: Role):
    neighbour.sign_in(cast.staff(role))

    neighbour.post(f"/ar/people/{salma.id}/data", ASKED, status=403)


def test_a_stranger_is_asked_to_sign_in(salma: Person, visitor: Visitor):
    assert "/sign-in" in visitor.get(f"/ar/people/{salma.id}/data", status=303).location
