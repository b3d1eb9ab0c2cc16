"""A form kept for its sender: one at a time, however often it is sent."""

import pytest
from sqlalchemy import func, select

from lms.people.accounts import services
from lms.people.accounts.models import HeldForm
from lms.platform.db import db, unit_of_work
from tests.cast import Cast
from tests.visitor import Visitor


def test_an_ended_session_keeps_only_the_form_it_sent_last(cast: Cast, visitor: Visitor):
    account = cast.account()
    visitor.sign_in(account)
    fields = {"csrf_token": visitor.token()}
    with unit_of_work():
        services.end(account.id)

    [visitor.send("POST", "/ar/sign-out", data={**fields, "note": n}) for n in ("one", "two")]

    held = db.session.scalars(select(HeldForm)).one()
    assert ("note", "two") in services.opened(held)


def test_a_form_of_somebody_else_stays(cast: Cast, visitor: Visitor):
    mine, theirs = cast.account(), cast.account(cast.person("علي سالم عمر الهوني", ""))

    with unit_of_work():
        services.hold(theirs.id, "/ar/sign-out", [("note", "theirs")])
        services.hold(mine.id, "/ar/sign-out", [("note", "mine")])

    assert db.session.scalar(select(func.count()).select_from(HeldForm)) == 2


def test_a_form_sent_to_an_endless_address_is_not_kept(cast: Cast, visitor: Visitor):
    account = cast.account()
    visitor.sign_in(account)
    fields = {"csrf_token": visitor.token(), "note": "text"}
    with unit_of_work():
        services.end(account.id)

    answer = visitor.send("POST", f"/ar/learn/{account.id}/lessons/{'x' * 1000}", data=fields)

    assert answer.status == 303
    assert db.session.scalar(select(func.count()).select_from(HeldForm)) == 0


@pytest.mark.parametrize("field", ["password", "current", "code", "new_code"])
def test_a_form_with_a_secret_is_not_kept(cast: Cast, visitor: Visitor, field: str):
    account = cast.account()
    visitor.sign_in(account)
    fields = {"csrf_token": visitor.token(), field: "a secret of its sender", "note": "text"}
    with unit_of_work():
        services.end(account.id)

    answer = visitor.send("POST", "/ar/account/password", data=fields)

    assert answer.status == 303
    assert db.session.scalar(select(func.count()).select_from(HeldForm)) == 0
