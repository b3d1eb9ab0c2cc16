"""My account: where I am signed in, the language of letters, the ways to more."""

import pytest
from sqlalchemy import func, select

from lms.people.accounts import services as accounts
from lms.people.accounts.models import SignIn
from lms.people.models import Person
from lms.platform.db import db, unit_of_work
from tests.cast import Cast
from tests.features.accounts.phones import gives_password, phone_of
from tests.statements import Statements
from tests.visitor import Visitor


def _open_sessions() -> int:
    return db.session.scalar(select(func.count()).where(SignIn.ended_at.is_(None))) or 0


@pytest.mark.parametrize("language", ["ar", "en"])
def test_my_account_leads_to_password_second_step_and_language(
    cast: Cast, visitor: Visitor, language: str
):
    links = visitor.sign_in(cast.officer()).get(f"/{language}/account").links()

    ways = ("password", "second-step", "language")
    assert {f"/{language}/account/{way}" for way in ways} <= set(links)


def test_a_trainee_is_not_bothered_with_a_second_step(cast: Cast, visitor: Visitor):
    links = visitor.sign_in(cast.account()).get("/ar/account").links()

    assert "/ar/account/second-step" not in links


def test_all_other_sessions_end_and_this_one_stays(
    cast: Cast, visitor: Visitor, neighbour: Visitor
):
    account, somebody_else = cast.account(), cast.account()
    neighbour.sign_in(account)
    visitor.sign_in(account)
    with unit_of_work():
        accounts.sign_in(somebody_else.id, device="")

    visitor.post("/ar/account/sign-ins/end-others")

    neighbour.get("/ar/account", status=303)
    visitor.get("/ar/account")
    assert _open_sessions() == 2


def test_the_session_of_somebody_else_is_not_ended(
    cast: Cast, visitor: Visitor, neighbour: Visitor
):
    neighbour.sign_in(cast.account())
    theirs = db.session.scalars(select(SignIn.id)).one()

    visitor.sign_in(cast.account()).post(f"/ar/account/sign-ins/{theirs}/end", status=404)

    neighbour.get("/ar/account")


def test_whoever_only_gave_the_password_is_not_listed_as_signed_in(
    cast: Cast, visitor: Visitor, neighbour: Visitor
):
    phone_of(account := cast.officer())
    gives_password(neighbour, account)

    page = visitor.sign_in(account).get("/ar/account")

    assert "إنهاء هذه الجلسة" not in page.text


def test_letters_come_in_the_language_i_choose(cast: Cast, visitor: Visitor):
    account = cast.account()

    visitor.sign_in(account).post("/ar/account/language", {"language": "en"})

    assert db.session.get_one(Person, account.person_id).language == "en"


@pytest.mark.parametrize("language", ["", "fr"])
def test_another_language_is_refused(cast: Cast, visitor: Visitor, language: str):
    visitor.sign_in(cast.account()).get("/ar/account/language")

    visitor.post("/ar/account/language", {"language": language}, status=422)


@pytest.mark.parametrize("path", ["/ar/account", "/ar/account/language"])
def test_a_stranger_is_asked_to_sign_in(visitor: Visitor, path: str):
    assert "/sign-in" in visitor.get(path, status=303).location


def test_the_page_costs_the_same_for_any_number_of_sessions(
    cast: Cast, visitor: Visitor, neighbour: Visitor, statements: Statements
):
    account = cast.officer()
    [neighbour.sign_in(account) for _ in range(9)]
    visitor.sign_in(account)

    sent = statements(lambda: visitor.get("/ar/account"))

    assert len(sent) <= 12


def test_the_page_of_my_account_leads_to_my_data_and_my_consent(cast: Cast, visitor: Visitor):
    trainee, _ = cast.trainee(cast.cohort())

    page = visitor.sign_in(trainee).get("/ar/account")

    assert {"/ar/account/data", "/ar/privacy/consent"} <= set(page.links())
