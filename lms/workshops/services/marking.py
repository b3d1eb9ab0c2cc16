"""Marking who is there: each mark an event, the one made last the state.

Events are only ever added, and the share is told to learning. Whatever their order of arrival,
and however often the same one arrives, the state is the mark made last.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lms.learning import services as learning
from lms.learning.reasons import Reason as LearningReason
from lms.platform import audit, clock
from lms.platform.audit import Act
from lms.platform.db import Plain, db
from lms.platform.ids import uuid7
from lms.platform.refusals import Refused
from lms.workshops import queries, rules
from lms.workshops.models import REPORTED, Attendance, AttendanceEvent, Presence, Session
from lms.workshops.queries import Sheet
from lms.workshops.reasons import Reason
from lms.workshops.rules import LATE_BY, Mark

Last = dict[UUID, AttendanceEvent]


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of marks: the events they made, and the enrolments this cohort does not have."""

    events: tuple[UUID, ...] = ()
    strangers: frozenset[UUID] = frozenset()


def mark(
    session: Session,
    enrolment_id: UUID,
    presence: Presence | None,
    *,
    late_by: int = LATE_BY,
    event_id: UUID | None = None,
    made_at: datetime | None = None,
    by: UUID | None,
) -> None:
    """Mark one person in a session; the same event id a second time changes nothing."""
    one = Mark(enrolment_id, presence, late_by, event_id, made_at)
    if mark_all(session, [one], by=by).strangers:
        raise Refused(Reason.NOT_ENROLLED)


def mark_rest_present(session: Session, *, besides: Sequence[Mark] = (), by: UUID | None) -> Taken:
    """Mark everybody present who has no mark yet, after the marks that are given besides."""
    typed = {given.enrolment_id for given in besides}
    rest = [one for one in queries.unmarked(session) if one not in typed]
    marks = [*besides, *(Mark(one, Presence.PRESENT) for one in rest)]
    return mark_all(session, marks, by=by)


def undo(session: Session, event_id: UUID, *, by: UUID | None) -> int:
    """Take back all that was marked together with an event, unless it was marked anew since.

    Return how many people stand again as they did before.
    """
    batch = {event.id: event for event in queries.together_with(session, event_id)}
    people = {event.enrolment_id for event in batch.values()}
    events = queries.events_of(session, people)
    last, before = _last(events), _last(event for event in events if event.id not in batch)
    standing = [one for one in people if last[one].id in batch]
    marks = [_like(before.get(one), one, planned=session.minutes) for one in standing]
    return len(mark_all(session, marks, by=by).events)


def mark_all(session: Session, marks: Sequence[Mark], *, by: UUID | None) -> Taken:
    """Take marks, in as many statements for forty people as for one."""
    queries.hold(session.cohort_id)
    _refuse_what_cannot_be(session, marks)
    sheets = queries.sheets(session.cohort_id, {given.enrolment_id for given in marks})
    ours = [given for given in marks if given.enrolment_id in sheets]
    strangers = frozenset(given.enrolment_id for given in marks) - sheets.keys()
    last, new = _new_events(session, ours, by=by)
    if new:
        db.session.add_all(new)
        db.session.flush()
        _keep_state(session, sheets, last, by=by)
    return Taken(tuple(event.id for event in new), strangers)


def _refuse_what_cannot_be(session: Session, marks: Iterable[Mark]) -> None:
    if session.cohort.closed:
        raise Refused(LearningReason.COHORT_CLOSED, code=session.cohort.code)
    today = clock.today()
    if not all(rules.may_mark(m.presence, held_on=session.held_on, today=today) for m in marks):
        raise Refused(Reason.NOT_YET)


def _new_events(
    session: Session, marks: Sequence[Mark], *, by: UUID | None
) -> tuple[Last, list[AttendanceEvent]]:
    """Return the mark that counts for each person, and the events that were not known yet."""
    people = {given.enrolment_id for given in marks}
    known = queries.events_of(session, people, [m.event_id for m in marks if m.event_id])
    by_id, last = {event.id: event for event in known}, _last(known)
    new: list[AttendanceEvent] = []
    now = clock.now()
    for given in marks:
        if given.event_id in by_id:
            _refuse_another(by_id[given.event_id], session, given)
            continue
        event = _event(session, given, last.get(given.enrolment_id), now=now)
        event.marked_by = by
        by_id[event.id] = event
        last[given.enrolment_id] = _later(last.get(given.enrolment_id), event)
        new.append(event)
    return last, new


def _refuse_another(known: AttendanceEvent, session: Session, given: Mark) -> None:
    """A replay is harmless; an id that stands for another mark is not."""
    if (known.session_id, known.enrolment_id) != (session.id, given.enrolment_id):
        raise Refused(Reason.ID_IN_USE)


def _event(
    session: Session, given: Mark, before: AttendanceEvent | None, *, now: datetime
) -> AttendanceEvent:
    made_at = (
        rules.believed(given.made_at, received_at=now)
        if given.made_at
        else rules.just_after(before.made_at if before else None, now)
    )
    return AttendanceEvent(
        id=given.event_id or uuid7(),
        session_id=session.id,
        enrolment_id=given.enrolment_id,
        presence=given.presence,
        minutes=rules.minutes_there(given.presence, session.minutes, late_by=given.late_by),
        made_at=made_at,
        received_at=now,
    )


def _last(events: Iterable[AttendanceEvent]) -> Last:
    """Return the mark made last of each person."""
    last: Last = {}
    for event in events:
        last[event.enrolment_id] = _later(last.get(event.enrolment_id), event)
    return last


def _later(one: AttendanceEvent | None, other: AttendanceEvent) -> AttendanceEvent:
    if one is None:
        return other
    return max(one, other, key=lambda event: rules.precedence(event.made_at, event.id))


def _like(before: AttendanceEvent | None, enrolment_id: UUID, *, planned: int) -> Mark:
    """Return a mark that says what an earlier one said, or that nothing is marked."""
    if before is None:
        return Mark(enrolment_id, None)
    return Mark(enrolment_id, before.presence, late_by=planned - before.minutes)


def _keep_state(
    session: Session, sheets: dict[UUID, Sheet], last: Last, *, by: UUID | None
) -> None:
    """Let the state say what the last events say, and tell audit and learning."""
    acts = []
    for enrolment_id, event in last.items():
        sheet = sheets[enrolment_id]
        before = sheet.marks.get(session.id)
        was = _values(before)
        _set(sheet, before, event)
        if was is not None and was != _values(event):
            acts.append(_correction(session, sheet, was, _values(event)))
    audit.record_all(acts, by=by)
    learning.report_all(REPORTED, {one: sheets[one].tally.share for one in last})


def _set(sheet: Sheet, before: Attendance | None, event: AttendanceEvent) -> None:
    if event.presence is None:
        if before is not None:
            db.session.delete(before)
            del sheet.marks[event.session_id]
        return
    row = before or Attendance(session_id=event.session_id, enrolment_id=event.enrolment_id)
    row.presence, row.minutes = event.presence, event.minutes
    row.made_at, row.event_id = event.made_at, event.id
    if before is None:
        db.session.add(row)
        sheet.marks[event.session_id] = row


def _values(row: Attendance | AttendanceEvent | None) -> dict[str, Plain] | None:
    if row is None:
        return None
    return {"presence": row.presence.value if row.presence else None, "minutes": row.minutes}


def _correction(
    session: Session, sheet: Sheet, before: dict[str, Plain], after: dict[str, Plain] | None
) -> Act:
    return Act(
        "attendance:correct",
        "session",
        session.id,
        before=before,
        after=after,
        person_id=sheet.person_id,
    )
