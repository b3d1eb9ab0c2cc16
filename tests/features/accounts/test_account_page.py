"""One account: closing it, ending its sessions, a lost phone, its number."""

import pytest
from sqlalchemy import func, select

from lms.people.accounts import services as accounts
from lms.people.accounts.directory import services
from lms.people.accounts.models import Account, SignIn
from lms.platform import ids
from lms.platform.audit import AuditEntry
from lms.platform.db import db, unit_of_work
from lms.platform.identity import Actor, Grant
from lms.platform.mail import OutboxMessage
from lms.platform.permissions import Role
from lms.platform.refusals import Refused
from tests.cast import PASSWORD, Cast
from tests.features.accounts.phones import gives_password, phone_of
from tests.pages import Page
from tests.statements import Statements
from tests.visitor import Visitor

ACTS = ["close", "reopen", "sessions/end", "second-step/remove", "number", "", "roles/again"]


@pytest.fixture
def desk(cast: Cast, visitor: Visitor) -> Visitor:
    """The administrator's browser."""
    return visitor.sign_in(cast.administrator())


def _act(desk: Visitor, account: Account, act: str, *, status: int = 303, **fields: object) -> Page:
    return desk.post(f"/ar/accounts/{account.id}/{act}".rstrip("/"), fields, status=status)


def _acts_written() -> list[str]:
    return list(db.session.scalars(select(AuditEntry.act).order_by(AuditEntry.id)))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_it_shows_roles_sessions_and_the_second_step(cast: Cast, desk: Visitor, language: str):
    account = cast.trainer(cast.cohort("SEB-07"))

    page = desk.get(f"/{language}/accounts/{account.id}")

    assert "SEB-07" in page.text
    assert account.staff_number in page.text


def test_the_reader_finds_their_own_account_beside_that_of_another(cast: Cast, desk: Visitor):
    page = desk.get(f"/ar/accounts/{cast.officer().id}")

    assert "/ar/account" in {link.get("href") for link in page.markup.of("a")}


def test_a_closed_account_is_out_with_its_next_request(
    cast: Cast, desk: Visitor, neighbour: Visitor
):
    neighbour.sign_in(account := cast.officer())

    _act(desk, account, "close")

    neighbour.get("/ar/people", status=303)
    fields = {"identifier": account.staff_number, "password": PASSWORD}
    neighbour.post("/ar/sign-in", fields, status=422)


def test_closing_is_undone_from_the_message(cast: Cast, desk: Visitor, neighbour: Visitor):
    account = cast.account()
    answer = desk.follow(_act(desk, account, "close"))

    assert f"/ar/accounts/{account.id}/reopen" in answer.html
    _act(desk, account, "reopen")
    assert gives_password(neighbour, account).location == "/ar/"


def test_closing_twice_is_closing_once(cast: Cast, desk: Visitor):
    account = cast.account()

    _act(desk, account, "close")
    _act(desk, account, "close")

    assert _acts_written().count("account:disable") == 1


def test_nobody_closes_their_own_account(cast: Cast, visitor: Visitor):
    cast.administrator()
    mine = cast.administrator()

    _act(visitor.sign_in(mine), mine, "close", status=409)

    db.session.refresh(mine)
    assert mine.disabled_at is None


def test_the_last_administrator_is_not_closed(cast: Cast):
    last = cast.administrator()

    with pytest.raises(Refused, match="last-administrator"), unit_of_work():
        services.close(last, by=_closed_meanwhile())


def test_the_last_administrator_keeps_the_role(cast: Cast):
    grant = cast.administrator().grants[0]

    with pytest.raises(Refused, match="last-administrator"), unit_of_work():
        services.take_back(grant, by=_closed_meanwhile())


def _closed_meanwhile() -> Actor:
    """An administrator whose request began before their own account was closed."""
    return Actor(
        account_id=ids.uuid7(),
        person_id=ids.uuid7(),
        name_ar="",
        name_en="",
        sign_in_token="",
        sign_in_id=ids.uuid7(),
        grants=(Grant(Role.ADMINISTRATOR),),
    )


def test_ending_the_sessions_signs_out_everywhere(cast: Cast, desk: Visitor, neighbour: Visitor):
    neighbour.sign_in(account := cast.officer())

    _act(desk, account, "sessions/end")

    neighbour.get("/ar/people", status=303)
    assert "account:end-sessions" in _acts_written()


def test_a_lost_phone_is_removed_told_and_written_down(
    cast: Cast, desk: Visitor, neighbour: Visitor
):
    account = cast.account(cast.person(email="o@example.org", language="en"))
    with unit_of_work():
        accounts.grant(account, Role.OFFICER)
    phone_of(account)
    neighbour.sign_in(account)

    _act(desk, account, "second-step/remove")

    neighbour.get("/ar/people", status=303)
    assert "/account/second-step" in gives_password(neighbour, account).location
    assert "account:second-step-off" in _acts_written()
    subjects = db.session.scalars(select(OutboxMessage.subject)).all()
    assert "The second step of your account was removed" in subjects


def test_nobody_takes_their_own_phone_off_without_a_code(cast: Cast, visitor: Visitor):
    phone_of(mine := cast.administrator())

    _act(visitor.sign_in(mine), mine, "second-step/remove", status=409)


def test_where_there_is_no_phone_there_is_none_to_remove(cast: Cast, desk: Visitor):
    _act(desk, cast.account(), "second-step/remove", status=409)


def test_a_new_staff_number_signs_in(cast: Cast, desk: Visitor, neighbour: Visitor):
    account = cast.account(staff_number="10452")

    _act(desk, account, "number", staff_number="٢٠٤٥٢")

    db.session.refresh(account)
    assert account.staff_number == "20452"
    assert gives_password(neighbour, account).location == "/ar/"


@pytest.mark.parametrize("number", ["", "a b", "x" * 41, "20001", "سالم"])
def test_a_number_that_is_taken_or_no_number_is_refused_and_kept_in_its_field(
    cast: Cast, desk: Visitor, number: str
):
    cast.account(cast.person(), staff_number="20001")
    account = cast.account(cast.person(), staff_number="10452")

    page = _act(desk, account, "number", status=422, staff_number=number)

    assert f'value="{number}"' in page.html


def test_from_a_person_the_way_leads_to_the_account(cast: Cast, desk: Visitor):
    account = cast.account()

    answer = desk.get(f"/ar/people/{account.person_id}/account", status=303)

    assert answer.location == f"/ar/accounts/{account.id}"


def test_from_a_person_without_one_the_way_leads_to_where_it_is_opened(cast: Cast, desk: Visitor):
    person = cast.person()

    answer = desk.get(f"/ar/people/{person.id}/account", status=303)

    assert answer.location == f"/ar/people/{person.id}/way-in"


@pytest.mark.parametrize("act", ACTS)
def test_an_administrator_of_another_institution_finds_nobody(
    cast: Cast, visitor: Visitor, act: str
):
    account = cast.account(cast.person(institution=cast.institution("MOJ", "العدل", "Justice")))
    visitor.sign_in(cast.staff(Role.ADMINISTRATOR, institution_id=cast.institution().id))

    visitor.get(f"/ar/accounts/{account.id}", status=404)
    _act(visitor, account, act, status=404)


@pytest.mark.parametrize("act", ["close", "sessions/end", "second-step/remove", "number"])
def test_an_administrator_of_an_institution_does_not_touch_who_can_do_more(
    cast: Cast, visitor: Visitor, act: str
):
    officer = cast.officer()
    visitor.sign_in(cast.staff(Role.ADMINISTRATOR, institution_id=cast.institution().id))

    _act(visitor, officer, act, status=409, staff_number="77777")


@pytest.mark.parametrize("act", ACTS)
def test_other_staff_do_nothing_to_accounts(cast: Cast, visitor: Visitor, act: str):
    account = cast.account()

    _act(visitor.sign_in(cast.officer()), account, act, status=403)


@pytest.mark.parametrize("act", ACTS)
def test_a_stranger_does_nothing(cast: Cast, visitor: Visitor, act: str):
    account = cast.account()

    assert "/sign-in" in _act(visitor, account, act).location


def test_the_page_costs_the_same_for_any_number_of_roles_and_sessions(
    cast: Cast, desk: Visitor, neighbour: Visitor, statements: Statements
):
    account, cohorts = cast.account(), [cast.cohort(f"C-{number}").id for number in range(6)]
    with unit_of_work():
        [accounts.grant(account, Role.TRAINER, cohort_id=one) for one in cohorts]
    [neighbour.sign_in(account) for _ in range(5)]

    sent = statements(lambda: desk.get(f"/ar/accounts/{account.id}"))

    assert len(sent) <= 12
    assert db.session.scalar(select(func.count()).select_from(SignIn)) == 6
