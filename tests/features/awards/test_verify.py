"""What anyone may check, in the phone's language, and no more than they must know."""

from datetime import timedelta

import pytest
from flask import Flask
from hypothesis import HealthCheck, example, settings
from hypothesis import given as drawn
from hypothesis import strategies as st

from certificates.check import ALPHABET
from certificates.codes import new_code
from lms.awards.models import Certificate
from lms.learning.models import Enrolment
from lms.people.models import Person
from lms.platform import clock
from lms.platform.db import db, unit_of_work
from lms.platform.journal import JournalEntry, Kind
from tests.cast import Cast
from tests.features.awards.scenes import Counted, award, drafts, given, printed, rename
from tests.visitor import Visitor

ARABIC, ENGLISH = {"Accept-Language": "ar-LY,ar;q=0.9"}, {"Accept-Language": "en-GB,en;q=0.8"}
LANGUAGES = [("ar", ARABIC), ("en", ENGLISH)]


@pytest.fixture
def certificate(cast: Cast):
    return given(cast)[0]


def short(certificate: Certificate) -> str:
    return f"/c/{award(certificate).code}"


def expire(certificate: Certificate, days: int = 1) -> None:
    with unit_of_work():
        row = db.session.get_one(Certificate, certificate.id)
        row.expires_on = row.issued_on + timedelta(days=days)


@pytest.mark.parametrize(
    ("headers", "words"),
    [(ARABIC, "شهادة صحيحة وسارية"), (ENGLISH, "This certificate is genuine and valid")],
)
def test_a_valid_one_says_so_in_the_phones_language(
    visitor: Visitor, certificate: Certificate, headers: dict[str, str], words: str
):
    page = visitor.send("GET", short(certificate), headers=headers)

    assert page.status == 200
    assert words in page.text


@pytest.mark.parametrize(
    ("language", "words"),
    [("ar", "استُبدلت بهذه الشهادة شهادة أحدث"), ("en", "has been replaced by a newer one")],
)
def test_one_that_was_replaced_says_so(
    cast: Cast,
    visitor: Visitor,
    neighbour: Visitor,
    certificate: Certificate,
    language: str,
    words: str,
):
    rename(certificate.enrolment.person, "سلمى علي محمد الورفلي", "Salmaa Ali")
    neighbour.sign_in(cast.officer()).post(f"/ar/certificates/{certificate.id}/correct")
    printed(drafts()[0])

    page = visitor.get(f"/{language}{short(certificate)}")

    assert words in page.text


@pytest.mark.parametrize(
    ("language", "words", "reason"),
    [
        ("ar", "أُلغيت هذه الشهادة", "أُسيء استعمال الشهادة"),
        ("en", "This certificate has been revoked", "The certificate was misused"),
    ],
)
def test_one_that_was_taken_back_says_so_and_why(
    cast: Cast,
    visitor: Visitor,
    neighbour: Visitor,
    certificate: Certificate,
    language: str,
    words: str,
    reason: str,
):
    neighbour.sign_in(cast.officer())
    neighbour.post(f"/ar/certificates/{certificate.id}/revoke", {"reason": "misuse"})

    page = visitor.get(f"/{language}{short(certificate)}")

    assert words in page.text
    assert reason in page.text


@pytest.mark.parametrize(
    ("language", "words"),
    [("ar", "شهادة صحيحة انتهت مدة سريانها"), ("en", "genuine, but its validity has ended")],
)
def test_one_that_has_run_out_says_so(
    visitor: Visitor, certificate: Certificate, language: str, words: str
):
    expire(certificate)

    with clock.standing_at(clock.now() + timedelta(days=2)):
        page = visitor.get(f"/{language}{short(certificate)}")

    assert words in page.text


def test_on_its_last_day_it_is_valid(visitor: Visitor, certificate: Certificate):
    expire(certificate)

    with clock.standing_at(clock.now() + timedelta(days=1)):
        page = visitor.get(f"/en{short(certificate)}")

    assert "genuine and valid" in page.text


def test_it_says_the_names_as_issued_whatever_the_record_says_now(
    visitor: Visitor, certificate: Certificate
):
    rename(certificate.enrolment.person, "سلمى علي محمد الورفلي", "Salmaa Ali")

    page = visitor.get(f"/en{short(certificate)}")

    assert "سالمة علي محمد الورفلي" in page.text
    assert "Salma Ali Mohamed Al-Werfalli" in page.text


def test_it_shows_nothing_else_of_the_holder(visitor: Visitor, certificate: Certificate):
    person = certificate.enrolment.person
    with unit_of_work():
        row = db.session.get_one(Person, person.id)
        row.phone, row.national_tail = "+218912345678", "987"
        db.session.get_one(Enrolment, certificate.enrolment_id).job_title = "مشرف مناوبة"

    page = visitor.get(f"/en{short(certificate)}")

    told = [
        "Ministry of Health",
        "80%",
        "90%",
        "Sebha",
        "+218912345678",
        "987",
        "مشرف مناوبة",
        "salma0@example.org",
        "woman",
        certificate.enrolment.cohort.code,
        str(person.id),
        person.number,
    ]
    assert [one for one in told if one in page.html] == []


@pytest.mark.parametrize(("language", "headers"), LANGUAGES)
def test_a_code_nobody_was_given_is_unknown(
    visitor: Visitor, certificate: Certificate, language: str, headers: dict[str, str]
):
    del certificate

    page = visitor.send("GET", f"/c/{new_code()}", headers=headers)

    assert page.status == 404
    assert f'lang="{language}"' in page.html


def test_an_unknown_code_stays_in_the_field(visitor: Visitor, certificate: Certificate):
    del certificate
    code = new_code()

    page = visitor.get(f"/en/c/{code}", status=404)

    assert "No certificate has this code." in page.text
    assert f'value="{code}"' in page.html


@drawn(place=st.integers(0, 13), other=st.sampled_from(ALPHABET))
@example(place=13, other="0")
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_one_wrong_character_finds_nothing(
    app: Flask, visitor: Visitor, certificate: Certificate, place: int, other: str
):
    code = certificate.code
    typed = code[:place] + other + code[place + 1 :]
    app.extensions.pop("throttle", None)

    page = visitor.send("GET", f"/en/c/{typed}")

    assert (page.status == 200) == (typed == code)


def test_a_mistyped_code_is_told_apart_from_no_code(visitor: Visitor, certificate: Certificate):
    code = certificate.code
    mistyped = code[:3] + ("0" if code[3] != "0" else "1") + code[4:]

    wrong = visitor.get(f"/en/verify?code={mistyped}", status=422)
    none = visitor.get("/en/verify?code=hello", status=422)

    assert "A letter or digit of this code is not right." in wrong.text
    assert "This is not a certificate code." in none.text


def test_a_code_is_read_as_people_type_it(visitor: Visitor, certificate: Certificate):
    typed = award(certificate).code.lower().replace("-", " ").replace("0", "o")

    page = visitor.follow(visitor.get(f"/en/verify?code= {typed} ", status=303))

    assert certificate.serial in page.text


def test_the_form_asks_for_a_code(visitor: Visitor):
    page = visitor.get("/ar/verify")

    assert [f["name"] for f in page.markup.of("input") if f.get("type") != "hidden"] == ["code"]


def test_the_other_language_keeps_the_certificate(visitor: Visitor, certificate: Certificate):
    page = visitor.send("GET", short(certificate), headers=ARABIC)

    assert f"/en{short(certificate)}" in page.links()


def test_a_guesser_is_slowed_down(visitor: Visitor, certificate: Certificate):
    del certificate
    statuses = [visitor.send("GET", f"/c/{new_code()}").status for _ in range(25)]

    assert set(statuses[:20]) == {404}
    assert set(statuses[20:]) == {429}


def test_a_clerk_with_a_pile_of_papers_is_not(visitor: Visitor, certificate: Certificate):
    statuses = {visitor.send("GET", short(certificate)).status for _ in range(40)}

    assert statuses == {200}


def test_each_check_is_noted_without_who_asked(visitor: Visitor, certificate: Certificate):
    visitor.send("GET", short(certificate))

    [note] = db.session.query(JournalEntry).filter_by(kind=Kind.VERIFIED)
    assert (note.thing_id, note.account_id, note.outcome) == (certificate.id, None, "valid")


def test_it_takes_one_statement_of_its_own(
    visitor: Visitor, certificate: Certificate, statements: Counted
):
    address = short(certificate)

    made = statements(lambda: visitor.send("GET", address))

    assert len([one for one in made if "FROM certificate" in one]) == 1


def test_it_weighs_little(visitor: Visitor, certificate: Certificate):
    page = visitor.send("GET", short(certificate), headers={"Accept-Encoding": "gzip", **ARABIC})

    assert len(page.response.data) <= 6_000
