"""What a phone sends: marks it kept, in any order, as often as it takes."""

from datetime import timedelta

import pytest

from lms.learning.models import Cohort, CohortState, Enrolment
from lms.people.accounts.models import Account
from lms.platform import clock
from lms.platform.db import db, unit_of_work
from lms.platform.ids import uuid7
from lms.workshops.models import Attendance, AttendanceEvent, Presence, Session
from tests.cast import Cast
from tests.visitor import Visitor


def address(session: Session) -> str:
    return f"/ar/sessions/{session.id}/marks"


def sent(
    enrolment: Enrolment, presence: str | None = "present", *, minutes_ago: int = 0
) -> dict[str, object]:
    return {
        "id": str(uuid7()),
        "enrolment": str(enrolment.id),
        "presence": presence,
        "late_by": 15,
        "made_at": (clock.now() - timedelta(minutes=minutes_ago)).isoformat(),
    }


def state() -> dict[object, tuple[Presence, int]]:
    rows = db.session.query(Attendance).populate_existing()
    return {row.enrolment_id: (row.presence, row.minutes) for row in rows}


def test_marks_are_saved_and_named_in_the_answer(
    session: Session, people: list[Enrolment], trainer: Account, visitor: Visitor
):
    one, other = sent(people[0]), sent(people[1], "late")

    answer = visitor.sign_in(trainer).send_json(address(session), {"marks": [one, other]})

    assert answer.json == {"saved": [one["id"], other["id"]], "refused": []}
    assert state() == {people[0].id: (Presence.PRESENT, 90), people[1].id: (Presence.LATE, 75)}


def test_marks_sent_again_in_another_order_change_nothing(
    session: Session, people: list[Enrolment], trainer: Account, visitor: Visitor
):
    marks = [sent(people[0], "absent", minutes_ago=2), sent(people[0], "late", minutes_ago=1)]
    visitor.sign_in(trainer).send_json(address(session), {"marks": marks})

    answer = visitor.send_json(address(session), {"marks": marks[::-1]})

    assert sorted(answer.json["saved"]) == sorted(mark["id"] for mark in marks)
    assert state() == {people[0].id: (Presence.LATE, 75)}
    assert db.session.query(AttendanceEvent).count() == 2


def test_a_mark_can_be_taken_back(
    session: Session, people: list[Enrolment], trainer: Account, visitor: Visitor
):
    visitor.sign_in(trainer)
    visitor.send_json(address(session), {"marks": [sent(people[0], minutes_ago=1)]})

    visitor.send_json(address(session), {"marks": [sent(people[0], None)]})

    assert state() == {}


def test_a_mark_for_somebody_elsewhere_is_refused_and_the_others_are_kept(
    cast: Cast, session: Session, people: list[Enrolment], trainer: Account, visitor: Visitor
):
    stranger = cast.enrolment(cast.cohort("GHA-01"), cast.person("علي سالم"))
    good, bad = sent(people[0]), sent(stranger)

    answer = visitor.sign_in(trainer).send_json(address(session), {"marks": [good, bad]})

    assert answer.json == {"saved": [good["id"]], "refused": [bad["id"]]}


@pytest.mark.parametrize(
    "change",
    [
        {"presence": "elsewhere"},
        {"made_at": "2026-03-15T10:00:00"},
        {"late_by": -1},
        {"id": "1"},
        {"score": 100},
    ],
    ids=["unknown presence", "no time zone", "negative minutes", "no uuid", "unknown field"],
)
def test_what_cannot_be_understood_is_refused_whole(
    session: Session,
    people: list[Enrolment],
    trainer: Account,
    visitor: Visitor,
    change: dict[str, object],
):
    marks = [sent(people[0]), sent(people[1]) | change]

    visitor.sign_in(trainer).send_json(address(session), {"marks": marks}, status=400)

    assert state() == {}


def test_a_closed_cohort_answers_why(
    cohort: Cohort, session: Session, people: list[Enrolment], trainer: Account, visitor: Visitor
):
    visitor.sign_in(trainer)
    with unit_of_work():
        db.session.add(cohort)
        cohort.state, cohort.closed_at = CohortState.CLOSED, clock.now()

    answer = visitor.send_json(address(session), {"marks": [sent(people[0])]}, status=409)

    assert "SEB-01" in answer.json["advice"]


def test_another_cohorts_trainer_cannot_send(
    cast: Cast, session: Session, people: list[Enrolment], visitor: Visitor
):
    stranger = cast.trainer(cast.cohort("GHA-01"))

    visitor.sign_in(stranger).send_json(address(session), {"marks": [sent(people[0])]}, status=404)


def test_a_phone_that_was_signed_out_is_told_so(
    session: Session, people: list[Enrolment], visitor: Visitor
):
    visitor.send_json(address(session), {"marks": [sent(people[0])]}, status=401)
