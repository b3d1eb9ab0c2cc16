"""An address and a merge are keys to an account: not in the hands of whoever may do less."""

from uuid import uuid4

import pytest

from lms.people.accounts import holders
from lms.people.accounts import services as accounts
from lms.people.accounts.models import Account
from lms.people.models import Decision, Person
from lms.people.roster.entries import Entry
from lms.people.rules import names
from lms.people.rules.purposes import ForNomination
from lms.people.services import desk
from lms.platform import clock
from lms.platform.db import db, unit_of_work
from lms.platform.identity import Actor, Grant
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.visitor import Visitor

TYPED = {"birth_year": "", "phone": "", "national_number": "", "access_needs": "", "language": "ar"}
MINE = "mine@example.org"


def _write_to(visitor: Visitor, person: Person, email: str, *, status: int) -> None:
    visitor.post(f"/en/people/{person.id}/details", {**TYPED, "email": email}, status=status)
    db.session.expire_all()


def _holder(cast: Cast, role: Role, **scope: object) -> Account:
    account = cast.account(cast.person("خديجة عمر سالم البوسيفي", "Khadija Omar Salem Busefi"))
    with unit_of_work():
        accounts.grant(account, role, **scope)  # type: ignore[arg-type]
    return account


def test_an_officer_does_not_have_the_letters_of_an_administrator_sent_to_themselves(
    cast: Cast, visitor: Visitor
):
    administrator = _holder(cast, Role.ADMINISTRATOR)
    visitor.sign_in(cast.officer())

    _write_to(visitor, administrator.person, MINE, status=422)

    assert administrator.person.email is None


def test_an_officer_of_one_institution_does_not_reach_into_a_role_for_the_country(
    cast: Cast, visitor: Visitor
):
    colleague = _holder(cast, Role.OFFICER)
    visitor.sign_in(cast.staff(Role.OFFICER, institution_id=cast.institution().id))

    _write_to(visitor, colleague.person, MINE, status=422)

    assert colleague.person.email is None


@pytest.mark.parametrize("role", [None, Role.OFFICER, Role.TRAINER])
def test_an_officer_corrects_the_address_of_whoever_may_do_no_more(
    cast: Cast, visitor: Visitor, role: Role | None
):
    person = _holder(cast, role).person if role else cast.person()
    visitor.sign_in(cast.officer())

    _write_to(visitor, person, "right@example.org", status=303)

    assert person.email == "right@example.org"


def test_everything_but_the_address_of_an_administrator_is_corrected(cast: Cast, visitor: Visitor):
    administrator = _holder(cast, Role.ADMINISTRATOR)
    visitor.sign_in(cast.officer())

    visitor.post(f"/en/people/{administrator.person.id}/details", {**TYPED, "birth_year": "1980"})

    db.session.expire_all()
    assert administrator.person.birth_year == 1980


def test_whoever_manages_all_accounts_and_keeps_the_register_corrects_any_address(
    cast: Cast, visitor: Visitor
):
    administrator, officer = _holder(cast, Role.ADMINISTRATOR), cast.officer()
    with unit_of_work():
        accounts.grant(officer, Role.ADMINISTRATOR)
    visitor.sign_in(officer)

    _write_to(visitor, administrator.person, "right@example.org", status=303)

    assert administrator.person.email == "right@example.org"


@pytest.mark.parametrize("kept", [True, False])
def test_an_officer_does_not_move_the_account_of_an_administrator_by_a_merge(
    cast: Cast, visitor: Visitor, *, kept: bool
):
    administrator = _holder(cast, Role.ADMINISTRATOR)
    mine = cast.person(email=MINE)
    pair = (administrator.person_id, mine.id) if kept else (mine.id, administrator.person_id)
    visitor.sign_in(cast.officer())

    visitor.post(f"/en/people/{pair[0]}/merge/{pair[1]}", {"email": "gone"}, status=409)

    db.session.expire_all()
    assert (administrator.person_id, administrator.person.email) in {
        (pair[0], None),
        (pair[1], None),
    }


@pytest.mark.parametrize(("signs_in", "kept"), [(True, None), (False, MINE)])
def test_a_list_gives_no_address_to_whoever_can_sign_in_already(
    cast: Cast, *, signs_in: bool, kept: str | None
):
    person = cast.person(phone="+218911234567", birth_year=1980)
    account = cast.account(person)
    account.password_hash = account.password_hash if signs_in else ""
    db.session.commit()
    entry = Entry(name=names.parse(person.name_ar), phones=(person.phone,), email=MINE)

    purpose = ForNomination(cast.cohort().id, cast.institution().id)
    with unit_of_work():
        row = desk.typed(entry, institution=cast.institution(), purpose=purpose, by=None)
        desk.choose(row, Decision.SAME, by=None)
        desk.take_in([row], on=clock.today())

    db.session.expire_all()
    assert (row.person_id, person.email) == (person.id, kept)


def test_nobody_holds_more_than_themselves(cast: Cast):
    officer = cast.officer()
    actor = Actor(officer.id, officer.person_id, "", "", "", uuid4(), (Grant(Role.OFFICER),))

    assert not holders.hold_more(actor, [officer.person_id])


@pytest.mark.parametrize("number", [MINE, "+218911234567", "1045 2", "<b>10452</b>", "١٠٤٥٢ا"])
def test_a_staff_number_is_no_address_and_no_phone_of_somebody_else(
    cast: Cast, visitor: Visitor, number: str
):
    person = cast.person()
    visitor.sign_in(cast.officer())

    typed = {"give": "invite", "staff_number": number}
    visitor.post(f"/en/people/{person.id}/way-in", typed, status=422)

    assert db.session.query(Account).filter_by(person_id=person.id).first() is None


@pytest.mark.parametrize("scope", ["institution={new}", "institution={known}&cohort={new}"])
def test_a_role_is_given_again_only_where_it_can_be_given(cast: Cast, visitor: Visitor, scope: str):
    account, place = cast.account(), scope.format(new=uuid4(), known=cast.institution().id)
    visitor.sign_in(cast.administrator())

    visitor.post(f"/en/accounts/{account.id}/roles/again?role=officer&{place}", status=400)
