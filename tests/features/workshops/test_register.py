"""The register of a session, as it works without a script."""

from datetime import timedelta
from uuid import UUID

import pytest

from lms.learning.models import Cohort, CohortState, Enrolment
from lms.people.accounts.models import Account
from lms.platform import clock
from lms.platform.db import db, unit_of_work
from lms.platform.permissions import Role
from lms.workshops import services
from lms.workshops.models import Attendance, AttendanceEvent, Presence, Session
from lms.workshops.rules import Mark
from tests.cast import Cast
from tests.pages import Page
from tests.statements import Statements
from tests.visitor import Visitor

MOST_STATEMENTS = 12


def address(session: Session, language: str = "en") -> str:
    return f"/{language}/sessions/{session.id}/register"


def typed(page: Page, **changes: object) -> dict[str, object]:
    """Return what a browser would post from a page, with some fields changed."""
    fields = {
        field["name"]: field["value"]
        for field in page.markup.of("input")
        if field.get("name", "")[:2] in {"s-", "p-", "l-"}
        and (field["type"] != "radio" or "checked" in field)
    }
    return {**fields, **changes}


def choose(enrolment: Enrolment, presence: Presence, late_by: str = "15") -> dict[str, object]:
    return {f"p-{enrolment.id}": presence.value, f"l-{enrolment.id}": late_by}


def correct(session: Session, enrolments: list[UUID]) -> None:
    with unit_of_work():
        services.mark_all(session, [Mark(e, Presence.ABSENT) for e in enrolments], by=None)


def state() -> dict[object, tuple[Presence, int]]:
    rows = db.session.query(Attendance).populate_existing()
    return {row.enrolment_id: (row.presence, row.minutes) for row in rows}


def events() -> int:
    return db.session.query(AttendanceEvent).count()


def close(cohort: Cohort) -> None:
    with unit_of_work():
        db.session.add(cohort)
        cohort.state, cohort.closed_at = CohortState.CLOSED, clock.now()


def fill(cast: Cast, cohort: Cohort, size: int) -> list[Enrolment]:
    return [cast.enrolment(cohort, cast.person(f"سالم علي {'م' * n}")) for n in range(1, size + 1)]


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", ["Session 1", "Ahmed Salem", "Unmarked"]), ("ar", ["الجلسة 1", "أحمد سالم"])],
)
def test_the_trainer_sees_who_is_expected(
    session: Session,
    people: list[Enrolment],
    trainer: Account,
    visitor: Visitor,
    language: str,
    words: list[str],
):
    page = visitor.sign_in(trainer).get(address(session, language))

    assert [word for word in words if word not in page.text] == []


def test_another_cohorts_trainer_does_not_find_it(
    cast: Cast, session: Session, people: list[Enrolment], visitor: Visitor
):
    stranger = cast.trainer(cast.cohort("GHA-01"))

    page = visitor.sign_in(stranger).get(address(session), status=404)

    assert "Ahmed" not in page.text


def test_a_trainee_may_not_open_it(cast: Cast, cohort: Cohort, session: Session, visitor: Visitor):
    account, _ = cast.trainee(cohort)

    visitor.sign_in(account).get(address(session), status=403)


def test_a_stranger_is_sent_to_sign_in(session: Session, visitor: Visitor):
    page = visitor.get(address(session), status=303)

    assert "/sign-in" in page.location


@pytest.mark.parametrize(
    "action", ["register", "marks", "undo/00000000-0000-0000-0000-000000000000"]
)
def test_another_cohorts_trainer_cannot_mark(
    cast: Cast, session: Session, visitor: Visitor, action: str
):
    stranger = cast.trainer(cast.cohort("GHA-01"))

    visitor.sign_in(stranger).post(f"/en/sessions/{session.id}/{action}", status=404)


def test_what_was_chosen_is_saved(
    session: Session, people: list[Enrolment], trainer: Account, visitor: Visitor
):
    first, second, _ = people
    page = visitor.sign_in(trainer).get(address(session))

    chosen = choose(first, Presence.PRESENT) | choose(second, Presence.LATE, "٢٠")
    answer = visitor.post(address(session), typed(page, **chosen))

    assert state() == {first.id: (Presence.PRESENT, 90), second.id: (Presence.LATE, 70)}
    assert "2 marks saved" in visitor.follow(answer).text


def test_a_page_saved_again_makes_no_new_marks(
    session: Session, people: list[Enrolment], trainer: Account, visitor: Visitor
):
    page = visitor.sign_in(trainer).get(address(session))
    visitor.post(address(session), typed(page, **choose(people[0], Presence.LATE, "20")))

    answer = visitor.post(address(session), typed(visitor.get(address(session))))

    assert events() == 1
    assert "Nothing was changed" in visitor.follow(answer).text


def test_an_old_page_does_not_undo_what_another_phone_marked_meanwhile(
    session: Session, people: list[Enrolment], trainer: Account, visitor: Visitor
):
    first, second, _ = people
    page = visitor.sign_in(trainer).get(address(session))
    with unit_of_work():
        services.mark(session, first.id, Presence.ABSENT, by=None)

    visitor.post(address(session), typed(page, **choose(second, Presence.PRESENT)))

    assert state()[first.id] == (Presence.ABSENT, 0)


@pytest.mark.parametrize("late_by", ["", "0", "91", "a while", "9" * 5000])
def test_impossible_minutes_are_refused_and_nothing_typed_is_lost(
    session: Session, people: list[Enrolment], trainer: Account, visitor: Visitor, late_by: str
):
    first, second, _ = people
    page = visitor.sign_in(trainer).get(address(session))

    chosen = choose(first, Presence.LATE, late_by) | choose(second, Presence.ABSENT)
    answer = visitor.post(address(session), typed(page, **chosen), status=422)

    assert events() == 0
    assert "from 1 to 90" in answer.text
    assert typed(answer) == typed(page, **chosen)


def test_the_rest_are_present_after_what_was_typed(
    session: Session, people: list[Enrolment], trainer: Account, visitor: Visitor
):
    first, *others = people
    page = visitor.sign_in(trainer).get(address(session))

    chosen = typed(page, rest="present", **choose(first, Presence.EXCUSED))
    visitor.post(address(session), chosen)

    assert state()[first.id] == (Presence.EXCUSED, 0)
    assert {state()[one.id] for one in others} == {(Presence.PRESENT, 90)}


def test_what_was_saved_together_is_taken_back_together(
    session: Session, people: list[Enrolment], trainer: Account, visitor: Visitor
):
    visitor.sign_in(trainer)
    answer = visitor.post(address(session), {"rest": "present"})
    forms = visitor.follow(answer).markup.of("form")
    undo = next(form["action"] for form in forms if "/undo/" in form.get("action", ""))

    page = visitor.follow(visitor.post(undo))

    assert state() == {}
    assert "3 marks taken back" in page.text


def test_a_correction_can_be_read_on_the_page(
    session: Session, people: list[Enrolment], trainer: Account, visitor: Visitor
):
    with unit_of_work():
        services.mark(session, people[0].id, Presence.ABSENT, by=trainer.id)
    with unit_of_work():
        services.mark(session, people[0].id, Presence.LATE, by=trainer.id)

    page = visitor.sign_in(trainer).get(address(session))

    assert "Was: Absent. Now: Late (there for 1 hour and 15 minutes)." in page.text
    assert "1 correction" in page.text


def test_a_warning_stands_by_who_can_no_longer_reach_the_needed_share(
    session: Session, people: list[Enrolment], trainer: Account, visitor: Visitor
):
    with unit_of_work():
        services.mark(session, people[0].id, Presence.ABSENT, by=trainer.id)

    page = visitor.sign_in(trainer).get(address(session))

    assert page.text.count("Can no longer reach 80%") == 1


def test_a_closed_register_can_be_read_and_not_changed(
    cohort: Cohort, session: Session, people: list[Enrolment], trainer: Account, visitor: Visitor
):
    page = visitor.sign_in(trainer).get(address(session))
    close(cohort)

    fields = typed(page, **choose(people[0], Presence.PRESENT))
    answer = visitor.post(address(session), fields, status=422)

    assert "is closed" in answer.text
    assert events() == 0


def test_on_a_later_day_only_excuses_can_be_chosen(cast: Cast, visitor: Visitor):
    cohort = cast.cohort(starts_on=clock.today() + timedelta(2))
    session, enrolment = cast.session(cohort), cast.enrolment(cohort)

    page = visitor.sign_in(cast.trainer(cohort)).get(address(session))

    choices = [f for f in page.markup.of("input") if f.get("name") == f"p-{enrolment.id}"]
    assert [f["value"] for f in choices if "disabled" not in f] == ["excused"]


def test_an_assistant_of_the_cohort_may_mark(
    cast: Cast, cohort: Cohort, session: Session, people: list[Enrolment], visitor: Visitor
):
    assistant = cast.staff(Role.COHORT_ASSISTANT, cohort_id=cohort.id)

    visitor.sign_in(assistant).post(address(session), {"rest": "present"})

    assert len(state()) == 3


def test_whoever_withdrew_meanwhile_is_left_out_and_said(
    cast: Cast, session: Session, people: list[Enrolment], trainer: Account, visitor: Visitor
):
    elsewhere = cast.enrolment(cast.cohort("GHA-01"), cast.person("علي سالم"))
    fields = {f"s-{elsewhere.id}": "", **choose(elsewhere, Presence.PRESENT)}

    answer = visitor.sign_in(trainer).post(address(session), fields)

    assert "no longer enrolled" in visitor.follow(answer).text
    assert state() == {}


def test_an_empty_register_says_so(session: Session, trainer: Account, visitor: Visitor):
    page = visitor.sign_in(trainer).get(address(session))

    assert "Nobody is enrolled yet" in page.text


def test_forty_people_are_shown_in_few_statements(
    cast: Cast,
    cohort: Cohort,
    session: Session,
    trainer: Account,
    visitor: Visitor,
    statements: Statements,
):
    fill(cast, cohort, 40)
    visitor.sign_in(trainer)

    sent = statements(lambda: visitor.get(address(session)))

    assert len(sent) <= MOST_STATEMENTS


def test_forty_people_are_saved_in_few_statements(
    cast: Cast,
    cohort: Cohort,
    session: Session,
    trainer: Account,
    visitor: Visitor,
    statements: Statements,
):
    first, *_ = fill(cast, cohort, 40)
    page = visitor.sign_in(trainer).get(address(session))
    fields = typed(page, rest="present", **choose(first, Presence.LATE))
    fields["csrf_token"] = visitor.token()

    sent = statements(lambda: visitor.client.post(address(session), data=fields))

    assert len(state()) == 40
    assert len(sent) <= MOST_STATEMENTS


def test_forty_corrections_take_no_more_statements_than_one(
    cast: Cast, cohort: Cohort, session: Session, statements: Statements
):
    everybody = [one.id for one in fill(cast, cohort, 40)]
    one, many = everybody[:1], everybody[1:]
    with unit_of_work():
        services.mark_rest_present(session, by=None)

    for_one = statements(lambda: correct(session, one))
    for_many = statements(lambda: correct(session, many))

    assert len(for_many) == len(for_one)
