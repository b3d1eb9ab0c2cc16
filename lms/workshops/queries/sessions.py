"""Reading sessions: of a cohort, of a trainer's days, of a person's next day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy.orm import contains_eager
from werkzeug.exceptions import NotFound

from lms.learning.models import Cohort, CohortState, Enrolment, EnrolmentState
from lms.platform import clock
from lms.platform.db import db
from lms.platform.identity import Actor
from lms.platform.permissions import Permission
from lms.workshops.models import Attendance, Session
from lms.workshops.rules import Slot

COMING_DAYS = 14
MOST = 60


def _within(actor: Actor, permission: Permission) -> ColumnElement[bool]:
    reach = actor.reach(permission)
    return true() if reach.everywhere else Session.cohort_id.in_(reach.cohorts)


def session_for(
    actor: Actor, session_id: UUID, *, permission: Permission = Permission.ATTENDANCE_MARK
) -> Session:
    """Return a session of a cohort in the actor's scope; anybody else's does not exist."""
    found = db.session.scalars(
        select(Session)
        .join(Session.cohort)
        .options(contains_eager(Session.cohort).joinedload(Cohort.place))
        .where(Session.id == session_id, _within(actor, permission))
    ).first()
    if found is None:
        raise NotFound
    return found


def hold(cohort_id: UUID) -> None:
    """Make other writers to this cohort wait; SQLite lets only one write at a time anyway."""
    if db.engine.dialect.name == "postgresql":
        db.session.execute(
            select(Cohort)
            .where(Cohort.id == cohort_id)
            .with_for_update(key_share=True)
            .execution_options(populate_existing=True)
        )


def sessions_of(cohort_id: UUID) -> Sequence[Session]:
    """Return the sessions of a cohort in the order they are held."""
    return db.session.scalars(
        select(Session)
        .where(Session.cohort_id == cohort_id)
        .order_by(Session.starts_at, Session.number)
    ).all()


def next_session_of(person_id: UUID) -> Session | None:
    """Return the session that runs now or comes next for a person, with its cohort."""
    now = clock.now()
    coming = db.session.scalars(
        select(Session)
        .join(Session.cohort)
        .join(Enrolment, Enrolment.cohort_id == Cohort.id)
        .options(contains_eager(Session.cohort).joinedload(Cohort.place))
        .where(
            Enrolment.person_id == person_id,
            Enrolment.state == EnrolmentState.ENROLLED,
            Cohort.state != CohortState.CLOSED,
            Session.starts_at > now - timedelta(days=1),
        )
        .order_by(Session.starts_at)
        .limit(MOST)
    )
    return next((session for session in coming if session.ends_at > now), None)


@dataclass(frozen=True, slots=True)
class Appointment(Slot):
    """A session in the diary of a trainer."""

    session: Session


def diary(actor: Actor) -> list[Appointment]:
    """Return the sessions of the actor's open cohorts up to two weeks ahead, by time."""
    horizon = datetime.combine(clock.today(), time(), tzinfo=clock.TRIPOLI)
    people, marked = _people(), _marked()
    rows = db.session.execute(
        select(Session, people, marked)
        .join(Session.cohort)
        .options(contains_eager(Session.cohort).joinedload(Cohort.place))
        .where(
            _within(actor, Permission.ATTENDANCE_MARK),
            Cohort.state != CohortState.CLOSED,
            Session.starts_at < horizon + timedelta(days=COMING_DAYS),
            (Session.starts_at >= horizon) | (marked < people),
        )
        .order_by(Session.starts_at, Session.number)
        .limit(MOST)
    )
    return [
        Appointment(session.starts_at, session.held_on, people, marked, session)
        for session, people, marked in rows
    ]


def _people() -> ColumnElement[int]:
    """Count who is enrolled in the cohort of a session."""
    return (
        select(func.count())
        .where(Enrolment.cohort_id == Session.cohort_id, Enrolment.state == EnrolmentState.ENROLLED)
        .correlate(Session)
        .scalar_subquery()
    )


def _marked() -> ColumnElement[int]:
    """Count who of them is marked in a session."""
    return (
        select(func.count())
        .select_from(Attendance)
        .join(Attendance.enrolment)
        .where(Attendance.session_id == Session.id, Enrolment.state == EnrolmentState.ENROLLED)
        .correlate(Session)
        .scalar_subquery()
    )
