"""Whatever is wrong with a sign-in, the answer is one and costs the same: it tells nothing."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import argon2
import pytest

from lms.people.accounts import passwords, rules, services
from lms.people.accounts.models import Account
from lms.platform.db import db, unit_of_work
from lms.platform.permissions import Role
from tests.cast import PASSWORD, Cast
from tests.features.accounts.phones import phone_of
from tests.pages import Page
from tests.statements import Statements, sent_by
from tests.visitor import Visitor

TOKEN = re.compile(r'name="csrf_token" value="[^"]*"')
OF_EACH_ANSWER = {"Set-Cookie", "X-Request-Id"}
NUMBER = "10452"
SHARED = "+218912345678"


@dataclass(frozen=True)
class Answer:
    """All that somebody outside can tell of an answer."""

    status: int
    body: str
    headers: tuple[tuple[str, str], ...]
    statements: int
    hashes: int


def _wrong_password(cast: Cast) -> str:
    cast.account(staff_number=NUMBER)
    return "not this one"


def _unknown(cast: Cast) -> str:
    return PASSWORD


def _closed(cast: Cast) -> str:
    account = cast.account(staff_number=NUMBER)
    with unit_of_work():
        services.disable(account)
    return PASSWORD


def _no_password_yet(cast: Cast) -> str:
    account = cast.account(staff_number=NUMBER)
    with unit_of_work():
        db.session.get_one(Account, account.id).password_hash = ""
    return PASSWORD


def _throttled(cast: Cast) -> str:
    cast.account(staff_number=NUMBER)
    _guess_too_often()
    return PASSWORD


def _throttled_with_second_step(cast: Cast) -> str:
    account = cast.account(staff_number=NUMBER)
    with unit_of_work():
        services.grant(account, Role.OFFICER)
    phone_of(account)
    _guess_too_often()
    return PASSWORD


def _two_people_with_that_number(cast: Cast) -> str:
    cast.account(cast.person(email=NUMBER, phone=NUMBER), staff_number="20001")
    cast.account(cast.person(email=NUMBER, phone=NUMBER), staff_number="20002")
    return PASSWORD


def _guess_too_often() -> None:
    with unit_of_work():
        for _ in range(rules.GUESSES_PER_ACCOUNT):
            services.enter(services.prove(NUMBER, "no", address="203.0.113.9"), device="")


CASES: list[Callable[[Cast], str]] = [
    _wrong_password,
    _closed,
    _no_password_yet,
    _throttled,
    _throttled_with_second_step,
    _two_people_with_that_number,
]


def _answered(visitor: Visitor, password: str, monkeypatch: pytest.MonkeyPatch) -> Answer:
    """Sign in and note whatever somebody outside could measure."""
    hashes: list[str] = []
    verify = argon2.PasswordHasher.verify

    def counting(hasher: argon2.PasswordHasher, stored: str, typed: str) -> bool:
        hashes.append(stored)
        return verify(hasher, stored, typed)

    fields = {"identifier": NUMBER, "password": password, "csrf_token": visitor.token()}
    answers: list[Page] = []
    with monkeypatch.context() as patch:
        patch.setattr(argon2.PasswordHasher, "verify", counting)
        sent = sent_by(lambda: answers.append(visitor.send("POST", "/ar/sign-in", data=fields)))
    page = answers[0]
    headers = sorted((k, v) for k, v in page.response.headers if k not in OF_EACH_ANSWER)
    body = TOKEN.sub("", page.html)
    return Answer(page.status, body, tuple(headers), len(sent), len(hashes))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__.strip("_"))
def test_every_no_looks_and_costs_like_that_to_an_unknown_name(
    cast: Cast,
    visitor: Visitor,
    neighbour: Visitor,
    case: Callable[[Cast], str],
    monkeypatch: pytest.MonkeyPatch,
):
    passwords.fits(None, "warm")
    unknown = _answered(neighbour, _unknown(cast), monkeypatch)

    found = _answered(visitor, case(cast), monkeypatch)

    assert found == unknown
    assert (found.status, found.hashes) == (422, 1)


def test_an_account_without_a_password_opens_to_no_word_at_all(cast: Cast, visitor: Visitor):
    _no_password_yet(cast)

    for_nobody = {"identifier": NUMBER, "password": "nobody has this password"}

    visitor.post("/ar/sign-in", for_nobody, status=422)


@pytest.mark.parametrize("shared", [{"phone": SHARED}, {"email": "office@example.org"}])
def test_who_shares_a_phone_or_an_address_signs_in_by_staff_number(
    cast: Cast, visitor: Visitor, shared: dict[str, str]
):
    cast.account(cast.person(**shared), staff_number=NUMBER)
    cast.account(cast.person(**shared), staff_number="20002")

    fields = {"identifier": next(iter(shared.values())), "password": PASSWORD}
    visitor.post("/ar/sign-in", fields, status=422)

    assert visitor.post("/ar/sign-in", {**fields, "identifier": NUMBER}).location == "/ar/"


def test_a_staff_number_that_is_the_phone_of_another_belongs_to_its_owner(
    cast: Cast, visitor: Visitor
):
    cast.account(cast.person(phone=SHARED))
    owner = cast.account(cast.person("هدى علي سالم المبروك", "Huda Ali"), staff_number="0912345678")

    answer = visitor.post("/ar/sign-in", {"identifier": "0912345678", "password": PASSWORD})

    assert owner.person.given_ar in visitor.follow(answer).text


def test_the_right_password_costs_one_hash_too(
    cast: Cast, visitor: Visitor, statements: Statements, monkeypatch: pytest.MonkeyPatch
):
    cast.account(staff_number=NUMBER)

    answer = _answered(visitor, PASSWORD, monkeypatch)

    assert (answer.status, answer.hashes) == (303, 1)
