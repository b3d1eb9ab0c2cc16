"""My certificates, and what is on the way to one."""

import pytest

from tests.cast import Cast
from tests.features.awards.scenes import Counted, award, given, holder
from tests.visitor import Visitor


def test_my_certificate_shows_both_titles_and_its_code(cast: Cast, visitor: Visitor):
    [certificate] = given(cast)
    visitor.sign_in(holder(cast, certificate))

    page = visitor.get("/ar/certificates")

    facts = award(certificate).facts
    assert facts.course.title.ar in page.text
    assert facts.course.title.en in page.text
    assert award(certificate).code in page.text


def test_its_qr_and_its_link_lead_to_the_public_page(cast: Cast, visitor: Visitor):
    [certificate] = given(cast)
    visitor.sign_in(holder(cast, certificate))

    page = visitor.get("/ar/certificates")

    assert f"http://localhost/c/{award(certificate).code}" in page.links()
    assert f"/ar/certificates/{certificate.id}.pdf" in page.links()


@pytest.mark.parametrize(("language", "word"), [("en", "Revoked"), ("ar", "ملغاة")])
def test_one_that_was_taken_back_says_so(
    cast: Cast, visitor: Visitor, neighbour: Visitor, language: str, word: str
):
    [certificate] = given(cast)
    neighbour.sign_in(cast.officer())
    neighbour.post(f"/ar/certificates/{certificate.id}/revoke", {"reason": "issued-in-error"})
    visitor.sign_in(holder(cast, certificate))

    page = visitor.get(f"/{language}/certificates")

    assert word in page.text


def test_what_i_am_enrolled_in_is_on_the_way(cast: Cast, visitor: Visitor):
    account, enrolment = cast.trainee(cast.cohort())
    visitor.sign_in(account)

    page = visitor.get("/en/certificates")

    assert "On the way" in page.text
    assert f"/en/learn/{enrolment.id}" in page.links()


def test_the_certificates_of_others_are_not_mine(cast: Cast, visitor: Visitor):
    [certificate] = given(cast)
    visitor.sign_in(cast.account())

    page = visitor.get("/en/certificates")

    assert "No certificates yet" in page.text
    assert award(certificate).code not in page.text


def test_it_takes_few_statements(cast: Cast, visitor: Visitor, statements: Counted):
    [certificate] = given(cast)
    visitor.sign_in(holder(cast, certificate))

    made = statements(lambda: visitor.get("/ar/certificates"))

    assert len(made) <= 6


def test_a_stranger_is_asked_to_sign_in(visitor: Visitor):
    page = visitor.get("/ar/certificates", status=303)

    assert "/ar/sign-in" in page.location
