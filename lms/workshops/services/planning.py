"""Planning the sessions of a cohort."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from courses.text import Text
from lms.learning.reasons import Reason as LearningReason
from lms.platform import audit, clock, i18n
from lms.platform.db import Plain, db
from lms.platform.refusals import Refused
from lms.workshops import queries
from lms.workshops.models import Session
from lms.workshops.reasons import Reason
from lms.workshops.services.shares import recount

if TYPE_CHECKING:
    from lms.learning.models import Cohort


@dataclass(frozen=True, slots=True)
class Planned:
    """A session to come: what, from when, how many minutes."""

    title: Text
    starts_at: datetime
    minutes: int

    @property
    def ends_at(self) -> datetime:
        """Return the moment it is over."""
        return self.starts_at + timedelta(minutes=self.minutes)


def plan_sessions(cohort: "Cohort", parts: Sequence[Planned]) -> list[Session]:
    """Add sessions to a cohort, within its days and one at a time; shares follow."""
    queries.hold(cohort.id)
    _refuse_when_closed(cohort)
    known = list(queries.sessions_of(cohort.id))
    for part in parts:
        _refuse_what_does_not_fit(cohort, part, known)
        number = max((session.number for session in known), default=0) + 1
        known.append(_session(cohort.id, number, part))
    new = known[-len(parts) :] if parts else []
    db.session.add_all(new)
    db.session.flush()
    for session in new:
        audit.record("session:plan", "session", session.id, after=_values(session))
    recount(cohort.id, queries.marked_in(cohort.id))
    return new


def remove_session(session: Session) -> None:
    """Take a session out of the plan while nobody was ever marked in it."""
    _refuse_when_closed(session.cohort)
    queries.hold(session.cohort_id)
    if queries.was_marked(session):
        raise Refused(Reason.HAS_MARKS)
    audit.record("session:remove", "session", session.id, before=_values(session))
    db.session.delete(session)
    db.session.flush()
    recount(session.cohort_id, queries.marked_in(session.cohort_id))


def _refuse_when_closed(cohort: "Cohort") -> None:
    if cohort.closed:
        raise Refused(LearningReason.COHORT_CLOSED, code=cohort.code)


def _refuse_what_does_not_fit(cohort: "Cohort", part: Planned, known: Sequence[Session]) -> None:
    if not cohort.starts_on <= clock.local(part.starts_at).date() <= cohort.ends_on:
        first, last = i18n.day(cohort.starts_on), i18n.day(cohort.ends_on)
        raise Refused(Reason.OUTSIDE_COHORT, first=first, last=last)
    for other in known:
        if part.starts_at < other.ends_at and other.starts_at < part.ends_at:
            raise Refused(Reason.SESSIONS_OVERLAP, title=i18n.in_language(other.title))


def _session(cohort_id: UUID, number: int, part: Planned) -> Session:
    return Session(
        cohort_id=cohort_id,
        number=number,
        title_ar=part.title.ar,
        title_en=part.title.en,
        starts_at=part.starts_at,
        minutes=part.minutes,
    )


def _values(session: Session) -> dict[str, Plain]:
    return {
        "cohort": str(session.cohort_id),
        "title_ar": session.title_ar,
        "title_en": session.title_en,
        "starts_at": i18n.iso(session.starts_at),
        "minutes": session.minutes,
    }
