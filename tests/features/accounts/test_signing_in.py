"""Signing in: one answer for every no, and a session that can be ended at once."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from lms.people.accounts import rules, services
from lms.people.accounts.models import SignIn
from lms.platform import clock
from lms.platform.db import db, unit_of_work
from tests.cast import PASSWORD, Cast
from tests.pages import Page
from tests.visitor import Visitor

WRONG = "الرقم الوظيفي أو كلمة المرور غير صحيحة"


def _try(visitor: Visitor, identifier: str, password: str, *, status: int = 303) -> Page:
    return visitor.post(
        "/ar/sign-in", {"identifier": identifier, "password": password}, status=status
    )


def test_a_staff_number_and_its_password_open_the_home_page(cast: Cast, visitor: Visitor):
    account = cast.account(staff_number="10452")

    answer = _try(visitor, "10452", PASSWORD)

    assert answer.location.endswith("/ar/")
    assert account.person.given_ar in visitor.follow(answer).text


@pytest.mark.parametrize(
    "written", ["١٠٤٥٢", " 10452 ", "0912345678", "+218 91 234 5678", "HUDA@example.org"]
)
def test_other_digits_a_phone_or_an_address_open_it_too(cast: Cast, visitor: Visitor, written: str):
    person = cast.person(phone="+218912345678", email="huda@example.org")
    cast.account(person, staff_number="10452")

    assert _try(visitor, written, PASSWORD).status == 303


@pytest.mark.parametrize(
    ("identifier", "password"), [("10452", "wrong"), ("99999", PASSWORD), ("10453", PASSWORD)]
)
def test_wrong_unknown_and_disabled_get_the_same_answer(
    cast: Cast, visitor: Visitor, identifier: str, password: str
):
    cast.account(staff_number="10452")
    disabled = cast.account(cast.person("علي سالم عمر الهوني", ""), staff_number="10453")
    with unit_of_work():
        services.disable(disabled)

    answer = _try(visitor, identifier, password, status=422)

    assert WRONG in answer.text


def test_what_was_typed_as_a_name_is_kept_and_the_password_is_not(cast: Cast, visitor: Visitor):
    answer = _try(visitor, "10452", "a secret word", status=422)

    assert 'value="10452"' in answer.html
    assert "a secret word" not in answer.html


def test_after_five_wrong_guesses_even_the_right_password_waits(cast: Cast, visitor: Visitor):
    cast.account(staff_number="10452")
    [_try(visitor, "10452", "wrong", status=422) for _ in range(rules.GUESSES_PER_ACCOUNT)]

    stopped = _try(visitor, "10452", PASSWORD, status=422)
    with clock.standing_at(clock.now() + rules.GUESS_WINDOW + timedelta(seconds=1)):
        later = _try(visitor, "10452", PASSWORD)

    assert WRONG in stopped.text
    assert later.status == 303


def test_signing_in_leads_back_to_the_page_that_was_asked_for(cast: Cast, visitor: Visitor):
    cast.account(staff_number="10452")

    asked = visitor.get("/ar/account", status=303)
    answer = visitor.post(asked.location, {"identifier": "10452", "password": PASSWORD})

    assert answer.location == "/ar/account"


@pytest.mark.parametrize(
    "way", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_no_way_leads_out_of_the_site(cast: Cast, visitor: Visitor, way: str):
    cast.account(staff_number="10452")

    answer = visitor.post("/ar/sign-in", {"identifier": "10452", "password": PASSWORD, "next": way})

    assert answer.location == "/ar/"


def test_signing_out_ends_the_session_on_the_server(cast: Cast, visitor: Visitor):
    visitor.sign_in(cast.account())

    visitor.post("/ar/sign-out")

    assert visitor.get("/ar/account", status=303).location.startswith("/ar/sign-in")
    assert db.session.scalar(select(func.count()).where(SignIn.ended_at.is_(None))) == 0


def test_a_disabled_account_is_out_with_its_next_request(cast: Cast, visitor: Visitor):
    account = cast.account()
    visitor.sign_in(account)

    with unit_of_work():
        services.disable(account)

    visitor.get("/ar/account", status=303)


def test_a_session_that_rests_too_long_ends(cast: Cast, visitor: Visitor):
    visitor.sign_in(cast.account())

    with clock.standing_at(clock.now() + rules.TRAINEE.idle + timedelta(minutes=1)):
        answer = visitor.get("/ar/account", status=303)

    assert "/sign-in" in answer.location


def test_the_cookie_alone_does_not_open_a_session_that_was_ended_elsewhere(
    cast: Cast, visitor: Visitor, neighbour: Visitor
):
    account = cast.account()
    visitor.sign_in(account)
    neighbour.sign_in(account)
    lost = db.session.scalars(select(SignIn).order_by(SignIn.created_at, SignIn.id)).first()

    neighbour.post(f"/ar/account/sign-ins/{lost.id if lost else ''}/end")

    visitor.get("/ar/account", status=303)
    assert "هذا الجهاز" in neighbour.get("/ar/account").text
