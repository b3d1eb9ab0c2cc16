"""One certificate, for its holder and for staff, and its paper."""

import pytest

from lms.awards.models import Certificate
from lms.platform import files
from lms.platform.db import db
from lms.platform.journal import JournalEntry, Kind
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.features.awards.scenes import Counted, given, holder, plain
from tests.visitor import Visitor


@pytest.fixture
def certificate(cast: Cast):
    return given(cast)[0]


def address(certificate: Certificate, language: str = "en") -> str:
    return f"/{language}/certificates/{certificate.id}"


def test_the_holder_reads_both_names_as_printed(
    cast: Cast, visitor: Visitor, certificate: Certificate
):
    visitor.sign_in(holder(cast, certificate))

    page = visitor.get(address(certificate))

    assert "سالمة علي محمد الورفلي" in page.text
    assert "Salma Ali Mohamed Al-Werfalli" in page.text
    assert "This certificate is genuine and valid" in page.text


def test_the_holder_can_neither_correct_nor_revoke(
    cast: Cast, visitor: Visitor, certificate: Certificate
):
    visitor.sign_in(holder(cast, certificate))

    page = visitor.get(address(certificate))

    assert "/revoke" not in page.html
    assert "/correct" not in page.html


def test_the_paper_is_given_byte_for_byte(cast: Cast, visitor: Visitor, certificate: Certificate):
    visitor.sign_in(holder(cast, certificate))

    paper = visitor.get(f"{address(certificate)}.pdf").response

    assert paper.data == files.read(certificate.sha256)
    assert paper.mimetype == "application/pdf"
    assert paper.headers["Content-Disposition"].endswith(f"{certificate.serial}.pdf")
    assert paper.headers["Cache-Control"] == "no-store"


def test_it_leads_to_what_anyone_sees(cast: Cast, visitor: Visitor, certificate: Certificate):
    visitor.sign_in(holder(cast, certificate))

    page = visitor.get(address(certificate))

    code = certificate.code
    assert f"http://localhost/c/{code[:5]}-{code[5:10]}-{code[10:]}" in page.links()


def test_a_look_leaves_a_note(cast: Cast, visitor: Visitor, certificate: Certificate):
    officer = cast.officer()

    visitor.sign_in(officer).get(address(certificate))

    [note] = db.session.query(JournalEntry).filter_by(kind=Kind.LOOKED_AT)
    assert (note.thing_id, note.account_id) == (certificate.enrolment.person_id, officer.id)


def test_an_officer_is_led_to_the_record_while_nothing_differs(
    cast: Cast, visitor: Visitor, certificate: Certificate
):
    visitor.sign_in(cast.officer())

    page = visitor.get(address(certificate))

    assert "The paper says what the register says." in page.text
    assert f"/en/people/{certificate.enrolment.person_id}" in page.links()


def test_it_takes_few_statements(
    cast: Cast, visitor: Visitor, certificate: Certificate, statements: Counted
):
    visitor.sign_in(cast.officer())

    made = statements(lambda: visitor.get(address(certificate)))

    assert len(made) <= 8


@pytest.mark.parametrize("suffix", ["", ".pdf"])
def test_another_trainee_finds_nothing(
    cast: Cast, neighbour: Visitor, certificate: Certificate, suffix: str
):
    account, _ = cast.trainee(cast.cohort("UBR-01"))
    neighbour.sign_in(account)

    neighbour.get(address(certificate) + suffix, status=404)


@pytest.mark.parametrize("suffix", ["", ".pdf"])
@pytest.mark.parametrize("role", [Role.TRAINER, Role.CERTIFICATE_OFFICER])
def test_staff_of_another_cohort_find_nothing(
    cast: Cast, neighbour: Visitor, certificate: Certificate, role: Role, suffix: str
):
    neighbour.sign_in(cast.staff(role, cohort_id=cast.cohort("UBR-01").id))

    neighbour.get(address(certificate) + suffix, status=404)


def test_an_assistant_of_the_same_cohort_finds_nothing(
    cast: Cast, neighbour: Visitor, certificate: Certificate
):
    cohort = certificate.enrolment.cohort
    neighbour.sign_in(cast.staff(Role.COHORT_ASSISTANT, cohort_id=cohort.id))

    neighbour.get(address(certificate), status=404)


def test_the_trainer_reads_and_changes_nothing(
    cast: Cast, visitor: Visitor, certificate: Certificate
):
    visitor.sign_in(cast.trainer(certificate.enrolment.cohort))

    page = visitor.get(address(certificate))

    assert certificate.serial in plain(page)
    assert "/revoke" not in page.html


@pytest.mark.parametrize("suffix", ["", ".pdf"])
def test_a_stranger_is_asked_to_sign_in(visitor: Visitor, certificate: Certificate, suffix: str):
    page = visitor.get(address(certificate, "ar") + suffix, status=303)

    assert "/ar/sign-in" in page.location


def test_an_unknown_one_is_not_there(cast: Cast, visitor: Visitor, certificate: Certificate):
    visitor.sign_in(cast.officer())

    visitor.get(f"/en/certificates/{certificate.enrolment_id}", status=404)
