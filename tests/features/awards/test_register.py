"""The register: every certificate, found by what is at hand."""

import pytest

from lms.platform.permissions import Role
from tests.cast import Cast
from tests.features.awards.scenes import Counted, given, rename
from tests.visitor import Visitor

MOST_STATEMENTS = 12


@pytest.fixture
def officer(cast: Cast, visitor: Visitor):
    return visitor.sign_in(cast.officer())


@pytest.mark.parametrize("words", ["MRRM-", "هدي", "huda", "SEB-0", "الورفلى", "HUDA"])
def test_it_is_found_by_serial_name_or_cohort(cast: Cast, officer: Visitor, words: str):
    certificate = given(cast, count=2)[1]

    page = officer.get(f"/ar/certificates/register?q={words}")

    assert certificate.serial in page.text


def test_it_is_found_by_the_code_as_it_is_printed(cast: Cast, officer: Visitor):
    wanted, other = given(cast, count=2)
    code = f"{wanted.code[:5]}-{wanted.code[5:10]}-{wanted.code[10:]}".lower()

    page = officer.get(f"/ar/certificates/register?q={code}")

    assert wanted.serial in page.text
    assert other.serial not in page.text


def test_nothing_found_keeps_what_was_asked(cast: Cast, officer: Visitor):
    given(cast)

    page = officer.get('/en/certificates/register?q=100%25_"<b>')

    assert "No certificate found" in page.text
    assert 'value="100%_&#34;&lt;b&gt;"' in page.html


def test_an_empty_register_says_how_it_fills(officer: Visitor):
    page = officer.get("/en/certificates/register")

    assert "No certificates yet" in page.text


def test_the_newest_stands_first(cast: Cast, officer: Visitor):
    first, second = given(cast, count=2)

    page = officer.get("/en/certificates/register")

    assert page.text.index(second.serial) < page.text.index(first.serial)


def test_a_long_register_is_read_a_page_at_a_time(
    cast: Cast, officer: Visitor, statements: Counted
):
    certificates = given(cast, count=52)

    made = statements(lambda: officer.get("/en/certificates/register"))

    page = officer.get("/en/certificates/register?page=2")
    assert len(made) <= MOST_STATEMENTS
    assert certificates[0].serial in page.text
    assert certificates[51].serial not in page.text


@pytest.mark.parametrize("page", ["0", "-3", "99", "x"])
def test_a_page_that_is_not_there_is_the_nearest(cast: Cast, officer: Visitor, page: str):
    certificate = given(cast)[0]

    found = officer.get(f"/en/certificates/register?page={page}")

    assert certificate.serial in found.text


def test_a_trainer_sees_the_certificates_of_their_cohort(cast: Cast, visitor: Visitor):
    [mine] = given(cast, code="SEB-01")
    [other] = given(cast, code="SEB-02")
    visitor.sign_in(cast.trainer(mine.enrolment.cohort))

    page = visitor.get("/en/certificates/register")

    assert mine.serial in page.text
    assert other.serial not in page.text


def test_the_name_is_the_present_one(cast: Cast, officer: Visitor):
    [certificate] = given(cast)
    rename(certificate.enrolment.person, "سلمى علي محمد الورفلي", "Salmaa Ali")

    page = officer.get("/en/certificates/register")

    assert "Salmaa Ali" in page.text


def test_what_each_is_worth_stands_beside_it(cast: Cast, officer: Visitor):
    [certificate] = given(cast)
    officer.post(f"/en/certificates/{certificate.id}/revoke", {"reason": "misuse"})

    page = officer.get("/en/certificates/register")

    assert "Revoked" in page.text


def test_somebody_without_the_permission_is_refused(cast: Cast, visitor: Visitor):
    visitor.sign_in(cast.staff(Role.FOCAL_POINT))

    visitor.get("/en/certificates/register", status=403)


def test_a_stranger_is_asked_to_sign_in(visitor: Visitor):
    page = visitor.get("/ar/certificates/register", status=303)

    assert "/ar/sign-in" in page.location
