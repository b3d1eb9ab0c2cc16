"""Guessing passwords: counted under the account however it is named, stopped before it costs."""

import time
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from lms.people.accounts import password_rules, passwords, rules, services
from lms.people.accounts.models import FailedSignIn
from lms.people.accounts.password_rules import Owner
from lms.platform import clock
from lms.platform.db import db, unit_of_work
from tests.cast import PASSWORD, Cast
from tests.visitor import Page, Visitor

SPELLINGS = ("10452", "+218912345678", "0912345678", "091 234 5678", "Huda@Example.org")


def _try(visitor: Visitor, name: str, password: str, *, status: int = 422) -> Page:
    fields = {"identifier": name, "password": password}
    return visitor.post("/ar/sign-in", fields, status=status)


def _wrong_ones(count: int, *, address: str) -> None:
    with unit_of_work():
        for number in range(count):
            services.enter(services.prove(f"nobody-{number}", "x", address=address), device="")


def test_one_account_named_in_five_ways_has_five_guesses_in_all(cast: Cast, visitor: Visitor):
    person = cast.person(phone="+218912345678", email="huda@example.org")
    cast.account(person, staff_number="10452")
    [_try(visitor, name, "wrong") for name in SPELLINGS]

    answer = _try(visitor, "+218 91 23 45 678", PASSWORD)

    assert "انتظر" in answer.text


def test_an_address_that_guessed_too_often_is_refused_before_a_hash_is_made(
    app: object, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
):
    _wrong_ones(rules.GUESSES_PER_ADDRESS, address="127.0.0.1")
    monkeypatch.setattr(passwords, "fits", None)

    answer = _try(visitor, "10452", "wrong", status=429)

    assert "محاولات" in answer.text


def test_other_addresses_are_not_slowed_by_one_that_guesses(cast: Cast, visitor: Visitor):
    cast.account(staff_number="10452")
    _wrong_ones(rules.GUESSES_PER_ADDRESS, address="203.0.113.9")

    answer = _try(visitor, "10452", PASSWORD, status=303)

    assert answer.location == "/ar/"


def test_guesses_are_forgotten_when_they_no_longer_count(app: object):
    _wrong_ones(3, address="203.0.113.9")

    with clock.standing_at(clock.now() + rules.GUESS_WINDOW + timedelta(seconds=1)):
        _wrong_ones(1, address="203.0.113.9")

    assert db.session.scalar(select(func.count()).select_from(FailedSignIn)) == 2


def test_a_password_of_many_signs_is_judged_as_fast_as_any_other():
    signs = "4@8({[<369&#!1/|0$5+7%2"
    password_rules.weakness("loads the lists once", Owner())
    before = time.process_time()

    assert password_rules.weakness(signs * 4, Owner()) is None
    assert time.process_time() - before < 1


@pytest.mark.parametrize("password", ["P@$$word!(1)", "p@ssw0rd[1!]", "$#@!(password)"])
def test_a_leaked_password_in_disguise_stays_refused(password: str):
    assert password_rules.weakness(password, Owner()) is not None
