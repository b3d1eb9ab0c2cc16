"""Giving roles and taking them back: in a scope, not beyond one's own, at once."""

import threading
from contextvars import Context

import pytest
from flask import Flask
from sqlalchemy import func, select

from lms.people.accounts import services as accounts
from lms.people.accounts.models import Account, RoleGrant
from lms.platform.audit import AuditEntry
from lms.platform.db import db, unit_of_work
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.pages import Page
from tests.visitor import Visitor


@pytest.fixture
def desk(cast: Cast, visitor: Visitor) -> Visitor:
    """The administrator's browser."""
    return visitor.sign_in(cast.administrator())


def _give(desk: Visitor, account: Account, *, status: int = 303, **fields: object) -> Page:
    return desk.post(f"/ar/accounts/{account.id}", fields, status=status)


def _grants(account: Account) -> list[RoleGrant]:
    query = select(RoleGrant).where(RoleGrant.account_id == account.id)
    return list(db.session.scalars(query))


def test_a_role_everywhere_holds_at_the_next_request(cast: Cast, desk: Visitor, neighbour: Visitor):
    neighbour.sign_in(account := cast.account())

    _give(desk, account, role="officer", where="everywhere")

    neighbour.get("/ar/people")


def test_a_role_for_an_institution_ends_there(cast: Cast, desk: Visitor, neighbour: Visitor):
    mine, other = cast.institution(), cast.institution("MOJ", "العدل", "Justice")
    stranger = cast.person("علي عمر سالم الهوني", "", institution=other)
    neighbour.sign_in(account := cast.account())

    _give(desk, account, role="focal-point", where="institution", institution_id=mine.id)

    neighbour.get(f"/ar/people/{account.person_id}")
    neighbour.get(f"/ar/people/{stranger.id}", status=404)


@pytest.mark.parametrize("code", ["SEB-07", "seb-07", " SEB-07 ", "seb 07"])
def test_a_role_for_a_cohort_is_given_by_its_code(cast: Cast, desk: Visitor, code: str):
    cohort = cast.cohort("SEB-07")
    account = cast.account()

    _give(desk, account, role="trainer", where="cohort", cohort=code)

    assert [grant.cohort_id for grant in _grants(account)] == [cohort.id]


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"role": "king", "where": "everywhere"},
        {"role": "officer"},
        {"role": "officer", "where": "the moon"},
        {"role": "trainer", "where": "cohort"},
        {"role": "trainer", "where": "cohort", "cohort": "NO-SUCH"},
        {"role": "focal-point", "where": "institution"},
        {"role": "focal-point", "where": "institution", "institution_id": "x"},
    ],
)
def test_half_an_answer_is_asked_for_again(cast: Cast, desk: Visitor, fields: dict[str, object]):
    account = cast.account()

    page = _give(desk, account, status=422, **fields)

    assert _grants(account) == []
    assert str(fields.get("cohort", "")) in page.html


def test_the_same_role_is_given_once(cast: Cast, desk: Visitor):
    account = cast.account()
    _give(desk, account, role="officer", where="everywhere")

    _give(desk, account, status=409, role="officer", where="everywhere")

    assert len(_grants(account)) == 1


def test_a_role_taken_back_is_denied_at_the_next_request(
    cast: Cast, desk: Visitor, neighbour: Visitor
):
    neighbour.sign_in(account := cast.officer())
    neighbour.get("/ar/people")

    desk.post(f"/ar/accounts/{account.id}/roles/{_grants(account)[0].id}/take-back")

    neighbour.get("/ar/people", status=403)


def test_what_was_taken_back_by_mistake_is_given_again_from_the_message(cast: Cast, desk: Visitor):
    cohort = cast.cohort("SEB-07")
    account = cast.trainer(cohort)
    path = f"/ar/accounts/{account.id}/roles/{_grants(account)[0].id}/take-back"

    page = desk.follow(desk.post(path))
    undo = next(form["action"] for form in page.markup.of("form") if "again" in form["action"])
    desk.post(undo)

    assert [(one.role, one.cohort_id) for one in _grants(account)] == [(Role.TRAINER, cohort.id)]


def test_both_are_written_down_with_who_and_what(cast: Cast, desk: Visitor):
    account = cast.account()
    _give(desk, account, role="officer", where="everywhere")
    desk.post(f"/ar/accounts/{account.id}/roles/{_grants(account)[0].id}/take-back")

    query = select(AuditEntry.act).where(AuditEntry.account_id.is_not(None))
    acts = db.session.scalars(query.order_by(AuditEntry.id))

    assert list(acts) == ["account:grant", "account:take-back"]


def test_nobody_gives_themselves_a_role(cast: Cast, visitor: Visitor):
    mine = cast.administrator()

    _give(visitor.sign_in(mine), mine, status=409, role="officer", where="everywhere")


def test_nobody_takes_their_own_role_back(cast: Cast, visitor: Visitor):
    cast.administrator()
    mine = cast.administrator()
    visitor.sign_in(mine)

    visitor.post(f"/ar/accounts/{mine.id}/roles/{_grants(mine)[0].id}/take-back", status=409)


def test_an_administrator_of_an_institution_gives_no_role_beyond_it(cast: Cast, visitor: Visitor):
    visitor.sign_in(cast.staff(Role.ADMINISTRATOR, institution_id=cast.institution().id))
    account = cast.account()

    _give(visitor, account, status=409, role="administrator", where="everywhere")
    _give(visitor, account, status=409, role="administrator", where="cohort", cohort=_code(cast))

    assert _grants(account) == []


def test_an_administrator_of_an_institution_gives_no_role_with_more_than_their_own(
    cast: Cast, visitor: Visitor
):
    home = cast.institution()
    visitor.sign_in(cast.staff(Role.ADMINISTRATOR, institution_id=home.id))
    account = cast.account()

    _give(visitor, account, status=409, role="officer", where="institution", institution_id=home.id)

    assert _grants(account) == []


def test_a_role_of_another_account_is_not_taken_through_this_one(cast: Cast, desk: Visitor):
    account, other = cast.account(), cast.officer()

    path = f"/ar/accounts/{account.id}/roles/{_grants(other)[0].id}/take-back"

    desk.post(path, status=404)


@pytest.mark.parametrize("query", ["", "?role=king", "?role=officer&cohort=x"])
def test_an_undo_that_was_tampered_with_gives_no_more_than_it_says(
    cast: Cast, desk: Visitor, query: str
):
    account = cast.account()

    answer = desk.send(
        "POST", f"/ar/accounts/{account.id}/roles/again{query}", data={"csrf_token": desk.token()}
    )

    assert answer.status in {303, 400}
    assert len(_grants(account)) <= 1


def test_two_administrators_who_close_each_other_at_once_leave_one(app: Flask, cast: Cast):
    first, second = cast.administrator(), cast.administrator()
    browsers = [Visitor(app).sign_in(first), Visitor(app).sign_in(second)]
    paths = [f"/ar/accounts/{second.id}/close", f"/ar/accounts/{first.id}/close"]
    gate = threading.Barrier(2)

    def closes(browser: Visitor, path: str) -> None:
        with app.app_context():
            token = {"csrf_token": browser.token()}
            gate.wait()
            browser.send("POST", path, data=token)

    threads = [
        threading.Thread(target=Context().run, args=(closes, *one))
        for one in zip(browsers, paths, strict=True)
    ]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    db.session.rollback()

    open_ = select(func.count()).select_from(Account).where(Account.disabled_at.is_(None))
    assert db.session.scalar(open_) == 1


def _code(cast: Cast) -> str:
    return cast.cohort("SEB-07").code


def test_a_role_given_in_a_service_is_seen_on_the_page(cast: Cast, desk: Visitor):
    account = cast.account()
    with unit_of_work():
        accounts.grant(account, Role.CERTIFICATE_OFFICER)

    assert "مسؤول الشهادات" in desk.get(f"/ar/accounts/{account.id}").text
