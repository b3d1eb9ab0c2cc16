"""Deciding about nominations: what helps, what is done, and the way back."""

import pytest

from lms.learning.models import Cohort
from lms.learning.nominations import services
from lms.learning.nominations.models import DeclineReason, Nomination, NominationState
from lms.learning.nominations.services import Verdict
from lms.people.models import Institution, Sex
from lms.platform import clock
from lms.platform.db import db, unit_of_work
from tests.cast import Cast
from tests.features.nominations.moves import all_nominated, enrolment, nominated, some, state
from tests.statements import Statements
from tests.visitor import Visitor

S = NominationState


@pytest.fixture
def three(cohort: Cohort, cast: Cast, ministry: Institution) -> list[Nomination]:
    """Two who hold a seat and one who waits."""
    people = (
        cast.person("آمنة علي سالم الزوي", "Amna Ali Salem Al-Zwai", institution=ministry),
        cast.person("يوسف عمر حسن التباوي", "Yousef Omar", sex=Sex.MALE, institution=ministry),
        cast.person("بشير صالح أحمد الفزاني", "Bashir Saleh", sex=Sex.MALE, institution=ministry),
    )
    return [nominated(cohort, person, ministry) for person in people]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_everybody_nominated_is_shown(
    three: list[Nomination], cohort: Cohort, office: Visitor, language: str
):
    page = office.get(f"/{language}/cohorts/{cohort.id}/nominations")

    assert {f"/{language}/nomination/{one.id}" for one in three} <= set(page.links())


def test_the_balance_and_the_place_in_line_stand_there(
    three: list[Nomination], cohort: Cohort, office: Visitor
):
    page = office.get(f"/en/cohorts/{cohort.id}/nominations")

    assert "Women: 1, men: 2" in page.text
    assert "Place 1 on the waiting list" in page.text


def test_who_completed_the_course_before_is_flagged(
    three: list[Nomination], cast: Cast, cohort: Cohort, office: Visitor
):
    earlier = cast.enrolment(cast.cohort("OLD-01"), three[0].person)
    with unit_of_work():
        earlier.completed_on = clock.today()

    assert "Completed this course before" in office.get(f"/en/cohorts/{cohort.id}/nominations").text
    assert "has completed this course before" in office.get(f"/en/nomination/{three[0].id}").text


def test_all_who_hold_a_seat_are_approved_at_once(
    three: list[Nomination], cohort: Cohort, office: Visitor
):
    answer = office.post(f"/en/cohorts/{cohort.id}/nominations/approve")

    assert "2 people are approved and enrolled" in office.follow(answer).text
    assert [state(one) for one in three] == [S.APPROVED, S.APPROVED, S.WAITING]


def test_one_is_approved_and_taken_back(three: list[Nomination], cohort: Cohort, office: Visitor):
    office.post(f"/en/nomination/{three[0].id}/approve")
    approved = state(three[0])
    office.post(f"/en/nomination/{three[0].id}/reopen")

    assert (approved, state(three[0])) == (S.APPROVED, S.NOMINATED)
    assert enrolment(cohort, three[0].person_id).state.value == "withdrawn"


def test_declining_tells_who_gets_the_seat(three: list[Nomination], office: Visitor):
    answer = office.post(
        f"/en/nomination/{three[0].id}/decline",
        {"reason": "not-eligible", "screening": "works elsewhere"},
    )

    assert "The seat goes to Bashir Saleh" in office.follow(answer).text
    assert (state(three[0]), three[0].screening) == (S.DECLINED, "works elsewhere")


def test_a_decline_needs_its_reason_and_loses_nothing(three: list[Nomination], office: Visitor):
    page = office.post(
        f"/en/nomination/{three[0].id}/decline", {"screening": "a long thought"}, status=422
    )

    assert "a long thought" in page.html
    assert state(three[0]) is S.NOMINATED


@pytest.mark.parametrize(
    ("deeds", "ends"),
    [
        (["wait"], S.WAITING),
        (["wait", "first"], S.WAITING),
        (["take-out"], S.WITHDRAWN),
        (["take-out", "restore"], S.WAITING),
    ],
)
def test_each_deed_and_its_undo(
    three: list[Nomination], office: Visitor, deeds: list[str], ends: NominationState
):
    answers = [office.post(f"/en/nomination/{three[0].id}/{deed}") for deed in deeds]

    assert answers
    assert state(three[0]) is ends


def test_the_private_note_is_for_who_decides_alone(
    three: list[Nomination], cast: Cast, cohort: Cohort, office: Visitor, visitor: Visitor
):
    with unit_of_work():
        services.decline(three[0], Verdict(DeclineReason.OTHER, "a private word"), by=None)
    trainer = visitor.sign_in(cast.trainer(cohort))

    assert "a private word" in office.get(f"/en/nomination/{three[0].id}").html
    assert "a private word" not in trainer.get(f"/en/cohorts/{cohort.id}").html
    trainer.get(f"/en/nomination/{three[0].id}", status=403)


def test_in_a_closed_cohort_nothing_more_is_decided(
    three: list[Nomination], cohort: Cohort, office: Visitor
):
    office.post(f"/en/cohorts/{cohort.id}/close", status=303)

    office.post(f"/en/nomination/{three[0].id}/approve", status=409)

    assert state(three[0]) is S.NOMINATED


def test_the_page_takes_as_many_statements_for_one_as_for_many(
    three: list[Nomination],
    cohort: Cohort,
    cast: Cast,
    ministry: Institution,
    office: Visitor,
    statements: Statements,
):
    address = f"/ar/cohorts/{cohort.id}/nominations"
    office.get(address)
    few = statements(lambda: office.get(address))
    all_nominated(cohort, some(cast, ministry, 20), ministry)

    many = statements(lambda: office.get(address))

    assert len(few) == len(many) <= 12


def test_one_nomination_takes_few_statements(
    three: list[Nomination], office: Visitor, statements: Statements
):
    address = f"/ar/nomination/{three[0].id}"
    office.get(address)

    assert len(statements(lambda: office.get(address))) <= 12


@pytest.mark.parametrize("path", ["/cohorts/{cohort}/nominations", "/nomination/{one}"])
def test_a_focal_point_may_not_decide(
    three: list[Nomination], cohort: Cohort, desk: Visitor, path: str
):
    desk.get("/en" + path.format(cohort=cohort.id, one=three[0].id), status=403)


@pytest.mark.parametrize(
    "deed", ["approve", "reopen", "decline", "take-out", "restore", "wait", "first", "who"]
)
def test_a_focal_point_does_none_of_it(three: list[Nomination], desk: Visitor, deed: str):
    desk.post(f"/en/nomination/{three[0].id}/{deed}", status=403)

    assert db.session.get_one(Nomination, three[0].id).state is S.NOMINATED


@pytest.mark.parametrize("path", ["/cohorts/{cohort}/nominations", "/nomination/{one}"])
def test_a_stranger_is_asked_to_sign_in(
    three: list[Nomination], cohort: Cohort, visitor: Visitor, path: str
):
    visitor.get("/en" + path.format(cohort=cohort.id, one=three[0].id), status=303)
