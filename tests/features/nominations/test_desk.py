"""The desk of a focal point: seats, the own people, whom they have nominated."""

import pytest

from lms.learning.models import Cohort
from lms.learning.nominations import services
from lms.learning.nominations.models import DeclineReason, Nomination, NominationState
from lms.learning.nominations.services import Verdict
from lms.people.accounts.models import Account
from lms.people.models import Institution, Sex
from lms.platform.db import db, unit_of_work
from lms.platform.mail import OutboxMessage
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.features.nominations.moves import all_nominated, enrolment, nominated, some, state
from tests.statements import Statements
from tests.visitor import Visitor

S = NominationState
NAME = "بشير عمر حسن الفزاني"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_open_cohorts_show_the_seats_of_the_own_institution(
    cohort: Cohort, desk: Visitor, language: str
):
    page = desk.get(f"/{language}/nominations")

    assert f"/{language}/nominations/{cohort.id}" in page.links()


def test_what_is_left_stands_in_words(
    cohort: Cohort, cast: Cast, ministry: Institution, desk: Visitor
):
    all_nominated(cohort, some(cast, ministry, 3), ministry)

    page = desk.get("/en/nominations")

    assert "2 of 2 seats taken · 1 person is waiting" in page.text


def test_a_cohort_without_seats_for_the_institution_is_not_offered(
    cast: Cast, agency: Institution, desk: Visitor
):
    other = cast.cohort("GHA-01")
    with unit_of_work():
        services.set_quotas(other, {agency.id: 3}, by=None)

    assert "No cohort has seats for you now" in desk.get("/en/nominations").text
    desk.get(f"/en/nominations/{other.id}", status=404)


def test_people_are_found_by_name_and_nominated(
    cohort: Cohort, cast: Cast, ministry: Institution, desk: Visitor
):
    person = cast.person(NAME, institution=ministry)
    found = desk.get(f"/en/nominations/{cohort.id}?q=بشير")
    address = f"/en/nominations/{cohort.id}/people/{person.id}"

    answer = desk.post(address)

    assert address in [form.get("action") for form in found.markup.of("form")]
    assert "is nominated and holds a seat" in desk.follow(answer).text
    assert db.session.query(Nomination).one().person_id == person.id


def test_people_of_other_institutions_are_neither_found_nor_nominated(
    cohort: Cohort, cast: Cast, agency: Institution, desk: Visitor
):
    stranger = cast.person(NAME, institution=agency)

    page = desk.get(f"/en/nominations/{cohort.id}?q=بشير")
    desk.post(f"/en/nominations/{cohort.id}/people/{stranger.id}", status=404)

    assert "Nobody among your people" in page.text
    assert db.session.query(Nomination).count() == 0


def test_a_nomination_is_withdrawn_and_made_again(
    cohort: Cohort, cast: Cast, ministry: Institution, desk: Visitor
):
    made = nominated(cohort, cast.person(institution=ministry), ministry)

    desk.post(f"/en/nomination/{made.id}/withdraw")
    withdrawn = state(made)
    desk.post(f"/en/nomination/{made.id}/rejoin")

    assert (withdrawn, state(made)) == (S.WITHDRAWN, S.NOMINATED)


def test_what_was_declined_stays_declined_for_the_focal_point(
    cohort: Cohort, cast: Cast, ministry: Institution, desk: Visitor
):
    made = nominated(cohort, cast.person(institution=ministry), ministry)
    with unit_of_work():
        services.decline(made, Verdict(DeclineReason.OTHER, "not to be told"), by=None)

    desk.post(f"/en/nomination/{made.id}/rejoin", status=409)

    assert state(made) is S.DECLINED


def test_whoever_was_approved_and_withdrawn_is_approved_again_only_by_the_office(
    cohort: Cohort, cast: Cast, ministry: Institution, desk: Visitor
):
    made = nominated(cohort, cast.person(institution=ministry), ministry)
    with unit_of_work():
        services.approve(made, by=None)

    desk.post(f"/en/nomination/{made.id}/withdraw")
    desk.post(f"/en/nomination/{made.id}/rejoin")

    assert state(made) is S.NOMINATED
    assert enrolment(cohort, made.person_id).state.value == "withdrawn"


def test_the_reason_is_told_and_the_private_note_is_not(
    cohort: Cohort, cast: Cast, ministry: Institution, desk: Visitor
):
    person = cast.person(institution=ministry)
    made = nominated(cohort, person, ministry)
    with unit_of_work():
        services.decline(made, Verdict(DeclineReason.NOT_ELIGIBLE, "a private word"), by=None)

    page = desk.get(f"/en/nominations/{cohort.id}")

    assert "The work does not fit this training" in page.text
    assert "a private word" not in page.html
    assert "a private word" not in desk.get(f"/en/people/{person.id}").html


def test_the_focal_point_of_another_institution_sees_nothing_of_it(
    cohort: Cohort, cast: Cast, ministry: Institution, agency: Institution, neighbour: Visitor
):
    made = nominated(cohort, cast.person(NAME, institution=ministry), ministry)
    neighbour.sign_in(cast.staff(Role.FOCAL_POINT, institution_id=agency.id))

    page = neighbour.get(f"/en/nominations/{cohort.id}")
    neighbour.post(f"/en/nomination/{made.id}/withdraw", status=404)

    assert "Bashir" not in page.html
    assert "Ministry of Interior" not in page.html
    assert state(made) is S.NOMINATED


def test_the_page_takes_as_many_statements_for_one_as_for_many(
    cohort: Cohort, cast: Cast, ministry: Institution, desk: Visitor, statements: Statements
):
    nominated(cohort, cast.person(institution=ministry), ministry)
    desk.get(f"/ar/nominations/{cohort.id}")
    few = statements(lambda: desk.get(f"/ar/nominations/{cohort.id}?q=سالمة"))
    all_nominated(cohort, some(cast, ministry, 12), ministry)

    many = statements(lambda: desk.get(f"/ar/nominations/{cohort.id}?q=سالمة"))

    assert len(few) == len(many) <= 12


@pytest.mark.parametrize("path", ["", "/{cohort}", "/{cohort}/new", "/{cohort}/list"])
def test_a_trainer_may_not_nominate(cohort: Cohort, cast: Cast, visitor: Visitor, path: str):
    visitor.sign_in(cast.trainer(cohort))

    visitor.get("/en/nominations" + path.format(cohort=cohort.id), status=403)


@pytest.mark.parametrize("path", ["", "/{cohort}", "/{cohort}/new", "/{cohort}/list"])
def test_a_stranger_is_asked_to_sign_in(cohort: Cohort, visitor: Visitor, path: str):
    visitor.get("/en/nominations" + path.format(cohort=cohort.id), status=303)


def test_an_officer_nominates_for_every_institution(
    cohort: Cohort, cast: Cast, agency: Institution, office: Visitor
):
    person = cast.person(NAME, institution=agency, sex=Sex.MALE)

    office.post(f"/en/nominations/{cohort.id}/people/{person.id}")

    assert db.session.query(Nomination).one().institution_id == agency.id


def test_the_nominator_is_told_by_mail_who_moved_up(
    cohort: Cohort, cast: Cast, ministry: Institution, focal: Account, desk: Visitor
):
    people = [cast.person(NAME, institution=ministry) for _ in range(3)]
    with unit_of_work():
        focal.person.email, focal.person.language = "focal@example.org", "en"
    for person in people:
        desk.post(f"/en/nominations/{cohort.id}/people/{person.id}")
    first = db.session.query(Nomination).order_by(Nomination.line).first()

    with unit_of_work():
        services.decline(first, Verdict(DeclineReason.OTHER, "hidden"), by=None)

    letters = db.session.query(OutboxMessage).order_by(OutboxMessage.id).all()
    assert [letter.subject.split(":")[0] for letter in letters] == [
        "A nomination of yours is declined",
        "A seat is free for your nomination",
    ]
    assert "hidden" not in letters[0].body
