"""The second step: a code from the phone, for everyone above trainee."""

import threading
from contextvars import Context
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from pyotp import TOTP
from sqlalchemy import select

from lms.people.accounts import rules as accounts_rules
from lms.people.accounts import services as accounts
from lms.people.accounts.models import SignIn
from lms.people.accounts.second_step import rules
from lms.platform import clock
from lms.platform.db import db, unit_of_work
from lms.platform.mail import OutboxMessage
from lms.platform.permissions import Role
from lms.platform.settings import SecondStep, SettingsError, read_settings
from tests.cast import PASSWORD, Cast
from tests.features.accounts.phones import Phone, gives_code, gives_password, phone_of, scanned
from tests.visitor import Visitor

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105 - of no account
KEYS = {
    "BASE_URL": "https://masar.example.org",
    "SECRET_KEY": "x" * 40,
    "IDENTITY_KEY": "y" * 40,
}
NOT_RIGHT = "هذا الرمز غير صحيح"


@pytest.fixture
def offered(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation that leaves the second step to everybody's choice."""
    settings = replace(app.config["SETTINGS"], second_step=SecondStep.OFFERED)
    monkeypatch.setitem(app.config, "SETTINGS", settings)


def test_after_the_password_the_code_is_asked_for_and_opens_the_page_asked_for(
    cast: Cast, visitor: Visitor
):
    phone, _codes = phone_of(account := cast.officer())

    asked = gives_password(visitor, account, next="/ar/people")
    answer = visitor.post(asked.location, {"code": phone.code()})

    assert asked.location.startswith("/ar/sign-in/code")
    assert answer.location == "/ar/people"
    visitor.get("/ar/people")


@pytest.mark.parametrize("path", ["/ar/people", "/ar/account", "/ar/learn", "/ar/workshops"])
def test_with_the_password_alone_every_page_leads_to_the_code(
    cast: Cast, visitor: Visitor, path: str
):
    phone_of(account := cast.officer())
    gives_password(visitor, account)

    assert "/ar/sign-in/code" in visitor.get(path, status=303).location


def test_with_the_password_alone_nothing_can_be_sent(cast: Cast, visitor: Visitor):
    phone_of(account := cast.officer())
    gives_password(visitor, account)

    assert "/sign-in/code" in visitor.post("/ar/cohorts/new", {"code": "X"}).location


def test_a_script_with_the_password_alone_is_a_stranger(cast: Cast, visitor: Visitor):
    phone_of(account := cast.officer())
    gives_password(visitor, account)

    visitor.send_json("/ar/cohorts/new", {}, status=401)


def test_the_session_behind_the_code_has_a_token_of_its_own(cast: Cast, visitor: Visitor):
    phone, _codes = phone_of(account := cast.officer())
    gives_password(visitor, account)
    with visitor.client.session_transaction() as cookie:
        before = cookie["_user_id"]

    gives_code(visitor, phone.code())

    with visitor.client.session_transaction() as cookie:
        assert cookie["_user_id"] != before


def test_codes_in_arabic_digits_and_with_gaps_are_taken(cast: Cast, visitor: Visitor):
    phone, _codes = phone_of(account := cast.officer())
    gives_password(visitor, account)
    arabic = phone.code().translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))

    assert gives_code(visitor, f" {arabic[:3]} {arabic[3:]} ").location == "/ar/"


def test_a_code_counts_once(cast: Cast, visitor: Visitor, neighbour: Visitor):
    phone, _codes = phone_of(account := cast.officer())
    code = phone.code()
    gives_password(visitor, account)
    gives_code(visitor, code)

    gives_password(neighbour, account)
    again = gives_code(neighbour, code, status=422)

    assert NOT_RIGHT in again.text


@pytest.mark.parametrize(("later", "status"), [(1, 303), (2, 422), (-2, 422)])
def test_the_clock_of_the_phone_may_be_half_a_minute_off(
    cast: Cast, visitor: Visitor, later: int, status: int
):
    phone, _codes = phone_of(account := cast.officer())
    gives_password(visitor, account)

    gives_code(visitor, phone.code(later=later), status=status)


def test_after_five_wrong_codes_the_right_one_and_the_password_wait(
    cast: Cast, visitor: Visitor, neighbour: Visitor
):
    phone, _codes = phone_of(account := cast.officer())
    gives_password(visitor, account)
    [gives_code(visitor, "000000", status=422) for _ in range(accounts_rules.GUESSES_PER_ACCOUNT)]

    right = gives_code(visitor, phone.code(), status=422)
    fields = {"identifier": account.staff_number, "password": PASSWORD}
    password = neighbour.post("/ar/sign-in", fields, status=422)

    assert NOT_RIGHT in right.text
    assert "الرقم الوظيفي أو كلمة المرور غير صحيحة" in password.text


def test_who_gave_the_password_is_waited_for_twenty_minutes(cast: Cast, visitor: Visitor):
    phone, _codes = phone_of(account := cast.officer())
    gives_password(visitor, account)

    with clock.standing_at(clock.now() + accounts_rules.HALFWAY + timedelta(seconds=1)):
        late = gives_code(visitor, phone.code())

    assert late.location.startswith("/ar/sign-in")
    assert "/code" not in late.location


def test_closing_the_account_stops_whoever_is_halfway_in(cast: Cast, visitor: Visitor):
    phone, _codes = phone_of(account := cast.officer())
    gives_password(visitor, account)

    with unit_of_work():
        accounts.disable(account)

    assert "/code" not in gives_code(visitor, phone.code()).location


def test_a_reload_of_the_code_page_uses_no_second_code_up(cast: Cast, visitor: Visitor):
    phone, _codes = phone_of(account := cast.officer())
    gives_password(visitor, account)
    gives_code(visitor, phone.code())

    assert gives_code(visitor, phone.code()).location == "/ar/"


def test_the_form_that_met_an_expired_session_waits_for_the_second_step(
    cast: Cast, visitor: Visitor
):
    phone, _codes = phone_of(account := cast.officer())
    visitor.sign_in(account)
    with unit_of_work():
        accounts.end(account.id)
    visitor.post("/ar/cohorts/new", {"code": "SEB-09"})

    gives_password(visitor, account)
    answer = gives_code(visitor, phone.code())

    assert "SEB-09" in visitor.follow(answer).html


@pytest.mark.parametrize("language", ["ar", "en"])
def test_who_must_have_one_sees_nothing_but_the_page_that_sets_it_up(
    cast: Cast, visitor: Visitor, language: str
):
    gives_password(visitor, cast.officer())

    answer = visitor.get(f"/{language}/people", status=303)

    assert answer.location.startswith(f"/{language}/account/second-step")
    assert "<svg" in visitor.follow(answer).html


def test_setting_up_opens_the_house_and_shows_ten_codes_once(cast: Cast, visitor: Visitor):
    gives_password(visitor, cast.officer())
    phone = scanned(visitor.get("/ar/account/second-step"))

    done = visitor.post("/ar/account/second-step", {"new_code": phone.code()}, status=200)

    assert done.html.count("<li>") >= rules.RECOVERY_CODES
    assert done.response.headers["Cache-Control"] == "no-store"
    visitor.get("/ar/people")


def test_a_wrong_first_code_keeps_the_same_picture(cast: Cast, visitor: Visitor):
    gives_password(visitor, cast.officer())
    phone = scanned(visitor.get("/ar/account/second-step"))

    refused = visitor.post("/ar/account/second-step", {"new_code": "000000"}, status=422)

    assert scanned(refused).secret == phone.secret


def test_the_secret_does_not_lie_open_in_the_database(cast: Cast, visitor: Visitor):
    phone, _codes = phone_of(account := cast.officer())

    assert account.totp_sealed
    assert phone.secret.encode() not in account.totp_sealed


def test_a_new_sign_in_key_takes_nobodys_phone_away(
    app: Flask, cast: Cast, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
):
    phone, _codes = phone_of(account := cast.officer())
    monkeypatch.setitem(app.config, "SECRET_KEY", "a key that was changed after a leak")

    gives_password(visitor, account)

    assert gives_code(visitor, phone.code()).location == "/ar/"


def test_setting_up_a_phone_is_told_to_the_owner_in_their_language(cast: Cast, visitor: Visitor):
    person = cast.person(email="n@example.org", language="en")
    account = cast.account(person)
    phone_of(account)

    letters = db.session.scalars(select(OutboxMessage)).all()

    assert [(one.recipient, one.subject) for one in letters] == [
        ("n@example.org", "A phone was set up for your account")
    ]


def test_a_phone_cannot_be_set_up_over_another_without_its_code(cast: Cast, visitor: Visitor):
    phone_of(account := cast.officer())
    visitor.sign_in(account)

    visitor.post("/ar/account/second-step", {"new_code": "123456"}, status=409)


def test_a_role_given_to_a_trainee_asks_for_the_second_step_at_the_next_request(
    cast: Cast, visitor: Visitor
):
    account = cast.account()
    gives_password(visitor, account)
    visitor.get("/ar/learn")

    with unit_of_work():
        accounts.grant(account, Role.OFFICER)

    assert "/account/second-step" in visitor.get("/ar/people", status=303).location


def test_trainees_sign_in_with_the_password_alone(cast: Cast, visitor: Visitor):
    assert gives_password(visitor, cast.account()).location == "/ar/"


def test_where_it_is_offered_staff_sign_in_with_the_password_alone(
    offered: None, cast: Cast, visitor: Visitor
):
    account = cast.officer()

    assert gives_password(visitor, account).location == "/ar/"
    visitor.get("/ar/people")


def test_where_it_is_offered_a_phone_that_is_set_up_is_asked_for(
    offered: None, cast: Cast, visitor: Visitor
):
    phone_of(account := cast.officer())

    assert "/sign-in/code" in gives_password(visitor, account).location


def test_where_it_is_offered_it_can_be_given_up_with_a_code(
    offered: None, cast: Cast, visitor: Visitor
):
    phone, _codes = phone_of(account := cast.officer())
    visitor.sign_in(account)

    visitor.post("/ar/account/second-step/off", {"code": "000000"}, status=422)
    visitor.post("/ar/account/second-step/off", {"code": phone.code()})

    db.session.refresh(account)
    assert (account.totp_sealed, account.totp_step) == (None, None)


def test_where_it_is_required_it_cannot_be_given_up(cast: Cast, visitor: Visitor):
    phone, _codes = phone_of(account := cast.officer())
    visitor.sign_in(account)

    visitor.post("/ar/account/second-step/off", {"code": phone.code()}, status=409)


def test_another_phone_needs_a_code_of_each_and_ends_other_sessions(
    cast: Cast, visitor: Visitor, neighbour: Visitor
):
    old, _codes = phone_of(account := cast.officer())
    visitor.sign_in(account)
    neighbour.sign_in(account)
    new = scanned(visitor.get("/ar/account/second-step/phone"))

    visitor.post("/ar/account/second-step/phone", {"code": old.code(), "new_code": new.code()})

    neighbour.get("/ar/people", status=303)
    gives_password(neighbour, account)
    gives_code(neighbour, old.code(later=1), status=422)
    assert gives_code(neighbour, new.code(later=1)).location == "/ar/"


def test_another_phone_is_refused_without_the_code_of_the_one_before(cast: Cast, visitor: Visitor):
    phone_of(account := cast.officer())
    visitor.sign_in(account)
    new = scanned(visitor.get("/ar/account/second-step/phone"))

    fields = {"code": "000000", "new_code": new.code()}
    answer = visitor.post("/ar/account/second-step/phone", fields, status=422)

    assert NOT_RIGHT in answer.text


def test_who_has_no_phone_has_none_to_replace(cast: Cast, visitor: Visitor):
    visitor.sign_in(cast.account()).get("/ar/account/second-step/phone", status=404)


@pytest.mark.parametrize(
    "path", ["/ar/sign-in/code", "/ar/account/second-step", "/ar/account/second-step/phone"]
)
def test_a_stranger_is_asked_to_sign_in(visitor: Visitor, path: str):
    assert visitor.get(path, status=303).location.startswith("/ar/sign-in?")


def test_whoever_is_halfway_in_can_go_out_again(cast: Cast, visitor: Visitor):
    gives_password(visitor, cast.officer())

    visitor.post("/ar/sign-out")

    assert visitor.get("/ar/account/second-step", status=303).location.startswith("/ar/sign-in?")
    assert not db.session.scalars(select(SignIn).where(SignIn.ended_at.is_(None))).all()


def test_one_code_sent_by_many_at_once_lets_one_of_them_in(app: Flask, cast: Cast):
    phone, _codes = phone_of(account := cast.officer())
    visitors = [Visitor(app) for _ in range(4)]
    [gives_password(one, account) for one in visitors]
    tokens, code, gate = [one.token() for one in visitors], phone.code(), threading.Barrier(4)
    answers: list[int] = []

    def sends(visitor: Visitor, token: str) -> None:
        with app.app_context():
            gate.wait()
            fields = {"csrf_token": token, "code": code}
            answers.append(visitor.send("POST", "/ar/sign-in/code", data=fields).status)

    threads = [
        threading.Thread(target=Context().run, args=(sends, *one))
        for one in zip(visitors, tokens, strict=True)
    ]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

    assert sorted(answers) == [303, 422, 422, 422]


@given(seconds=st.integers(1_600_000_000, 4_000_000_000), apart=st.integers(-1, 1))
def test_a_code_fits_its_half_minute_and_its_neighbours_but_none_that_was_used(
    seconds: int, apart: int
):
    now = datetime.fromtimestamp(seconds, UTC)
    code = TOTP(SECRET).generate_otp(rules.step_at(now) + apart)

    found = rules.step_of(code, SECRET, now=now, last=None)

    assert found is not None
    assert rules.step_of(code, SECRET, now=now, last=rules.step_at(now) + 1) is None


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, SecondStep.REQUIRED),
        ({"DEMO_PASSWORD": "x"}, SecondStep.OFFERED),
        ({"DEMO_PASSWORD": "x", "SECOND_STEP": "required"}, SecondStep.REQUIRED),
        ({"SECOND_STEP": "offered"}, SecondStep.OFFERED),
    ],
)
def test_it_is_required_but_for_the_demonstration(
    environment: dict[str, str], expected: SecondStep
):
    assert read_settings({**KEYS, **environment}).second_step is expected


def test_a_setting_that_means_neither_is_named():
    with pytest.raises(SettingsError, match="SECOND_STEP is wrong"):
        read_settings({**KEYS, "SECOND_STEP": "perhaps"})


def test_the_picture_names_the_site_and_the_account():
    address = rules.address(SECRET, name="10452", issuer="Masar")

    assert address == f"otpauth://totp/Masar:10452?secret={SECRET}&issuer=Masar"


def test_a_phone_set_up_shows_codes(cast: Cast):
    phone, _codes = phone_of(cast.officer())

    assert isinstance(phone, Phone)
