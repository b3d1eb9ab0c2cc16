"""A forgotten password: the same answer for everybody, a letter only for its owner."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from lms.people.accounts import passwords, services
from lms.people.accounts.models import Account
from lms.people.accounts.tickets import rules
from lms.people.accounts.tickets.views import forgetting
from lms.platform import clock, throttle
from lms.platform.db import db, unit_of_work
from lms.platform.jobs import queue
from lms.platform.jobs.models import Job
from tests.cast import PASSWORD, Cast
from tests.features.accounts.ways import CHOSEN, FIELDS, letters, link, tickets
from tests.pages import Page
from tests.statements import Statements
from tests.visitor import Visitor

WHO = (
    "10452",
    "+218912345678",
    "huda@example.org",
    "99999",
    "20001",
    "30001",
    "nobody@example.org",
)


@pytest.fixture(autouse=True)
def unhurried(app: Flask) -> None:
    """Nobody has asked yet."""
    app.extensions.pop("throttle", None)


@pytest.fixture
def huda(cast: Cast) -> Account:
    """Somebody with a phone and an address."""
    person = cast.person(phone="+218912345678", email="huda@example.org")
    return cast.account(person, staff_number="10452")


def _ask(visitor: Visitor, identifier: str, *, status: int = 200) -> Page:
    return visitor.post("/ar/forgot", {"identifier": identifier}, status=status)


def _written(visitor: Visitor, identifier: str = "10452") -> str:
    _ask(visitor, identifier)
    queue.work_off()
    return link(letters()[-1].body)


@pytest.mark.parametrize("written", ["10452", "١٠٤٥٢", "0912345678", "Huda@Example.org"])
def test_the_owner_gets_a_link_in_however_many_ways_they_name_themselves(
    huda: Account, visitor: Visitor, written: str
):
    assert _written(visitor, written).startswith("/ar/enter/")
    assert letters()[-1].recipient == "huda@example.org"


def test_the_letter_is_in_the_language_of_the_owner(huda: Account, visitor: Visitor):
    with unit_of_work():
        huda.person.language = "en"

    path = _written(visitor)

    assert path.startswith("/en/enter/")
    assert letters()[-1].subject == "A new password for Masar"


def test_the_link_brings_its_owner_in(huda: Account, visitor: Visitor, neighbour: Visitor):
    neighbour.post(_written(visitor), FIELDS)
    neighbour.post("/ar/sign-out")

    neighbour.post("/ar/sign-in", {"identifier": "10452", "password": PASSWORD}, status=422)
    neighbour.post("/ar/sign-in", {"identifier": "10452", "password": CHOSEN})


def test_the_link_holds_for_half_an_hour(huda: Account, visitor: Visitor, neighbour: Visitor):
    path = _written(visitor)

    with clock.standing_at(clock.now() + rules.MAIL_LASTS - timedelta(seconds=5)):
        neighbour.get(path)
    with clock.standing_at(clock.now() + rules.MAIL_LASTS):
        neighbour.get(path, status=404)


def test_the_password_stays_as_it_is_until_the_link_is_used(huda: Account, visitor: Visitor):
    _written(visitor)

    visitor.post("/ar/sign-in", {"identifier": "10452", "password": PASSWORD})


def _population(cast: Cast) -> None:
    """One account with an address, one closed, one without an address."""
    closed = cast.account(cast.person(email="ali@example.org"), staff_number="20001")
    cast.account(staff_number="30001")
    with unit_of_work():
        services.disable(closed)


def test_known_unknown_closed_and_without_address_get_the_same_answer(
    cast: Cast, huda: Account, visitor: Visitor
):
    _population(cast)

    said = {_ask(visitor, who).text for who in WHO}

    assert len(said) == 1


def test_the_same_statements_are_sent_for_everybody_and_nothing_is_hashed(
    cast: Cast,
    huda: Account,
    visitor: Visitor,
    statements: Statements,
    monkeypatch: pytest.MonkeyPatch,
):
    _population(cast)
    monkeypatch.setattr(passwords, "hashed", None)
    monkeypatch.setattr(passwords, "fits", None)
    names = ("10452", "20001", "30001", "99999")

    sent = [statements(lambda who=who: _ask(visitor, who)) for who in names]  # type: ignore[misc]

    assert sent[0] == sent[1] == sent[2] == sent[3]
    assert letters() == []


def test_one_job_is_queued_for_everybody(cast: Cast, huda: Account, visitor: Visitor):
    _population(cast)

    [_ask(visitor, who) for who in ("10452", "99999")]

    assert db.session.scalar(select(func.count()).select_from(Job)) == 2


@pytest.mark.parametrize("who", ["20001", "30001", "99999"])
def test_only_an_open_account_with_an_address_is_written_to(cast: Cast, visitor: Visitor, who: str):
    _population(cast)

    _ask(visitor, who)
    queue.work_off()

    assert (letters(), tickets()) == ([], [])


def test_one_account_gets_three_letters_an_hour_at_most(huda: Account, visitor: Visitor):
    [_ask(visitor, "10452") for _ in range(rules.MAILS_AT_MOST + 2)]

    queue.work_off()

    assert len(letters()) == rules.MAILS_AT_MOST


def test_an_hour_later_it_gets_another(huda: Account, visitor: Visitor):
    [_ask(visitor, "10452") for _ in range(rules.MAILS_AT_MOST)]
    queue.work_off()

    with clock.standing_at(clock.now() + rules.MAILS_WINDOW):
        _ask(visitor, "10452")
        queue.work_off()

    assert len(letters()) == rules.MAILS_AT_MOST + 1


def test_an_address_that_asks_too_often_waits(visitor: Visitor):
    [_ask(visitor, "99999") for _ in range(forgetting.PER_MINUTE)]

    answer = _ask(visitor, "99999", status=429)

    assert "محاولات" in answer.text


def test_the_answer_says_what_to_do_without_an_address(visitor: Visitor):
    page = _ask(visitor, "99999")

    assert "اطلب من مدربك رمزًا" in page.text
    assert "/ar/enter" in page.links()


@pytest.mark.parametrize("identifier", ["", "x" * 255])
def test_nobody_and_a_flood_are_asked_again(visitor: Visitor, identifier: str):
    _ask(visitor, identifier, status=422)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_sign_in_page_leads_there(visitor: Visitor, language: str):
    page = visitor.get(f"/{language}/sign-in")

    assert {f"/{language}/forgot", f"/{language}/enter"} <= set(page.links())
    visitor.get(f"/{language}/forgot")


def test_throttling_is_counted_for_this_page_alone(app: Flask, visitor: Visitor):
    [_ask(visitor, "99999") for _ in range(forgetting.PER_MINUTE)]

    with app.test_request_context():
        throttle.check("another", per_minute=1)
