"""Marks are events: none is lost, none counts twice, and the one made last is what counts."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lms.learning.models import Cohort, CohortState, Completion, Enrolment, Requirement
from lms.platform import audit, clock
from lms.platform.audit import AuditDetail, AuditEntry
from lms.platform.db import db, unit_of_work
from lms.platform.ids import uuid7
from lms.platform.refusals import Refused
from lms.workshops import queries, services
from lms.workshops.models import Attendance, AttendanceEvent, Presence, Session
from lms.workshops.rules import Mark
from tests.cast import Cast


@pytest.fixture
def cohort(cast: Cast) -> Cohort:
    return cast.cohort(starts_on=NOW.date())


@pytest.fixture
def session(cast: Cast, cohort: Cohort) -> Session:
    return cast.session(cohort)


@pytest.fixture
def enrolment(cast: Cast, cohort: Cohort) -> Enrolment:
    return cast.enrolment(cohort)


def mark(session: Session, enrolment: Enrolment, presence: Presence | None, **more: object) -> None:
    with unit_of_work():
        services.mark(session, enrolment.id, presence, by=None, **more)  # type: ignore[arg-type]


def state(session: Session, enrolment: Enrolment) -> tuple[Presence, int] | None:
    row = db.session.get(Attendance, (session.id, enrolment.id), populate_existing=True)
    return (row.presence, row.minutes) if row else None


def share(enrolment: Enrolment) -> float | None:
    one = {"enrolment_id": enrolment.id, "requirement": Requirement.ATTENDANCE}
    return db.session.query(Completion.share).filter_by(**one).populate_existing().scalar()


def events() -> int:
    return db.session.query(AttendanceEvent).count()


def corrections() -> list[tuple[object, object]]:
    rows = (
        db.session.query(AuditDetail)
        .join(AuditEntry, AuditEntry.id == AuditDetail.entry_id)
        .filter(AuditEntry.act == "attendance:correct")
        .order_by(AuditEntry.id)
    )
    return [(row.before, row.after) for row in rows]


def test_a_mark_is_kept_and_its_share_is_told_to_learning(session: Session, enrolment: Enrolment):
    mark(session, enrolment, Presence.PRESENT)

    assert state(session, enrolment) == (Presence.PRESENT, 90)
    assert share(enrolment) == 1.0


def test_late_is_kept_as_the_minutes_there(session: Session, enrolment: Enrolment):
    mark(session, enrolment, Presence.LATE, late_by=45)

    assert state(session, enrolment) == (Presence.LATE, 45)
    assert share(enrolment) == 0.5


def test_what_is_not_marked_yet_counts_as_planned(
    cast: Cast, cohort: Cohort, session: Session, enrolment: Enrolment
):
    cast.session(cohort, 2)

    mark(session, enrolment, Presence.PRESENT)

    assert share(enrolment) == 0.5


def test_who_is_excused_from_everything_has_no_share(session: Session, enrolment: Enrolment):
    mark(session, enrolment, Presence.EXCUSED)

    assert share(enrolment) is None


def test_the_same_mark_sent_twice_is_one(session: Session, enrolment: Enrolment):
    event_id = uuid7()
    mark(session, enrolment, Presence.PRESENT, event_id=event_id, made_at=clock.now())

    mark(session, enrolment, Presence.PRESENT, event_id=event_id, made_at=clock.now())

    assert events() == 1


def test_a_replay_after_a_correction_does_not_bring_the_old_mark_back(
    session: Session, enrolment: Enrolment
):
    old = {"event_id": uuid7(), "made_at": clock.now() - timedelta(minutes=5)}
    mark(session, enrolment, Presence.PRESENT, **old)
    mark(session, enrolment, Presence.ABSENT)

    mark(session, enrolment, Presence.PRESENT, **old)

    assert state(session, enrolment) == (Presence.ABSENT, 0)


def test_an_id_that_stands_for_another_mark_is_refused(
    cast: Cast, cohort: Cohort, session: Session, enrolment: Enrolment
):
    event_id = uuid7()
    mark(session, enrolment, Presence.PRESENT, event_id=event_id)
    other = cast.session(cohort, 2)

    with pytest.raises(Refused, match="id-in-use"):
        mark(other, enrolment, Presence.PRESENT, event_id=event_id)


def test_a_mark_that_arrives_late_does_not_undo_a_later_one(session: Session, enrolment: Enrolment):
    now = clock.now()
    mark(session, enrolment, Presence.LATE, event_id=uuid7(), made_at=now - timedelta(minutes=1))

    mark(session, enrolment, Presence.ABSENT, event_id=uuid7(), made_at=now - timedelta(days=2))

    assert state(session, enrolment) == (Presence.LATE, 75)
    assert events() == 2


def test_a_phone_whose_clock_runs_ahead_does_not_win_for_ever(
    session: Session, enrolment: Enrolment
):
    ahead = clock.now() + timedelta(days=365)
    mark(session, enrolment, Presence.ABSENT, event_id=uuid7(), made_at=ahead)

    mark(session, enrolment, Presence.PRESENT)

    assert state(session, enrolment) == (Presence.PRESENT, 90)


NOW = datetime(2025, 3, 16, 12, tzinfo=clock.TRIPOLI)
MADE = st.tuples(
    st.sampled_from([*Presence, None]),
    st.integers(1, 90),
    st.uuids(version=4),
    st.integers(0, 5).map(lambda minutes: NOW - timedelta(minutes=minutes)),
)


def on_paper(made: list[tuple[Presence | None, int, UUID, datetime]]) -> object:
    """Return what a careful clerk would write down, who sorts all marks by their time."""
    presence, late_by, *_ = max(made, key=lambda one: (one[3], one[2]))
    there = {Presence.PRESENT: 90, Presence.LATE: 90 - late_by}
    return (presence, there.get(presence, 0)) if presence else None


def forget_all() -> None:
    with unit_of_work():
        db.session.query(Attendance).delete()
        db.session.query(AttendanceEvent).delete()


@given(made=st.lists(MADE, min_size=1, max_size=6, unique_by=lambda one: one[2]), data=st.data())
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_state_is_the_same_whatever_order_marks_arrive_in_and_however_often(
    session: Session,
    enrolment: Enrolment,
    made: list[tuple[Presence | None, int, UUID, datetime]],
    data: st.DataObject,
):
    forget_all()
    marks = [Mark(enrolment.id, *one) for one in made]
    batches = st.lists(st.lists(st.sampled_from(marks), max_size=4), max_size=3)
    arriving = [*data.draw(batches), data.draw(st.permutations(marks)), *data.draw(batches)]

    with clock.standing_at(NOW), unit_of_work():
        taken = [services.mark_all(session, batch, by=None) for batch in arriving]

    assert sorted(one for batch in taken for one in batch.events) == sorted(m[2] for m in made)
    assert state(session, enrolment) == on_paper(made)


def test_who_is_not_in_the_cohort_cannot_be_marked(cast: Cast, session: Session):
    stranger = cast.enrolment(cast.cohort("GHA-01"), cast.person("علي سالم"))

    with pytest.raises(Refused, match="not-enrolled"):
        mark(session, stranger, Presence.PRESENT)


def test_a_closed_cohort_takes_no_more_marks(
    cast: Cast, cohort: Cohort, session: Session, enrolment: Enrolment
):
    with unit_of_work():
        db.session.add(cohort)
        cohort.state, cohort.closed_at = CohortState.CLOSED, clock.now()

    with pytest.raises(Refused, match="cohort-closed"):
        mark(session, enrolment, Presence.PRESENT)


def test_presence_is_refused_before_the_day_and_an_excuse_is_not(cast: Cast):
    cohort = cast.cohort(starts_on=clock.today() + timedelta(3))
    session, enrolment = cast.session(cohort), cast.enrolment(cohort)
    mark(session, enrolment, Presence.EXCUSED)

    with pytest.raises(Refused, match="not-yet"):
        mark(session, enrolment, Presence.PRESENT)


def test_the_first_mark_is_no_correction(session: Session, enrolment: Enrolment):
    mark(session, enrolment, Presence.PRESENT)

    assert corrections() == []


def test_a_correction_is_recorded_with_what_was_and_what_is(
    cast: Cast, session: Session, enrolment: Enrolment
):
    mark(session, enrolment, Presence.ABSENT)

    mark(session, enrolment, Presence.LATE, late_by=30)

    assert corrections() == [
        ({"presence": "absent", "minutes": 0}, {"presence": "late", "minutes": 60})
    ]
    assert audit.first_break() is None


def test_the_history_tells_who_corrected_what(
    cast: Cast, cohort: Cohort, session: Session, enrolment: Enrolment
):
    trainer = cast.trainer(cohort)
    mark(session, enrolment, Presence.ABSENT)
    with unit_of_work():
        services.mark(session, enrolment.id, Presence.PRESENT, by=trainer.id)

    (found,) = queries.corrections(session.id)

    assert (found.before, found.after, found.after_minutes) == (
        Presence.ABSENT,
        Presence.PRESENT,
        90,
    )
    assert found.person.en == "Salma Ali Mohamed Al-Werfalli"
    assert found.by is not None
    assert found.by.en == "Najat Salem Ali Al-Zwai"


def test_the_history_shows_the_mark_of_a_phone_that_was_overruled_before_it_arrived(
    session: Session, enrolment: Enrolment
):
    mark(session, enrolment, Presence.PRESENT)
    an_hour_ago = clock.now() - timedelta(hours=1)
    mark(session, enrolment, Presence.ABSENT, event_id=uuid7(), made_at=an_hour_ago)

    (found,) = queries.corrections(session.id)

    assert (found.before, found.after) == (Presence.ABSENT, Presence.PRESENT)
    assert state(session, enrolment) == (Presence.PRESENT, 90)


def crowd(cast: Cast, cohort: Cohort, size: int = 3) -> list[Enrolment]:
    return [cast.enrolment(cohort, cast.person(f"سالم علي {'م' * n}")) for n in range(1, size + 1)]


def test_the_rest_are_present_and_those_marked_stay_as_they_are(
    cast: Cast, cohort: Cohort, session: Session
):
    first, *others = crowd(cast, cohort)
    mark(session, first, Presence.ABSENT)

    with unit_of_work():
        taken = services.mark_rest_present(session, by=None)

    assert len(taken.events) == 2
    assert state(session, first) == (Presence.ABSENT, 0)
    assert {state(session, one) for one in others} == {(Presence.PRESENT, 90)}


def test_undo_brings_back_what_stood_before_even_nothing(
    cast: Cast, cohort: Cohort, session: Session
):
    trainer = cast.trainer(cohort)
    first, second, third = crowd(cast, cohort)
    mark(session, first, Presence.LATE, late_by=20)
    with unit_of_work():
        marks = [Mark(first.id, Presence.ABSENT)]
        taken = services.mark_rest_present(session, besides=marks, by=trainer.id)

    with unit_of_work():
        undone = services.undo(session, taken.events[0], by=trainer.id)

    assert undone == 3
    assert state(session, first) == (Presence.LATE, 70)
    assert [state(session, one) for one in (second, third)] == [None, None]
    assert share(second) == 0.0
    assert events() == 7


def test_undo_leaves_what_was_marked_since(cast: Cast, cohort: Cohort, session: Session):
    trainer = cast.trainer(cohort)
    first, second, third = crowd(cast, cohort)
    with unit_of_work():
        taken = services.mark_rest_present(session, by=trainer.id)
    mark(session, first, Presence.ABSENT)

    with unit_of_work():
        services.undo(session, taken.events[0], by=trainer.id)

    assert [state(session, one) for one in (first, second, third)] == [
        (Presence.ABSENT, 0),
        None,
        None,
    ]


def test_a_second_undo_changes_nothing(cast: Cast, cohort: Cohort, session: Session):
    trainer = cast.trainer(cohort)
    crowd(cast, cohort)
    with unit_of_work():
        taken = services.mark_rest_present(session, by=trainer.id)
    with unit_of_work():
        services.undo(session, taken.events[0], by=trainer.id)

    with unit_of_work():
        undone = services.undo(session, taken.events[0], by=trainer.id)

    assert undone == 0


def test_the_state_is_what_the_events_say(session: Session, enrolment: Enrolment):
    mark(session, enrolment, Presence.PRESENT)
    mark(session, enrolment, Presence.LATE)

    with unit_of_work():
        mended = services.rebuild_state()

    assert mended == 0


def test_a_damaged_state_is_written_anew_from_the_events(session: Session, enrolment: Enrolment):
    mark(session, enrolment, Presence.LATE)
    with unit_of_work():
        db.session.query(Attendance).update({"presence": Presence.ABSENT, "minutes": 0})

    with unit_of_work():
        mended = services.rebuild_state()

    assert mended == 1
    assert state(session, enrolment) == (Presence.LATE, 75)


def test_a_state_without_events_is_taken_away(session: Session, enrolment: Enrolment):
    mark(session, enrolment, Presence.PRESENT)
    mark(session, enrolment, None)
    gone = db.session.query(AttendanceEvent).filter_by(presence=None).one()
    with unit_of_work():
        row = Attendance(session_id=session.id, enrolment_id=enrolment.id, event_id=gone.id)
        row.presence, row.minutes, row.made_at = Presence.PRESENT, 90, gone.made_at
        db.session.add(row)

    with unit_of_work():
        services.rebuild_state()

    assert state(session, enrolment) is None
    assert share(enrolment) == 0.0
