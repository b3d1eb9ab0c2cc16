"""Reading attendance as it stands: the register of a session, the sheet of a person."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.orm import contains_eager, joinedload

from courses.text import Text
from lms.learning.models import Enrolment, EnrolmentState
from lms.people.models import Person, Sex
from lms.platform.db import db
from lms.workshops import rules
from lms.workshops.models import Attendance, Presence, Session
from lms.workshops.rules import Part, Tally

ENROLLED = Enrolment.state == EnrolmentState.ENROLLED


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody on the register of a session, with the mark they have there."""

    enrolment_id: UUID
    name: Text
    institution: Text | None
    sex: Sex
    presence: Presence | None
    minutes: int
    instead_of: Text | None = None


def roster(session: Session) -> list[Seat]:
    """Return who is enrolled, by name, each with the mark of this session; one statement."""
    here = and_(Attendance.enrolment_id == Enrolment.id, Attendance.session_id == session.id)
    rows = db.session.execute(
        select(Enrolment, Attendance)
        .join(Enrolment.person)
        .outerjoin(Attendance, here)
        .options(
            contains_eager(Enrolment.person),
            joinedload(Enrolment.institution),
            joinedload(Enrolment.substitute_for).joinedload(Enrolment.person),
        )
        .where(Enrolment.cohort_id == session.cohort_id, ENROLLED)
        .order_by(Person.name_key, Enrolment.id)
    )
    return [_seat(enrolment, mark) for enrolment, mark in rows]


def _seat(enrolment: Enrolment, mark: Attendance | None) -> Seat:
    return Seat(
        enrolment_id=enrolment.id,
        name=enrolment.person.name,
        institution=enrolment.institution.name if enrolment.institution else None,
        sex=enrolment.person.sex,
        presence=mark.presence if mark is not None else None,
        minutes=mark.minutes if mark is not None else 0,
        instead_of=original.person.name if (original := enrolment.substitute_for) else None,
    )


def unmarked(session: Session) -> Sequence[UUID]:
    """Return the enrolments that have no mark in a session."""
    marked = select(Attendance.enrolment_id).where(Attendance.session_id == session.id)
    return db.session.scalars(
        select(Enrolment.id).where(
            Enrolment.cohort_id == session.cohort_id, ENROLLED, Enrolment.id.not_in(marked)
        )
    ).all()


@dataclass(slots=True)
class Sheet:
    """All sessions of a cohort as one person stands in them."""

    person_id: UUID
    planned: dict[UUID, int] = field(default_factory=dict)
    marks: dict[UUID, Attendance] = field(default_factory=dict)

    @property
    def tally(self) -> Tally:
        """Add up the minutes."""
        return rules.tally(self._parts())

    def _parts(self) -> Iterator[Part]:
        for session_id, planned in self.planned.items():
            mark = self.marks.get(session_id)
            yield Part(planned, mark.presence, mark.minutes) if mark else Part(planned)


def sheets(cohort_id: UUID, among: Collection[UUID] | None = None) -> dict[UUID, Sheet]:
    """Return the sheet of everybody enrolled in a cohort, or of some of them; one statement."""
    query = (
        select(Enrolment.id, Enrolment.person_id, Session.id, Session.minutes, Attendance)
        .outerjoin(Session, Session.cohort_id == Enrolment.cohort_id)
        .outerjoin(
            Attendance,
            and_(Attendance.session_id == Session.id, Attendance.enrolment_id == Enrolment.id),
        )
        .where(Enrolment.cohort_id == cohort_id, ENROLLED)
    )
    if among is not None:
        query = query.where(Enrolment.id.in_(among))
    found: dict[UUID, Sheet] = {}
    for enrolment_id, person_id, session_id, minutes, mark in db.session.execute(query):
        sheet = found.setdefault(enrolment_id, Sheet(person_id))
        if session_id is not None:
            sheet.planned[session_id] = minutes
        if mark is not None:
            sheet.marks[session_id] = mark
    return found


def attendance_of(enrolment_id: UUID) -> Tally:
    """Return the minutes of one enrolment: there, planned, not marked yet."""
    rows = db.session.execute(
        select(Session.minutes, Attendance.presence, Attendance.minutes)
        .join(Enrolment, Enrolment.cohort_id == Session.cohort_id)
        .outerjoin(
            Attendance,
            and_(Attendance.session_id == Session.id, Attendance.enrolment_id == Enrolment.id),
        )
        .where(Enrolment.id == enrolment_id)
    )
    return rules.tally(Part(planned, presence, minutes or 0) for planned, presence, minutes in rows)
