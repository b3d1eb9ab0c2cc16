"""Codes on paper for when the phone is gone: each counts once."""

import pytest
from sqlalchemy import select

from lms.people.accounts.models import RecoveryCode
from lms.people.accounts.second_step import rules
from lms.platform.audit import AuditEntry
from lms.platform.db import db
from lms.platform.mail import OutboxMessage
from tests.cast import Cast
from tests.features.accounts.phones import gives_code, gives_password, phone_of
from tests.visitor import Visitor


def test_a_recovery_code_opens_the_account_and_says_how_many_are_left(cast: Cast, visitor: Visitor):
    _phone, codes = phone_of(account := cast.officer())
    gives_password(visitor, account)

    answer = gives_code(visitor, rules.grouped(codes[3]))

    assert "9" in visitor.get("/ar/account").text
    assert answer.location == "/ar/"


def test_a_recovery_code_counts_once(cast: Cast, visitor: Visitor, neighbour: Visitor):
    _phone, codes = phone_of(account := cast.officer())
    gives_password(visitor, account)
    gives_code(visitor, codes[0])

    gives_password(neighbour, account)

    gives_code(neighbour, codes[0], status=422)


def test_the_recovery_code_of_somebody_else_opens_nothing(cast: Cast, visitor: Visitor):
    phone_of(mine := cast.officer())
    _phone, theirs = phone_of(cast.account())
    gives_password(visitor, mine)

    gives_code(visitor, theirs[0], status=422)


def test_the_owner_is_told_that_one_was_used(cast: Cast, visitor: Visitor):
    account = cast.account(cast.person(email="h@example.org", language="en"))
    _phone, codes = phone_of(account)
    gives_password(visitor, account)
    gives_code(visitor, codes[0])

    subjects = db.session.scalars(select(OutboxMessage.subject)).all()

    assert "A recovery code of your account was used" in subjects


def test_the_codes_are_kept_as_hashes(cast: Cast):
    _phone, codes = phone_of(cast.officer())

    kept = db.session.scalars(select(RecoveryCode.code_hash)).all()

    assert len(set(kept)) == rules.RECOVERY_CODES
    assert not set(kept) & set(codes)


def test_new_ones_need_a_code_and_replace_the_old(cast: Cast, visitor: Visitor, neighbour: Visitor):
    phone, old = phone_of(account := cast.officer())
    visitor.sign_in(account)

    fields = {"code": phone.code()}
    answer = visitor.post("/ar/account/second-step/codes", fields, status=200)

    gives_password(neighbour, account)
    gives_code(neighbour, old[0], status=422)
    assert "مرة واحدة" in answer.text
    assert "account:recovery-codes" in db.session.scalars(select(AuditEntry.act)).all()


def test_without_the_right_code_there_are_no_new_ones(cast: Cast, visitor: Visitor):
    phone_of(account := cast.officer())
    visitor.sign_in(account)

    visitor.post("/ar/account/second-step/codes", {"code": "000000"}, status=422)


@pytest.mark.parametrize("path", ["codes", "off", "phone"])
def test_who_is_halfway_in_makes_none(cast: Cast, visitor: Visitor, path: str):
    phone, _codes = phone_of(account := cast.officer())
    gives_password(visitor, account)

    answer = visitor.post(f"/ar/account/second-step/{path}", {"code": phone.code()})

    assert "/sign-in/code" in answer.location
