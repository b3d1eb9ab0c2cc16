"""A new way in at the desk: one code on the screen, for a quarter of an hour."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from lms.learning.models import Cohort, EnrolmentState
from lms.people.accounts.models import Account
from lms.people.accounts.tickets import rules
from lms.platform import clock
from lms.platform.audit import AuditEntry
from lms.platform.db import db, unit_of_work
from lms.platform.permissions import Role
from tests.cast import PASSWORD, Cast
from tests.features.accounts.ways import CHOSEN, FIELDS, codes, give, letters, tickets
from tests.pages import Page
from tests.visitor import Visitor


@pytest.fixture
def cohort(cast: Cast) -> Cohort:
    """A running cohort."""
    return cast.cohort()


@pytest.fixture
def desk(cast: Cast, cohort: Cohort, visitor: Visitor) -> Visitor:
    """The trainer of the cohort."""
    return visitor.sign_in(cast.trainer(cohort))


@pytest.fixture
def forgetful(cast: Cast, cohort: Cohort) -> Account:
    """A trainee of the cohort with an address, whose password is forgotten."""
    account = cast.account(cast.person(email="huda@example.org"), staff_number="10452")
    cast.enrolment(cohort, account.person)
    return account


def _show(desk: Visitor, cohort: Cohort, account: Account, *, status: int = 200) -> Page:
    path = f"/ar/cohorts/{cohort.id}/cards/{account.person_id}"
    return desk.post(path, {"give": "code"}, status=status)


def _use(hand: Visitor, page: Page) -> Page:
    return hand.post(hand.post("/ar/enter", {"code": codes(page)[0]}).location, FIELDS)


def test_the_code_on_the_screen_lets_its_owner_choose_another_password(
    desk: Visitor, cohort: Cohort, forgetful: Account, neighbour: Visitor
):
    answer = _use(neighbour, _show(desk, cohort, forgetful))

    assert answer.location == "/ar/"
    neighbour.post("/ar/sign-out")
    neighbour.post("/ar/sign-in", {"identifier": "10452", "password": PASSWORD}, status=422)
    neighbour.post("/ar/sign-in", {"identifier": "10452", "password": CHOSEN})


def test_it_holds_for_fifteen_minutes(
    desk: Visitor, cohort: Cohort, forgetful: Account, neighbour: Visitor
):
    code = codes(_show(desk, cohort, forgetful))[0]

    with clock.standing_at(clock.now() + rules.DESK_LASTS):
        neighbour.post("/ar/enter", {"code": code}, status=422)


def test_using_it_ends_every_other_session(
    desk: Visitor, app: Flask, cohort: Cohort, forgetful: Account, neighbour: Visitor
):
    thief = Visitor(app).sign_in(forgetful)

    _use(neighbour, _show(desk, cohort, forgetful))

    thief.get("/ar/account", status=303)
    neighbour.get("/ar/account")


def test_using_it_closes_every_other_way_in(
    desk: Visitor, cohort: Cohort, forgetful: Account, neighbour: Visitor
):
    path = f"/ar/cohorts/{cohort.id}/cards/{forgetful.person_id}"
    card = codes(desk.post(path, {"give": "card"}, status=200))[0]

    _use(neighbour, _show(desk, cohort, forgetful))

    neighbour.post("/ar/enter", {"code": card}, status=422)


def test_showing_another_code_closes_the_one_before_but_not_a_printed_card(
    desk: Visitor, cohort: Cohort, forgetful: Account, neighbour: Visitor
):
    path = f"/ar/cohorts/{cohort.id}/cards/{forgetful.person_id}"
    card = codes(desk.post(path, {"give": "card"}, status=200))[0]
    first = codes(_show(desk, cohort, forgetful))[0]

    second = codes(_show(desk, cohort, forgetful))[0]

    neighbour.post("/ar/enter", {"code": first}, status=422)
    neighbour.post("/ar/enter", {"code": second})
    neighbour.post("/ar/enter", {"code": card})


def test_the_owner_is_told_by_mail(
    desk: Visitor, cohort: Cohort, forgetful: Account, neighbour: Visitor
):
    _use(neighbour, _show(desk, cohort, forgetful))

    assert [letter.recipient for letter in letters()] == ["huda@example.org"]
    assert "غُيّرت كلمة مرورك" in letters()[0].subject


def test_giving_and_using_it_are_written_down(
    cast: Cast, desk: Visitor, cohort: Cohort, forgetful: Account, neighbour: Visitor
):
    _use(neighbour, _show(desk, cohort, forgetful))

    last = db.session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(2)).all()
    assert [entry.act for entry in last] == ["account:enter", "account:reset"]
    assert last[0].account_id == forgetful.id
    assert last[1].account_id not in {None, forgetful.id}


def test_whoever_was_stopped_for_guessing_may_use_the_new_password_at_once(
    desk: Visitor, cohort: Cohort, forgetful: Account, neighbour: Visitor
):
    wrong = {"identifier": "10452", "password": "wrong"}
    [neighbour.post("/ar/sign-in", wrong, status=422) for _ in range(5)]
    _use(neighbour, _show(desk, cohort, forgetful))
    neighbour.post("/ar/sign-out")

    neighbour.post("/ar/sign-in", {"identifier": "10452", "password": CHOSEN})


@pytest.mark.parametrize("role", [Role.OFFICER, Role.ADMINISTRATOR, Role.TRAINER, Role.FOCAL_POINT])
def test_a_trainer_cannot_take_over_somebody_with_a_role(
    cast: Cast, desk: Visitor, cohort: Cohort, role: Role
):
    staff = cast.staff(role)
    cast.enrolment(cohort, staff.person)

    page = desk.get(f"/en/cohorts/{cohort.id}/cards/{staff.person_id}")
    answer = _show(desk, cohort, staff, status=409)

    assert "Show a code" not in page.text
    assert "لا يستطيع إعطاءه طريقة دخول جديدة إلا مدير المنصة" in answer.text
    assert tickets() == []


def test_nor_by_printing_a_card(cast: Cast, desk: Visitor, cohort: Cohort):
    officer = cast.officer()
    cast.enrolment(cohort, officer.person)
    path = f"/ar/cohorts/{cohort.id}/cards/{officer.person_id}"

    desk.post(path, {"give": "card"}, status=409)

    assert tickets() == []


def test_an_officer_cannot_take_over_an_administrator(cast: Cast, neighbour: Visitor):
    administrator = cast.administrator()

    neighbour.sign_in(cast.officer())

    give(neighbour, administrator.person, "code", status=409)


def test_an_administrator_helps_anybody_and_still_sets_nobodys_password(
    cast: Cast, neighbour: Visitor
):
    officer = cast.officer()
    neighbour.sign_in(cast.administrator())

    page = give(neighbour, officer.person, "code")

    assert len(codes(page)) == 1
    assert "password" not in {field.get("type") for field in page.markup.of("input")}


def test_a_closed_account_is_not_opened_this_way(
    cast: Cast, desk: Visitor, cohort: Cohort, forgetful: Account
):
    with unit_of_work():
        forgetful.disabled_at = clock.now()

    answer = _show(desk, cohort, forgetful, status=409)

    assert "هذا الحساب مغلق" in answer.text


def test_whoever_left_the_cohort_is_not_found_in_it(cast: Cast, desk: Visitor, cohort: Cohort):
    account, enrolment = cast.trainee(cohort)
    with unit_of_work():
        enrolment.state = EnrolmentState.WITHDRAWN
        enrolment.withdrawn_at = clock.now()

    _show(desk, cohort, account, status=404)


def test_somebody_of_another_cohort_is_not_found_in_this_one(
    cast: Cast, desk: Visitor, cohort: Cohort
):
    account, _enrolment = cast.trainee(cast.cohort("GHA-01"))

    _show(desk, cohort, account, status=404)


def test_anything_else_that_is_asked_for_is_not_understood(
    desk: Visitor, cohort: Cohort, forgetful: Account
):
    path = f"/ar/cohorts/{cohort.id}/cards/{forgetful.person_id}"

    desk.post(path, {"give": "money"}, status=400)


def test_the_page_of_one_trainee_offers_a_code_and_a_card(
    desk: Visitor, cohort: Cohort, forgetful: Account
):
    page = desk.get(f"/en/cohorts/{cohort.id}/cards/{forgetful.person_id}")

    assert "Show a code" in page.text
    assert "Print one card" in page.text


def test_the_trainer_of_another_cohort_does_not_find_the_trainee(
    cast: Cast, cohort: Cohort, forgetful: Account, neighbour: Visitor
):
    neighbour.sign_in(cast.trainer(cast.cohort("GHA-01")))

    _show(neighbour, cohort, forgetful, status=404)


def test_a_stranger_is_asked_to_sign_in(cohort: Cohort, forgetful: Account, neighbour: Visitor):
    path = f"/ar/cohorts/{cohort.id}/cards/{forgetful.person_id}"

    neighbour.get(path, status=303)
    _show(neighbour, cohort, forgetful, status=303)

    assert tickets() == []


def test_once_used_the_cookie_of_a_time_before_is_worthless(
    desk: Visitor, cohort: Cohort, forgetful: Account, neighbour: Visitor
):
    with clock.standing_at(clock.now() + timedelta(minutes=1)):
        neighbour.sign_in(forgetful)
        _use(neighbour, _show(desk, cohort, forgetful))

        neighbour.get("/ar/account")
