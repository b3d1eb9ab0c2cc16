"""Reading what a trainee needs to know of workshops: days, place, trainers, own attendance."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from courses.text import Text
from lms.learning import queries as learning
from lms.learning.models import Cohort, Mode
from lms.people.accounts.models import Account, RoleGrant
from lms.people.models import Person
from lms.platform.db import db
from lms.platform.permissions import Role
from lms.workshops import rules
from lms.workshops.models import Attendance, Session
from lms.workshops.rules import Part, Tally


@dataclass(frozen=True, slots=True)
class Workshop:
    """A cohort as its trainee sees it: sessions in order, each with the own mark."""

    cohort: Cohort
    sessions: tuple[tuple[Session, Attendance | None], ...]
    trainers: tuple[Text, ...]

    @property
    def tally(self) -> Tally:
        """Add up the own minutes."""
        return rules.tally(
            Part(session.minutes, mark.presence, mark.minutes) if mark else Part(session.minutes)
            for session, mark in self.sessions
        )


def workshops_of(person_id: UUID) -> list[Workshop]:
    """Return the workshops of a person, running ones first; three statements after the cohorts."""
    enrolments = learning.enrolments_of_person(person_id)
    cohorts = [enrolment.cohort_id for enrolment in enrolments]
    sessions, trainers = _sessions(cohorts), _trainers(cohorts)
    marks = _marks([enrolment.id for enrolment in enrolments])
    return [
        Workshop(
            enrolment.cohort,
            tuple((s, marks.get(s.id)) for s in sessions.get(enrolment.cohort_id, ())),
            tuple(trainers.get(enrolment.cohort_id, ())),
        )
        for enrolment in enrolments
        if enrolment.cohort_id in sessions or _is_expected(enrolment.cohort)
    ]


def _is_expected(cohort: Cohort) -> bool:
    """Tell whether sessions will be planned."""
    return not cohort.closed and cohort.mode is not Mode.SELF_PACED


def _sessions(cohorts: Collection[UUID]) -> dict[UUID, list[Session]]:
    found: dict[UUID, list[Session]] = {}
    for session in db.session.scalars(
        select(Session)
        .where(Session.cohort_id.in_(cohorts))
        .order_by(Session.starts_at, Session.number)
    ):
        found.setdefault(session.cohort_id, []).append(session)
    return found


def _trainers(cohorts: Collection[UUID]) -> dict[UUID, list[Text]]:
    rows = db.session.execute(
        select(RoleGrant.cohort_id, Person)
        .join(RoleGrant.account)
        .join(Account.person)
        .where(RoleGrant.cohort_id.in_(cohorts), RoleGrant.role == Role.TRAINER)
        .order_by(Person.name_key)
    )
    found: dict[UUID, list[Text]] = {}
    for cohort_id, person in rows:
        if cohort_id is not None:
            found.setdefault(cohort_id, []).append(person.name)
    return found


def _marks(enrolments: Collection[UUID]) -> dict[UUID, Attendance]:
    rows = db.session.scalars(select(Attendance).where(Attendance.enrolment_id.in_(enrolments)))
    return {row.session_id: row for row in rows}
