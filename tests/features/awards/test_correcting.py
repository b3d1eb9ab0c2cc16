"""Correcting: a new paper supersedes, the old one stays what it was and says so."""

import pytest

from lms.awards.models import Certificate
from lms.awards.rules import Status
from lms.people.accounts import services as accounts
from lms.platform import files
from lms.platform.db import db, unit_of_work
from lms.platform.jobs import queue
from lms.platform.jobs.models import Job
from lms.platform.mail import OutboxMessage
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.features.awards.scenes import (
    award,
    certificates,
    drafts,
    given,
    holder,
    printed,
    rename,
)
from tests.visitor import Visitor

BETTER = ("سلمى علي محمد الورفلي", "Salmaa Ali Mohamed Al-Werfalli")


@pytest.fixture
def certificate(cast: Cast):
    found = given(cast)[0]
    rename(found.enrolment.person, *BETTER)
    return found


@pytest.fixture
def officer(cast: Cast, visitor: Visitor):
    return visitor.sign_in(cast.officer())


def correcting(certificate: Certificate, language: str = "en") -> str:
    return f"/{language}/certificates/{certificate.id}/correct"


def corrected() -> Certificate:
    [draft] = drafts()
    return printed(draft)


def test_the_new_paper_says_the_present_names(officer: Visitor, certificate: Certificate):
    officer.post(correcting(certificate))

    new = corrected()

    assert (award(new).facts.holder.name.ar, award(new).facts.holder.name.en) == BETTER
    assert new.number == certificate.number + 1


def test_all_else_is_as_it_was(officer: Visitor, certificate: Certificate):
    officer.post(correcting(certificate))

    new = award(corrected()).facts

    old = award(certificate).facts
    assert (new.course, new.training) == (old.course, old.training)
    assert new.code != old.code


def test_the_old_one_is_superseded_and_unchanged(officer: Visitor, certificate: Certificate):
    paper = files.read(certificate.sha256)
    officer.post(correcting(certificate))

    new = corrected()

    assert award(certificate).status is Status.SUPERSEDED
    assert award(certificate).successor_id == new.id
    assert files.read(certificate.sha256) == paper


def test_until_the_paper_is_there_the_old_one_is_valid(officer: Visitor, certificate: Certificate):
    officer.post(correcting(certificate))

    assert award(certificate).status is Status.VALID


def test_the_pages_lead_from_one_to_the_other(officer: Visitor, certificate: Certificate):
    officer.post(correcting(certificate))
    new = corrected()

    old_page = officer.get(f"/en/certificates/{certificate.id}")
    new_page = officer.get(f"/en/certificates/{new.id}")

    assert f"/en/certificates/{new.id}" in old_page.links()
    assert f"/en/certificates/{certificate.id}" in new_page.links()


@pytest.mark.slow
def test_the_work_leads_to_the_new_certificate_and_the_holder_is_told(
    officer: Visitor, certificate: Certificate
):
    progress = officer.post(correcting(certificate)).location
    queue.work_off()

    page = officer.get(progress)

    new = certificates()[-1]
    assert f"/en/certificates/{new.id}" in page.links()
    letters = [letter.subject for letter in db.session.query(OutboxMessage)]
    assert [new.serial in subject for subject in letters] == [True]


def test_a_second_click_is_answered_with_the_same_work(officer: Visitor, certificate: Certificate):
    first, second = officer.post(correcting(certificate)), officer.post(correcting(certificate))

    assert first.location == second.location
    assert (len(drafts()), db.session.query(Job).count()) == (1, 1)


def test_without_a_difference_there_is_nothing_to_correct(
    cast: Cast, officer: Visitor, certificate: Certificate
):
    same = given(cast, code="SEB-02")[0]
    del certificate

    page = officer.post(correcting(same), status=409)

    assert "already says what the register says" in page.text


def test_a_revoked_one_cannot_be_corrected(officer: Visitor, certificate: Certificate):
    officer.post(f"/en/certificates/{certificate.id}/revoke", {"reason": "misuse"})

    officer.post(correcting(certificate), status=409)

    assert drafts() == []


def test_one_that_was_replaced_cannot_be_corrected_again(
    officer: Visitor, certificate: Certificate
):
    officer.post(correcting(certificate))
    corrected()

    officer.post(correcting(certificate), status=409)

    assert drafts() == []


def test_the_corrected_one_can_be_corrected(officer: Visitor, certificate: Certificate):
    officer.post(correcting(certificate))
    second = corrected()
    rename(second.enrolment.person, "سالمة علي محمد الورفلي", "Salma Ali")

    officer.post(correcting(second))

    assert corrected().supersedes_id == second.id


def test_a_name_that_cannot_be_printed_is_refused(officer: Visitor, certificate: Certificate):
    rename(certificate.enrolment.person, "سلمى\u200f علي", "Salmaa")

    officer.post(correcting(certificate), status=409)

    assert drafts() == []


def test_the_holder_may_not(cast: Cast, visitor: Visitor, certificate: Certificate):
    visitor.sign_in(holder(cast, certificate))

    visitor.post(correcting(certificate), status=403)


def test_an_officer_of_another_cohort_finds_nothing(
    cast: Cast, visitor: Visitor, certificate: Certificate
):
    other = cast.cohort("UBR-01")
    visitor.sign_in(cast.staff(Role.CERTIFICATE_OFFICER, cohort_id=other.id))

    visitor.post(correcting(certificate), status=404)


def test_nor_does_one_whose_own_certificate_it_is(
    cast: Cast, visitor: Visitor, certificate: Certificate
):
    mine, other = holder(cast, certificate), cast.cohort("UBR-01")
    with unit_of_work():
        accounts.grant(mine, Role.CERTIFICATE_OFFICER, cohort_id=other.id)
    visitor.sign_in(mine)

    visitor.post(correcting(certificate), status=404)


def test_a_stranger_is_asked_to_sign_in(visitor: Visitor, certificate: Certificate):
    page = visitor.post(correcting(certificate))

    assert "/en/sign-in" in page.location
