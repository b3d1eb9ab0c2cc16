"""Reading who is expected and who may come instead: people of the cohort's institutions."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import Select, exists, func, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload
from werkzeug.exceptions import NotFound

from lms.learning.models import Enrolment, EnrolmentState
from lms.people.models import Person, Post
from lms.people.queries import register
from lms.platform.db import db
from lms.workshops.models import Attendance, AttendanceEvent, Presence, Session

if TYPE_CHECKING:
    from lms.people.roster.entries import Entry

FOUND_AT_ONCE = 12
FEWEST_LETTERS = 2
FEWEST_PARTS = 3
THERE = (Presence.PRESENT, Presence.LATE)


def expected(session: Session) -> Sequence[Enrolment]:
    """Return who is enrolled and was not there yet, by name: somebody may come for them."""
    there = exists().where(
        Attendance.enrolment_id == Enrolment.id,
        Attendance.session_id == session.id,
        Attendance.presence.in_(THERE),
    )
    return db.session.scalars(
        select(Enrolment)
        .join(Enrolment.person)
        .options(contains_eager(Enrolment.person), joinedload(Enrolment.institution))
        .where(
            Enrolment.cohort_id == session.cohort_id,
            Enrolment.state == EnrolmentState.ENROLLED,
            ~there,
        )
        .order_by(Person.name_key, Enrolment.id)
    ).all()


def expected_one(session: Session, enrolment_id: UUID) -> Enrolment:
    """Return one enrolment of the cohort; any other does not exist."""
    found = db.session.scalars(
        select(Enrolment)
        .where(Enrolment.id == enrolment_id, Enrolment.cohort_id == session.cohort_id)
        .options(
            joinedload(Enrolment.person),
            joinedload(Enrolment.institution),
            joinedload(Enrolment.cohort),
        )
    ).first()
    if found is None:
        raise NotFound
    return found


def arrival(session: Session, enrolment_id: UUID) -> Enrolment:
    """Return who came unexpected, for another or at the door; any other does not exist."""
    found = expected_one(session, enrolment_id)
    if found.substitute_for_id is None and not found.walk_in:
        raise NotFound
    return found


def colleagues(session: Session, words: str) -> Sequence[Person]:
    """Return people whom words mean, of the institutions of a cohort and not in it already."""
    if len(words) < FEWEST_LETTERS:
        return ()
    return db.session.scalars(
        _colleagues(session)
        .where(register.matches(words))
        .order_by(Person.name_key, Person.id)
        .limit(FOUND_AT_ONCE)
    ).all()


def colleague(session: Session, person_id: UUID) -> Person:
    """Return somebody of the institutions of a cohort; anybody else does not exist."""
    found = db.session.scalars(_colleagues(session).where(Person.id == person_id)).first()
    if found is None:
        raise NotFound
    return found


def _colleagues(session: Session) -> Select[Person]:
    homes = select(Enrolment.institution_id).where(
        Enrolment.cohort_id == session.cohort_id, Enrolment.institution_id.is_not(None)
    )
    inside = select(Enrolment.person_id).where(
        Enrolment.cohort_id == session.cohort_id, Enrolment.state == EnrolmentState.ENROLLED
    )
    working = select(Post.person_id).where(Post.institution_id.in_(homes), Post.ends_on.is_(None))
    return (
        select(Person)
        .where(Person.merged_into_id.is_(None), Person.id.in_(working), Person.id.not_in(inside))
        .options(selectinload(Person.posts).joinedload(Post.institution))
    )


def recognised(entry: "Entry") -> UUID | None:
    """Return the one person who has this very name, of three parts or more, and this phone."""
    if not entry.phones or len(entry.name.parts) < FEWEST_PARTS:
        return None
    found = db.session.scalars(
        select(Person.id)
        .where(
            Person.name_key == entry.name.key,
            Person.phone.in_(entry.phones),
            Person.merged_into_id.is_(None),
        )
        .limit(2)
    ).all()
    return found[0] if len(found) == 1 else None


def has_marks(enrolment_id: UUID) -> bool:
    """Tell whether anything was ever marked for an enrolment."""
    query = select(func.count()).where(AttendanceEvent.enrolment_id == enrolment_id)
    return bool(db.session.scalar(query))
