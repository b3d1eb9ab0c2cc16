"""Choosing another password while signed in."""

import pytest

from lms.people.accounts import rules
from lms.people.accounts.models import Account
from tests.cast import PASSWORD, Cast
from tests.features.accounts.ways import CHOSEN, letters
from tests.pages import Page
from tests.visitor import Visitor

PATH = "/ar/account/password"


@pytest.fixture
def huda(cast: Cast) -> Account:
    """Somebody with an address."""
    return cast.account(cast.person(email="huda@example.org"), staff_number="10452")


def _change(visitor: Visitor, *, status: int = 303, **more: str) -> Page:
    fields = {"current": PASSWORD, "password": CHOSEN, "again": CHOSEN, **more}
    return visitor.post(PATH, dict(fields), status=status)


def test_the_new_password_opens_the_account_and_the_old_one_does_not(
    huda: Account, visitor: Visitor, neighbour: Visitor
):
    _change(visitor.sign_in(huda))

    neighbour.post("/ar/sign-in", {"identifier": "10452", "password": PASSWORD}, status=422)
    neighbour.post("/ar/sign-in", {"identifier": "10452", "password": CHOSEN})


def test_other_sessions_end_and_this_one_stays(huda: Account, visitor: Visitor, neighbour: Visitor):
    neighbour.sign_in(huda)

    answer = _change(visitor.sign_in(huda))

    assert "وانتهت جلسة واحدة أخرى" in visitor.follow(answer).text
    neighbour.get("/ar/account", status=303)


def test_the_owner_is_told_by_mail(huda: Account, visitor: Visitor):
    _change(visitor.sign_in(huda))

    assert [letter.recipient for letter in letters()] == ["huda@example.org"]


def test_the_present_password_must_be_known(huda: Account, visitor: Visitor):
    page = _change(visitor.sign_in(huda), current="not it", status=422)

    assert "هذه ليست كلمة المرور الحالية" in page.text
    assert letters() == []


def test_guesses_at_the_present_password_count_like_those_at_the_door(
    huda: Account, visitor: Visitor
):
    visitor.sign_in(huda)
    [_change(visitor, current="wrong", status=422) for _ in range(rules.GUESSES_PER_ACCOUNT)]

    _change(visitor, status=422)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"password": "short", "again": "short"}, "من الأحرف والرموز هو 10"),
        ({"password": "qwertyuiop", "again": "qwertyuiop"}, "قوائم تُستعمل لاختراق الحسابات"),
        ({"again": "another one"}, "كلمتا المرور مختلفتان"),
        ({"password": PASSWORD, "again": PASSWORD}, "هذه كلمة المرور الحالية"),
        ({"current": ""}, "أدخل كلمة المرور الحالية"),
        ({"password": "", "again": ""}, "اختر كلمة مرور"),
        ({"password": "x" * 1025, "again": "x" * 1025}, "أطول من المسموح"),
    ],
)
def test_what_cannot_be_a_password_is_refused_with_what_helps(
    huda: Account, visitor: Visitor, fields: dict[str, str], said: str
):
    page = _change(visitor.sign_in(huda), status=422, **fields)

    assert said in page.text


def test_staff_need_a_longer_one(cast: Cast, visitor: Visitor):
    ten = {"password": "xKq8#mVt2z", "again": "xKq8#mVt2z"}

    page = _change(visitor.sign_in(cast.officer()), status=422, **ten)

    assert "من الأحرف والرموز هو 12" in page.text


def test_my_account_leads_there(huda: Account, visitor: Visitor):
    assert PATH in visitor.sign_in(huda).get("/ar/account").links()
    visitor.get(PATH)


def test_a_stranger_is_asked_to_sign_in(visitor: Visitor):
    visitor.get(PATH, status=303)
    _change(visitor)

    assert letters() == []
