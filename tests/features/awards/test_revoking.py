"""Revoking: once, for a reason the public may read, never undone."""

import pytest

from lms.awards.models import Certificate, Revocation
from lms.awards.rules import Status
from lms.platform import audit
from lms.platform.audit import AuditEntry
from lms.platform.db import db
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.features.awards.scenes import award, given, holder, rename
from tests.visitor import Visitor


@pytest.fixture
def certificate(cast: Cast):
    return given(cast)[0]


@pytest.fixture
def officer(cast: Cast, visitor: Visitor):
    return visitor.sign_in(cast.officer())


def revoking(certificate: Certificate, language: str = "en") -> str:
    return f"/{language}/certificates/{certificate.id}/revoke"


def test_it_is_worth_nothing_from_then_on(officer: Visitor, certificate: Certificate):
    officer.post(revoking(certificate), {"reason": "conditions-not-met"})

    assert award(certificate).status is Status.REVOKED


def test_who_did_it_is_written_down_and_the_chain_holds(officer: Visitor, certificate: Certificate):
    officer.post(revoking(certificate), {"reason": "holder-request"})

    entry = db.session.query(AuditEntry).filter_by(act="awards:revoke").one()
    assert entry.thing_id == certificate.id
    assert audit.first_break() is None


@pytest.mark.parametrize("fields", [{}, {"reason": ""}, {"reason": "because"}])
def test_without_one_of_the_reasons_nothing_happens(
    officer: Visitor, certificate: Certificate, fields: dict[str, object]
):
    page = officer.post(revoking(certificate), fields, status=422)

    assert "There is a problem" in page.text
    assert award(certificate).status is Status.VALID


def test_it_is_revoked_once(officer: Visitor, certificate: Certificate):
    officer.post(revoking(certificate), {"reason": "misuse"})

    officer.post(revoking(certificate), {"reason": "issued-in-error"}, status=409)

    assert [row.reason for row in db.session.query(Revocation)] == ["misuse"]


def test_not_while_a_corrected_paper_is_being_made(officer: Visitor, certificate: Certificate):
    rename(certificate.enrolment.person, "سلمى علي محمد الورفلي", "Salmaa Ali")
    officer.post(f"/en/certificates/{certificate.id}/correct")

    page = officer.post(revoking(certificate), {"reason": "misuse"}, status=409)

    assert "is being made" in page.text


def test_nobody_who_lost_one_is_given_another_by_issuing_again(
    officer: Visitor, certificate: Certificate
):
    officer.post(revoking(certificate), {"reason": "misuse"})

    page = officer.get(f"/en/cohorts/{certificate.enrolment.cohort_id}/earned")

    assert "Revoked" in page.text
    assert "/certificates" not in " ".join(f.get("action", "") for f in page.markup.of("form"))


def test_the_holder_may_not(cast: Cast, visitor: Visitor, certificate: Certificate):
    visitor.sign_in(holder(cast, certificate))

    visitor.post(revoking(certificate), {"reason": "misuse"}, status=403)


def test_the_trainer_may_not(cast: Cast, visitor: Visitor, certificate: Certificate):
    visitor.sign_in(cast.trainer(certificate.enrolment.cohort))

    visitor.post(revoking(certificate), {"reason": "misuse"}, status=403)


def test_an_officer_of_another_cohort_finds_nothing(
    cast: Cast, visitor: Visitor, certificate: Certificate
):
    other = cast.cohort("UBR-01")
    visitor.sign_in(cast.staff(Role.CERTIFICATE_OFFICER, cohort_id=other.id))

    visitor.post(revoking(certificate), {"reason": "misuse"}, status=404)


def test_a_stranger_is_asked_to_sign_in(visitor: Visitor, certificate: Certificate):
    page = visitor.post(revoking(certificate), {"reason": "misuse"})

    assert "/en/sign-in" in page.location
    assert award(certificate).status is Status.VALID
