"""Somebody came in another's place, or at the door."""

import pytest

from lms.learning.models import Cohort, Enrolment, EnrolmentState
from lms.people.accounts.models import Account
from lms.people.models import Person, Sex
from lms.platform.db import db, unit_of_work
from lms.workshops import services
from lms.workshops.models import Presence, Session
from tests.cast import Cast
from tests.statements import Statements
from tests.visitor import Visitor

NAME = "مبروكة سالم علي الحسناوي"
PHONE = "+218912345678"
TYPED = {"name_ar": NAME, "sex": "f", "phone": "091 234 5678"}


@pytest.fixture
def tablet(visitor: Visitor, trainer: Account, people: list[Enrolment]) -> Visitor:
    """The trainer, signed in, with three people expected."""
    del people
    return visitor.sign_in(trainer)


def of(person_name: str) -> Enrolment:
    """Return the enrolment of somebody by name."""
    db.session.rollback()
    return (
        db.session.query(Enrolment)
        .join(Enrolment.person)
        .filter(Person.name_ar == person_name)
        .populate_existing()
        .one()
    )


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_register_leads_to_who_came_unexpected(
    tablet: Visitor, session: Session, language: str
):
    address = f"/{language}/sessions/{session.id}/arrivals"

    assert address in tablet.get(f"/{language}/sessions/{session.id}/register").links()
    assert len(tablet.get(address).markup.of("option")) == 8


def test_a_substitute_takes_the_place_of_the_absent(
    tablet: Visitor, session: Session, people: list[Enrolment]
):
    answer = tablet.post(
        f"/en/sessions/{session.id}/arrivals", {**TYPED, "instead_of": str(people[0].id)}
    )

    substitute = of(NAME)
    db.session.refresh(people[0])
    assert substitute.substitute_for_id == people[0].id
    assert people[0].state is EnrolmentState.WITHDRAWN
    assert people[0].withdrawn_at
    assert "In place of Ahmed Salem Ali Al-Tebawi" in tablet.follow(answer).text


def test_a_substitute_holds_the_post_of_the_institution_that_sent_them(
    tablet: Visitor, session: Session, people: list[Enrolment]
):
    tablet.post(f"/en/sessions/{session.id}/arrivals", {**TYPED, "instead_of": str(people[0].id)})

    assert of(NAME).institution_id == people[0].institution_id


def test_a_walk_in_is_always_recorded(tablet: Visitor, session: Session):
    tablet.post(f"/en/sessions/{session.id}/arrivals", {**TYPED, "instead_of": ""})

    arrived = of(NAME)
    assert (arrived.walk_in, arrived.substitute_for_id) == (True, None)
    assert (arrived.person.sex, arrived.person.phone) == (Sex.FEMALE, PHONE)


def test_who_has_this_very_name_and_phone_is_recognised(
    tablet: Visitor, cast: Cast, session: Session
):
    known = cast.person(NAME, institution=cast.institution("COAST"), phone=PHONE)

    tablet.post(f"/en/sessions/{session.id}/arrivals", {**TYPED, "instead_of": ""})

    assert of(NAME).person_id == known.id


def test_a_colleague_is_found_and_comes(
    tablet: Visitor, cast: Cast, session: Session, people: list[Enrolment]
):
    colleague = cast.person(NAME)
    place = people[1].id
    found = tablet.get(f"/en/sessions/{session.id}/arrivals?q=مبروكة&instead_of={place}")
    address = f"/en/sessions/{session.id}/arrivals/{colleague.id}"

    tablet.post(address, {"instead_of": str(place)})

    assert address in [form.get("action") for form in found.markup.of("form")]
    assert of(NAME).substitute_for_id == place


def test_people_of_other_institutions_are_not_found(tablet: Visitor, cast: Cast, session: Session):
    stranger = cast.person(NAME, institution=cast.institution("COAST"))

    page = tablet.get(f"/en/sessions/{session.id}/arrivals?q=مبروكة")
    tablet.post(f"/en/sessions/{session.id}/arrivals/{stranger.id}", status=404)

    assert "Nobody in the institutions of this cohort" in page.text


def test_an_arrival_is_taken_back_while_nothing_is_marked(
    tablet: Visitor, session: Session, people: list[Enrolment]
):
    tablet.post(f"/en/sessions/{session.id}/arrivals", {**TYPED, "instead_of": str(people[0].id)})
    arrived = of(NAME)

    tablet.post(f"/en/sessions/{session.id}/arrivals/{arrived.id}/take-back")

    db.session.refresh(people[0])
    assert people[0].state is EnrolmentState.ENROLLED
    assert of(NAME).state is EnrolmentState.WITHDRAWN


def test_after_a_mark_an_arrival_stays(tablet: Visitor, session: Session, people: list[Enrolment]):
    tablet.post(f"/en/sessions/{session.id}/arrivals", {**TYPED, "instead_of": str(people[0].id)})
    arrived = of(NAME)
    with unit_of_work():
        services.mark(session, arrived.id, Presence.PRESENT, by=None)

    tablet.post(f"/en/sessions/{session.id}/arrivals/{arrived.id}/take-back", status=409)

    assert of(NAME).state is EnrolmentState.ENROLLED


def test_nobody_else_is_taken_off_the_register_so(
    tablet: Visitor, session: Session, people: list[Enrolment]
):
    tablet.post(f"/en/sessions/{session.id}/arrivals/{people[0].id}/take-back", status=404)

    db.session.refresh(people[0])
    assert people[0].state is EnrolmentState.ENROLLED


def test_the_place_can_be_taken_again_after_it_was_taken_back(
    tablet: Visitor, session: Session, people: list[Enrolment]
):
    tablet.post(f"/en/sessions/{session.id}/arrivals", {**TYPED, "instead_of": str(people[0].id)})
    tablet.post(f"/en/sessions/{session.id}/arrivals/{of(NAME).id}/take-back")

    tablet.post(f"/en/sessions/{session.id}/arrivals", {**TYPED, "instead_of": str(people[0].id)})

    assert of(NAME).substitute_for_id == people[0].id


def test_nothing_typed_is_lost_when_the_phone_is_wrong(tablet: Visitor, session: Session):
    page = tablet.post(
        f"/en/sessions/{session.id}/arrivals",
        {**TYPED, "phone": "12", "instead_of": ""},
        status=422,
    )

    assert NAME in page.html
    assert "Enter a phone number" in page.text


def test_who_is_enrolled_already_is_not_enrolled_twice(
    tablet: Visitor, cast: Cast, cohort: Cohort, session: Session
):
    cast.enrolment(cohort, cast.person(NAME, phone=PHONE))

    page = tablet.post(
        f"/en/sessions/{session.id}/arrivals", {**TYPED, "instead_of": ""}, status=422
    )

    assert "enrolled in this cohort already" in page.text


def test_the_original_keeps_the_history_and_the_substitute_gets_none_of_it(
    tablet: Visitor, session: Session, people: list[Enrolment]
):
    with unit_of_work():
        services.mark(session, people[0].id, Presence.EXCUSED, by=None)

    tablet.post(f"/en/sessions/{session.id}/arrivals", {**TYPED, "instead_of": str(people[0].id)})

    register = tablet.get(f"/en/sessions/{session.id}/register")
    assert f'data-id="{of(NAME).id}"' in register.html
    assert f'data-id="{people[0].id}"' not in register.html
    assert of(NAME).id != people[0].id


def test_the_page_takes_few_statements(tablet: Visitor, session: Session, statements: Statements):
    tablet.get(f"/ar/sessions/{session.id}/arrivals")

    sent = statements(lambda: tablet.get(f"/ar/sessions/{session.id}/arrivals?q=سالمة"))

    assert len(sent) <= 12


def test_the_trainer_of_another_cohort_does_not_find_it(
    session: Session, cast: Cast, neighbour: Visitor
):
    neighbour.sign_in(cast.trainer(cast.cohort("GHA-01")))

    neighbour.get(f"/ar/sessions/{session.id}/arrivals", status=404)


def test_a_stranger_is_asked_to_sign_in(session: Session, visitor: Visitor):
    visitor.get(f"/ar/sessions/{session.id}/arrivals", status=303)
