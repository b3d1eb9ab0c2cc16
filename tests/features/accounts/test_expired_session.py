"""A form that meets an expired session is kept for its sender."""

from datetime import timedelta

from lms.people.accounts import services
from lms.platform import clock
from lms.platform.db import unit_of_work
from tests.cast import PASSWORD, Cast
from tests.visitor import Visitor

FIELDS = {"note": "ملاحظة طويلة كتبتها قبل انتهاء الجلسة", "note2": "second"}


def _expired(cast: Cast, visitor: Visitor, *, staff_number: str) -> None:
    account = cast.account(staff_number=staff_number)
    visitor.sign_in(account)
    token = visitor.token()
    with unit_of_work():
        services.end(account.id)
    answer = visitor.send("POST", "/ar/sign-out", data={"csrf_token": token, **FIELDS})
    assert "/ar/sign-in" in answer.location


def test_what_was_typed_is_offered_again_after_signing_in(cast: Cast, visitor: Visitor):
    _expired(cast, visitor, staff_number="10452")

    answer = visitor.post("/ar/sign-in", {"identifier": "10452", "password": PASSWORD})
    page = visitor.follow(answer)

    assert FIELDS["note"] in page.html
    assert 'action="/ar/sign-out"' in page.html


def test_whoever_has_to_sign_in_again_is_told_that_nothing_is_lost(cast: Cast, visitor: Visitor):
    _expired(cast, visitor, staff_number="10452")

    page = visitor.get("/ar/sign-in")

    assert "انتهت جلستك. سجّل الدخول من جديد" in page.text


def test_a_stranger_is_promised_nothing(visitor: Visitor):
    visitor.send("POST", "/ar/sign-out", data={"csrf_token": visitor.token(), **FIELDS})

    assert "انتهت جلستك" not in visitor.get("/ar/sign-in").text


def test_somebody_else_on_the_same_phone_does_not_see_it(cast: Cast, visitor: Visitor):
    _expired(cast, visitor, staff_number="10452")
    cast.account(cast.person("علي سالم عمر الهوني", ""), staff_number="20001")

    answer = visitor.post("/ar/sign-in", {"identifier": "20001", "password": PASSWORD})

    assert answer.location == "/ar/"


def test_it_is_kept_for_half_an_hour(cast: Cast, visitor: Visitor):
    _expired(cast, visitor, staff_number="10452")

    with clock.standing_at(clock.now() + services.HOLD + timedelta(seconds=1)):
        answer = visitor.post("/ar/sign-in", {"identifier": "10452", "password": PASSWORD})

    assert answer.location == "/ar/"
