"""Inviting somebody: a link by mail or to pass on, opened as often as it likes, used once."""

from datetime import timedelta

import pytest

from lms.people.accounts import passwords, queries, services
from lms.people.accounts.models import Account
from lms.people.accounts.tickets import rules
from lms.people.accounts.tickets import services as ways
from lms.platform import clock
from lms.platform.db import db, unit_of_work
from lms.platform.identity import Actor
from lms.platform.permissions import Role
from lms.platform.refusals import Refused
from tests.cast import Cast
from tests.features.accounts.ways import (
    CHOSEN,
    FIELDS,
    account_of,
    administrator,
    codes,
    give,
    letters,
    link,
    tickets,
)
from tests.visitor import Visitor

NUMBER = {"staff_number": "10452"}


def _invited(cast: Cast, visitor: Visitor) -> str:
    """Invite somebody who has no address; return the path of the link."""
    person = cast.person("هدى سالم علي الزوي", "Huda Salem Ali Al-Zwai")
    return link(give(administrator(cast, visitor), person, "invite", **NUMBER).html)


def test_somebody_with_an_address_gets_a_letter_in_their_language(cast: Cast, visitor: Visitor):
    person = cast.person(email="huda@example.org", language="en")

    give(administrator(cast, visitor), person, "invite", status=303, **NUMBER)

    letter = letters()[-1]
    assert (letter.recipient, letter.language) == ("huda@example.org", "en")
    assert link(letter.body).startswith("/en/enter/")
    assert "10452" in letter.body


def test_whoever_has_no_address_gets_a_link_to_pass_on_shown_once(cast: Cast, visitor: Visitor):
    person = cast.person()

    page = give(administrator(cast, visitor), person, "invite", **NUMBER)

    assert link(page.html).startswith("/ar/enter/")
    assert page.response.headers["Cache-Control"] == "no-store"
    assert letters() == []


def test_the_staff_number_is_the_register_number_until_another_is_given(
    cast: Cast, visitor: Visitor
):
    person = cast.person()

    page = administrator(cast, visitor).get(f"/en/people/{person.id}/way-in")

    assert f'value="{person.number}"' in page.html


def test_an_invited_account_opens_to_no_password(cast: Cast, visitor: Visitor, neighbour: Visitor):
    _invited(cast, visitor)

    answer = neighbour.post("/ar/sign-in", {"identifier": "10452", "password": "x"}, status=422)

    assert "غير صحيحة" in answer.text
    assert not passwords.fits("", "nobody has this password")


def test_opening_the_link_shows_the_given_name_and_uses_nothing_up(
    cast: Cast, visitor: Visitor, neighbour: Visitor
):
    path = _invited(cast, visitor)

    pages = [neighbour.get(path) for _ in range(3)]

    assert "هدى" in pages[-1].text
    assert "الزوي" not in pages[-1].text
    assert tickets()[0].used_at is None


def test_choosing_a_password_brings_its_owner_in(cast: Cast, visitor: Visitor, neighbour: Visitor):
    path = _invited(cast, visitor)

    answer = neighbour.post(path, FIELDS)

    home = neighbour.follow(answer)
    assert answer.location == "/ar/"
    assert "10452" in home.text
    assert tickets()[0].used_at is not None


def test_the_password_that_was_chosen_opens_the_account_from_then_on(
    cast: Cast, app: object, visitor: Visitor, neighbour: Visitor
):
    neighbour.post(_invited(cast, visitor), FIELDS)

    answer = visitor.post("/ar/sign-in", {"identifier": "10452", "password": CHOSEN})

    assert answer.location == "/ar/"


def test_a_link_opens_once(cast: Cast, visitor: Visitor, neighbour: Visitor):
    path = _invited(cast, visitor)
    neighbour.post(path, FIELDS)

    again = neighbour.post(path, FIELDS, status=404)

    assert "لا يعمل" in again.text


def test_used_expired_withdrawn_and_unknown_links_answer_alike(
    cast: Cast, visitor: Visitor, neighbour: Visitor
):
    person = cast.person()
    desk = administrator(cast, visitor)
    withdrawn = link(give(desk, person, "invite", **NUMBER).html)
    used = link(give(desk, person, "invite").html)
    neighbour.post(used, FIELDS)
    expired = link(give(desk, cast.person(), "invite", staff_number="10453").html)

    with clock.standing_at(clock.now() + rules.INVITATION_LASTS + timedelta(seconds=1)):
        paths = (withdrawn, used, expired, "/ar/enter/" + "0" * 26, "/ar/enter/x")
        said = {Visitor(neighbour.app).get(path, status=404).text for path in paths}

    assert len(said) == 1


def test_a_closed_account_is_not_entered_by_a_link(
    cast: Cast, visitor: Visitor, neighbour: Visitor
):
    person = cast.person()
    path = link(give(administrator(cast, visitor), person, "invite", **NUMBER).html)
    account = account_of(person)
    assert account is not None
    with unit_of_work():
        services.disable(db.session.merge(account))

    neighbour.post(path, FIELDS, status=404)


def test_a_weak_password_is_refused_with_a_reason_and_the_link_stays_open(
    cast: Cast, visitor: Visitor, neighbour: Visitor
):
    path = _invited(cast, visitor)

    weak = neighbour.post(path, {"password": "ليبيا2026!!", "again": "ليبيا2026!!"}, status=422)
    strong = neighbour.post(path, FIELDS)

    assert "أضف إليها كلمتين" in weak.text
    assert "ليبيا2026" not in weak.html
    assert strong.status == 303


def test_two_different_passwords_are_asked_for_again(
    cast: Cast, visitor: Visitor, neighbour: Visitor
):
    path = _invited(cast, visitor)

    page = neighbour.post(path, {"password": CHOSEN, "again": CHOSEN + "!"}, status=422)

    assert "كلمتا المرور مختلفتان" in page.text


def test_a_staff_number_of_somebody_else_is_refused(cast: Cast, visitor: Visitor):
    cast.account(staff_number="10452")
    person = cast.person()

    answer = give(administrator(cast, visitor), person, "invite", status=409, **NUMBER)

    assert "10452" in answer.text
    assert account_of(person) is None


def test_nobody_is_invited_who_has_a_password(cast: Cast, visitor: Visitor):
    account = cast.account()

    give(administrator(cast, visitor), account.person, "invite", status=409)


@pytest.mark.parametrize("fate", ["merged", "erased"])
def test_nobody_is_invited_whose_record_was_merged_or_erased(
    cast: Cast, visitor: Visitor, fate: str
):
    kept, gone = cast.person(), cast.person()
    administrator = cast.administrator()
    with unit_of_work():
        gone.merged_into_id = {"merged": kept.id}.get(fate)
        gone.erased_at = {"erased": clock.now()}.get(fate)

    give(visitor.sign_in(administrator), gone, "invite", status=404, **NUMBER)

    assert account_of(gone) is None
    with unit_of_work(), pytest.raises(Refused, match="gone"):
        ways.invite(gone, by=_actor(administrator))


def _actor(account: Account) -> Actor:
    """Return somebody as services know them."""
    found = queries.actor_of(services.sign_in(account.id, device="", second_step_at=clock.now()))
    assert found is not None
    return found[0]


def test_an_empty_staff_number_is_asked_for_again(cast: Cast, visitor: Visitor):
    page = give(administrator(cast, visitor), cast.person(), "invite", status=422, staff_number="")

    assert "Enter a staff number" in page.text


def test_anything_else_that_is_asked_for_is_not_understood(cast: Cast, visitor: Visitor):
    give(administrator(cast, visitor), cast.person(), "money", status=400)


def test_an_officer_of_another_institution_does_not_find_the_person(cast: Cast, neighbour: Visitor):
    elsewhere = cast.institution("MOI", "وزارة الداخلية", "Ministry of Interior")
    officer = cast.staff(Role.OFFICER, institution_id=elsewhere.id)
    person = cast.person()

    neighbour.sign_in(officer)

    neighbour.get(f"/ar/people/{person.id}/way-in", status=404)
    give(neighbour, person, "invite", status=404, **NUMBER)


def test_a_trainer_reaches_people_only_through_a_cohort(cast: Cast, neighbour: Visitor):
    cohort = cast.cohort()
    person = cast.enrolment(cohort).person

    neighbour.sign_in(cast.trainer(cohort))

    neighbour.get(f"/ar/people/{person.id}/way-in", status=404)


def test_a_trainee_may_not_invite(cast: Cast, neighbour: Visitor):
    person = cast.person()

    neighbour.sign_in(cast.account())

    neighbour.get(f"/ar/people/{person.id}/way-in", status=403)
    give(neighbour, person, "invite", status=403)


def test_a_stranger_is_asked_to_sign_in(cast: Cast, visitor: Visitor):
    person = cast.person()

    visitor.get(f"/ar/people/{person.id}/way-in", status=303)
    give(visitor, person, "invite", status=303)

    assert tickets() == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_page_of_the_link_reads_in_both_languages(
    cast: Cast, visitor: Visitor, neighbour: Visitor, language: str
):
    secret = _invited(cast, visitor).rpartition("/")[2]

    page = neighbour.get(f"/{language}/enter/{secret}")

    assert f"/{'en' if language == 'ar' else 'ar'}/enter/{secret}" in page.links()


def test_a_link_is_too_long_to_be_typed_so_no_code_is_shown(cast: Cast, visitor: Visitor):
    page = give(administrator(cast, visitor), cast.person(), "invite", **NUMBER)

    assert codes(page) == []
