"""Reading marks as they were made: what counts, what was corrected, what the state must say."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Label, Subquery, and_, func, or_, select, true
from sqlalchemy.orm import QueryableAttribute, aliased
from werkzeug.exceptions import NotFound

from courses.text import Text
from lms.learning.models import Enrolment
from lms.people.accounts.models import Account
from lms.people.models import Person
from lms.platform.db import db
from lms.workshops import rules
from lms.workshops.models import Attendance, AttendanceEvent, Presence, Session

MOST_CORRECTIONS = 100
T = TypeVar("T")


def events_of(
    session: Session, enrolments: Collection[UUID], event_ids: Collection[UUID] = ()
) -> Sequence[AttendanceEvent]:
    """Return every mark of some people in a session, and whatever bears one of these ids."""
    return db.session.scalars(
        select(AttendanceEvent).where(
            or_(
                and_(
                    AttendanceEvent.session_id == session.id,
                    AttendanceEvent.enrolment_id.in_(enrolments),
                ),
                AttendanceEvent.id.in_(event_ids),
            )
        )
    ).all()


def together_with(session: Session, event_id: UUID) -> Sequence[AttendanceEvent]:
    """Return the marks that the same person sent at the same moment."""
    one = db.session.get(AttendanceEvent, event_id)
    if one is None or one.session_id != session.id:
        raise NotFound
    return db.session.scalars(
        select(AttendanceEvent).where(
            AttendanceEvent.session_id == session.id,
            AttendanceEvent.received_at == one.received_at,
            AttendanceEvent.marked_by == one.marked_by,
        )
    ).all()


def was_marked(session: Session) -> bool:
    """Tell whether anybody was ever marked in a session."""
    one = select(AttendanceEvent.id).where(AttendanceEvent.session_id == session.id).limit(1)
    return db.session.scalars(one).first() is not None


def marked_sessions(cohort_id: UUID) -> frozenset[UUID]:
    """Return the sessions of a cohort in which anybody was ever marked."""
    return frozenset(
        db.session.scalars(
            select(AttendanceEvent.session_id)
            .join(Session, Session.id == AttendanceEvent.session_id)
            .where(Session.cohort_id == cohort_id)
            .distinct()
        )
    )


def marked_in(cohort_id: UUID) -> frozenset[UUID]:
    """Return the enrolments of a cohort that were ever marked."""
    return frozenset(
        db.session.scalars(
            select(AttendanceEvent.enrolment_id)
            .join(Session, Session.id == AttendanceEvent.session_id)
            .where(Session.cohort_id == cohort_id)
            .distinct()
        )
    )


@dataclass(frozen=True, slots=True)
class Correction:
    """A mark that changed an earlier one, as the events tell it."""

    person: Text
    before: Presence | None
    before_minutes: int
    after: Presence | None
    after_minutes: int
    made_at: datetime
    received_at: datetime
    by: Text | None

    @property
    def arrived_late(self) -> bool:
        """Tell whether it was kept on a phone for long."""
        return rules.arrived_late(self.made_at, received_at=self.received_at)


def corrections(session_id: UUID) -> list[Correction]:
    """Return what was changed in a session, by whom and when, newest first."""
    person, marker = aliased(Person), aliased(Person)
    made = _history(session_id).c
    rows = db.session.execute(
        select(person, marker, *made)
        .join(Enrolment, Enrolment.person_id == person.id)
        .join(made.id.table, made.enrolment_id == Enrolment.id)
        .outerjoin(Account, Account.id == made.marked_by)
        .outerjoin(marker, marker.id == Account.person_id)
        .where(
            made.former.is_not(None),
            or_(made.presence.is_distinct_from(made.was), made.minutes != made.was_minutes),
        )
        .order_by(made.made_at.desc(), made.id.desc())
        .limit(MOST_CORRECTIONS)
    )
    return [
        Correction(
            person=row[0].name,
            by=row[1].name if row[1] else None,
            before=row.was,
            before_minutes=row.was_minutes,
            after=row.presence,
            after_minutes=row.minutes,
            made_at=row.made_at,
            received_at=row.received_at,
        )
        for row in rows
    ]


def _history(session_id: UUID) -> Subquery:
    """Put beside each mark of a session the one that the same person had before."""
    event = AttendanceEvent

    def former(column: QueryableAttribute[T], name: str) -> Label[T]:
        before = func.lag(column, type_=column.type).over(
            partition_by=event.enrolment_id, order_by=(event.made_at, event.id)
        )
        return before.label(name)

    return (
        select(
            event,
            former(event.id, "former"),
            former(event.presence, "was"),
            former(event.minutes, "was_minutes"),
        )
        .where(event.session_id == session_id)
        .subquery()
    )


def differences(
    among: Collection[UUID] | None = None,
) -> list[tuple[UUID, UUID, AttendanceEvent | None]]:
    """Return where the state is not what the events say: session, enrolment, and the true mark.

    Everywhere, or among some enrolments.
    """
    event = AttendanceEvent
    told = true() if among is None else event.enrolment_id.in_(among)
    stated = true() if among is None else Attendance.enrolment_id.in_(among)
    rank = func.row_number().over(
        partition_by=(event.session_id, event.enrolment_id),
        order_by=(event.made_at.desc(), event.id.desc()),
    )
    ranked = select(event.id, rank.label("place")).where(told).subquery()
    last = {
        (row.session_id, row.enrolment_id): row
        for row in db.session.scalars(
            select(event).join(ranked, ranked.c.id == event.id).where(ranked.c.place == 1)
        )
    }
    rows = db.session.scalars(select(Attendance).where(stated))
    state = {(row.session_id, row.enrolment_id): row for row in rows}
    right = {key: row for key, row in last.items() if row.presence is not None}
    return [
        (*key, right.get(key))
        for key in sorted({*right, *state})
        if _says(right.get(key)) != _says(state.get(key))
    ]


def _says(mark: AttendanceEvent | Attendance | None) -> object:
    """Return what a row says, whether it is an event or the state."""
    if mark is None:
        return None
    event_id = mark.id if isinstance(mark, AttendanceEvent) else mark.event_id
    return event_id, mark.presence, mark.minutes, mark.made_at


def marked(enrolment_ids: Collection[UUID]) -> set[UUID]:
    """Return which of some enrolments were ever marked."""
    event = AttendanceEvent
    found = select(event.enrolment_id).where(event.enrolment_id.in_(enrolment_ids)).distinct()
    return set(db.session.scalars(found))


def cohorts_holding(enrolment_ids: Collection[UUID]) -> list[UUID]:
    """Return the cohorts of some enrolments."""
    found = select(Enrolment.cohort_id).where(Enrolment.id.in_(enrolment_ids)).distinct()
    return sorted(db.session.scalars(found))
