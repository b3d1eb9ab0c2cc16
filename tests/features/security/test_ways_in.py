"""Ways in under attack: used by many hands at once, guessed at, read from the table."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import func, select, text

from lms.people.accounts import rules, sealing, services
from lms.people.accounts.models import FailedSignIn, SignIn
from lms.people.accounts.tickets import services as ways
from lms.people.accounts.tickets.rules import ALPHABET, Length
from lms.platform.audit import AuditEntry
from lms.platform.db import Model, db, unit_of_work
from lms.platform.ids import uuid7
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.features.accounts.ways import FIELDS, codes, give, link, tickets
from tests.visitor import Visitor

HANDS = 50


def _invited(cast: Cast, desk: Visitor) -> str:
    desk.sign_in(cast.administrator())
    return link(give(desk, cast.person(), "invite", staff_number="10452").html)


def test_fifty_uses_of_one_link_at_once_are_one(app: Flask, cast: Cast, visitor: Visitor):
    path = _invited(cast, visitor)
    hands = [Visitor(app) for _ in range(HANDS)]
    sent = {hand: {"csrf_token": hand.token(), **FIELDS} for hand in hands}
    before = db.session.scalar(select(func.count()).select_from(SignIn)) or 0
    db.session.rollback()

    def use(hand: Visitor) -> int:
        with app.app_context():
            return hand.send("POST", path, data=sent[hand]).status

    with ThreadPoolExecutor(HANDS) as at_once:
        answers = sorted(at_once.map(use, hands))

    entered = select(func.count()).where(AuditEntry.act == "account:enter")
    assert answers == [303, *[404] * (HANDS - 1)]
    assert db.session.scalar(select(func.count()).select_from(SignIn)) == before + 1
    assert db.session.scalar(entered) == 1


def test_many_trainers_who_print_at_once_open_one_account(app: Flask, cast: Cast):
    cohort = cast.cohort()
    cast.enrolment(cohort)
    hands = [Visitor(app).sign_in(cast.trainer(cohort)) for _ in range(8)]
    sent = {hand: {"csrf_token": hand.token(), "choice": "new"} for hand in hands}
    path = f"/ar/cohorts/{cohort.id}/cards"
    db.session.rollback()

    def print_cards(hand: Visitor) -> int:
        with app.app_context():
            return hand.send("POST", path, data=sent[hand]).status

    with ThreadPoolExecutor(8) as at_once:
        answers = set(at_once.map(print_cards, hands))

    assert answers == {200}
    assert len([one for one in tickets() if one.withdrawn_at is None]) == 1


def test_guesses_at_codes_are_stopped_and_then_even_the_right_one_waits(
    cast: Cast, visitor: Visitor, neighbour: Visitor
):
    path = _invited(cast, visitor)
    with unit_of_work():
        _fail(rules.GUESSES_PER_ADDRESS - 2)

    neighbour.get("/ar/enter/0000000000", status=404)
    neighbour.post("/ar/enter", {"code": "0000-0000-0000"}, status=422)

    neighbour.get(path, status=429)
    neighbour.post(path, FIELDS, status=429)
    neighbour.post("/ar/enter", {"code": "0000-0000-0000"}, status=429)


def _fail(times: int) -> None:
    services.count_failure((sealing.keyed("address", "127.0.0.1"),) * times)


def test_opening_the_right_link_is_no_guess(cast: Cast, visitor: Visitor, neighbour: Visitor):
    path = _invited(cast, visitor)

    [neighbour.get(path) for _ in range(3)]

    assert db.session.scalar(select(func.count()).select_from(FailedSignIn)) == 0


def test_no_table_holds_a_secret_that_was_shown(cast: Cast, visitor: Visitor):
    path = _invited(cast, visitor)
    code = codes(give(visitor, cast.officer().person, "code"))[0]
    secrets = (path.rpartition("/")[2], code, code.replace("-", ""))

    kept = [
        str(row)
        for table in Model.metadata.sorted_tables
        for row in db.session.execute(text(f"SELECT * FROM {table.name}"))  # noqa: S608 - ours
    ]

    assert [one for one in kept for secret in secrets if secret in one] == []


def test_a_link_has_130_bits_and_a_card_60():
    assert (5 * Length.LINK.value, 5 * Length.CARD.value) == (130, 60)
    assert len(set(ALPHABET)) == 32


def test_the_secret_travels_to_no_other_site(cast: Cast, visitor: Visitor, neighbour: Visitor):
    page = neighbour.get(_invited(cast, visitor))

    assert page.response.headers["Referrer-Policy"] in {"no-referrer", "same-origin"}
    assert page.response.headers["Cache-Control"] == "no-store"


@pytest.mark.usefixtures("app")
def test_a_ticket_of_nobody_is_not_used():
    with unit_of_work():
        token = ways.use(uuid7(), "hash", device="")

    assert token is None


def test_a_card_that_was_printed_for_a_trainee_does_not_open_the_role_given_later(
    cast: Cast, visitor: Visitor, neighbour: Visitor
):
    cohort = cast.cohort()
    account, _enrolment = cast.trainee(cohort)
    visitor.sign_in(cast.trainer(cohort))
    path = f"/ar/cohorts/{cohort.id}/cards/{account.person_id}"
    code = codes(visitor.post(path, {"give": "card"}, status=200))[0]

    with unit_of_work():
        services.grant(account, Role.OFFICER)

    neighbour.post("/ar/enter", {"code": code}, status=422)


def test_an_administrator_invites_somebody_who_already_holds_a_role(
    cast: Cast, visitor: Visitor, neighbour: Visitor
):
    officer = cast.officer()
    with unit_of_work():
        officer.password_hash = ""

    page = give(visitor.sign_in(cast.administrator()), officer.person, "invite")
    refused = give(neighbour.sign_in(cast.officer()), officer.person, "invite", status=409)

    assert link(page.html).startswith("/ar/enter/")
    assert "administrator" in refused.text


def test_a_way_in_does_not_take_the_place_of_the_second_step(
    cast: Cast, visitor: Visitor, neighbour: Visitor
):
    officer = cast.officer()
    code = codes(give(visitor.sign_in(cast.administrator()), officer.person, "code"))[0]

    neighbour.post(neighbour.post("/ar/enter", {"code": code}).location, FIELDS)

    asked = neighbour.get("/ar/people", status=303).location
    assert asked.partition("?")[0] not in {"/ar/people", "/ar/"}
