"""Deciding about nominations: approve, decline, let wait; each can be taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from lms.learning import services as learning
from lms.learning.models import Cohort
from lms.learning.nominations.models import DeclineReason, Nomination, NominationState, Quota
from lms.learning.nominations.queries import seats
from lms.learning.nominations.reasons import Reason
from lms.learning.nominations.rules import before, behind
from lms.learning.nominations.services import letters
from lms.learning.nominations.services.letters import News
from lms.learning.nominations.services.seating import free, settle
from lms.learning.reasons import Reason as LearningReason
from lms.people.duplicates import services as duplicates
from lms.people.services import desk, writing
from lms.platform import audit, clock
from lms.platform.audit import Act
from lms.platform.db import db
from lms.platform.refusals import Refused

if TYPE_CHECKING:
    from lms.people.models import Decision

NOMINATED, APPROVED, WAITING = (
    NominationState.NOMINATED,
    NominationState.APPROVED,
    NominationState.WAITING,
)
DECLINED, WITHDRAWN = NominationState.DECLINED, NominationState.WITHDRAWN


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a nomination is declined, and a note for those who decide."""

    reason: DeclineReason
    screening: str = ""


def approve(nomination: Nomination, *, by: UUID | None) -> None:
    """Enrol somebody who holds a seat, with the post of the day."""
    _hold(nomination, {NOMINATED})
    if _waits_for_a_name(nomination):
        raise Refused(Reason.WHO_IS_IT)
    if not _approve([nomination], by=by):
        raise Refused(Reason.NAMED_TWICE)


def approve_all(cohort: Cohort, nominations: Sequence[Nomination], *, by: UUID | None) -> int:
    """Approve all who hold a seat and are known; return how many were."""
    _refuse_when_closed(cohort)
    seats.hold(cohort.id)
    ready = [
        one
        for one in seats.refreshed(nominations)
        if one.state is NOMINATED and not _waits_for_a_name(one)
    ]
    return len(_approve(ready, by=by))


def _waits_for_a_name(one: Nomination) -> bool:
    return one.person_id is None and one.row is not None and not _is_known(one)


def _is_known(one: Nomination) -> bool:
    row = one.row
    return row is not None and (row.person_id is not None or writing.is_settled(row))


def _approve(ready: Sequence[Nomination], *, by: UUID | None) -> list[Nomination]:
    """Enrol those who are no second nomination of somebody."""
    if not ready:
        return []
    cohort = ready[0].cohort
    approved = _recognised(cohort, ready)
    people = [one.person_id for one in approved if one.person_id]
    learning.enrol_people(cohort, people, by=by)
    learning.readmit_people(cohort, people, by=by)
    for one in approved:
        one.state = APPROVED
        _note_decision(one, by=by)
    _record("nomination:approve", approved, by=by)
    letters.tell(approved, News.APPROVED, by=by)
    duplicates.look_for(one.person_id for one in approved if one.person_id and one.row_id)
    return approved


def _recognised(cohort: Cohort, ready: Sequence[Nomination]) -> list[Nomination]:
    """Take in who was only written so far; leave out who turns out to be nominated twice."""
    rows = [one.row for one in ready if one.person_id is None and one.row is not None]
    desk.take_in(
        [row for row in rows if row.person_id is None],
        on=min(cohort.starts_on, clock.today()),
    )
    known = set(seats.of_people(cohort.id, {row.person_id for row in rows if row.person_id}))
    sound = []
    for one in ready:
        if one.person_id is None and one.row is not None:
            if one.row.person_id is None or one.row.person_id in known:
                continue
            one.person_id = one.row.person_id
            known.add(one.row.person_id)
        sound.append(one)
    return sound


def take_back_approval(nomination: Nomination, *, by: UUID | None) -> None:
    """Let somebody who was approved be only nominated again; the seat stays theirs."""
    _hold(nomination, {APPROVED})
    _leave_cohort(nomination, by=by)
    nomination.state, nomination.decided_at, nomination.decided_by = NOMINATED, None, None
    _record("nomination:reopen", [nomination], by=by)


def decline(nomination: Nomination, verdict: Verdict, *, by: UUID | None) -> list[Nomination]:
    """Decline with a reason; whoever is first in line gets the seat and is returned."""
    quota = _hold(nomination, {NOMINATED, WAITING})
    free(nomination, DECLINED)
    nomination.reason, nomination.screening = verdict.reason, verdict.screening
    _note_decision(nomination, by=by)
    _record("nomination:decline", [nomination], by=by)
    letters.tell([nomination], News.DECLINED, by=by)
    return promote(quota, by=by)


def withdraw(nomination: Nomination, *, by: UUID | None) -> list[Nomination]:
    """Take somebody out, approved or not; whoever is first in line gets the seat."""
    quota = _hold(nomination, {NOMINATED, WAITING, APPROVED})
    if nomination.state is APPROVED:
        _leave_cohort(nomination, by=by)
    free(nomination, WITHDRAWN)
    _record("nomination:withdraw", [nomination], by=by)
    return promote(quota, by=by)


def restore(nomination: Nomination, *, by: UUID | None) -> None:
    """Undo a decline or a withdrawal; who was approved is so again, if the seat is still free."""
    was_approved = nomination.state is WITHDRAWN and nomination.decided_at is not None
    rejoin(nomination, by=by)
    if was_approved and nomination.state is NOMINATED:
        _approve([nomination], by=by)


def rejoin(nomination: Nomination, *, by: UUID | None) -> None:
    """Give somebody who left the old place in line again, and the seat if one is free.

    A seat that was given to somebody else meanwhile stays theirs.
    """
    quota = _hold(nomination, {DECLINED, WITHDRAWN})
    free(nomination, WAITING)
    nomination.reason, nomination.screening = None, ""
    nomination.decided_at = nomination.decided_by = None
    _record("nomination:reopen", [nomination], by=by)
    promote(quota, but=nomination, by=by)


def let_wait(nomination: Nomination, *, by: UUID | None) -> list[Nomination]:
    """Move somebody from their seat to the end of the line."""
    quota = _hold(nomination, {NOMINATED})
    if not any(one.state is WAITING for one in seats.live(quota.id)):
        raise Refused(Reason.NOBODY_WAITS)
    nomination.line = behind(seats.lines(quota.id))
    free(nomination, WAITING)
    _record("nomination:wait", [nomination], by=by)
    return promote(quota, by=by)


def put_first(nomination: Nomination, *, by: UUID | None) -> None:
    """Move somebody who waits to the head of the line."""
    quota = _hold(nomination, {WAITING})
    nomination.line = before(seats.lines(quota.id))
    _record("nomination:first", [nomination], by=by)
    promote(quota, but=nomination, by=by)


def say_who(nomination: Nomination, decision: "Decision | None", *, by: UUID | None) -> None:
    """Say whether a written name is somebody the register knows."""
    _hold(nomination, {NOMINATED, WAITING})
    if nomination.row is None:
        raise Refused(Reason.CHANGED_SINCE)
    desk.choose(nomination.row, decision, by=by)


def promote(quota: Quota, *, but: Nomination | None = None, by: UUID | None) -> list[Nomination]:
    """Give what seats are free to who waits, and tell those who wait for the news."""
    promoted = [one for one in settle(quota) if one is not but]
    _record("nomination:promote", promoted, by=by)
    letters.tell(promoted, News.SEATED, by=None)
    return promoted


def _hold(nomination: Nomination, states: set[NominationState]) -> Quota:
    """Hold the quotas of the cohort; the nomination must still stand as the reader saw it."""
    _refuse_when_closed(nomination.cohort)
    quotas = {quota.id: quota for quota in seats.hold(nomination.cohort_id)}
    seats.refreshed([nomination])
    if nomination.state not in states:
        raise Refused(Reason.CHANGED_SINCE)
    return quotas[nomination.quota_id]


def _refuse_when_closed(cohort: Cohort) -> None:
    if cohort.closed:
        raise Refused(LearningReason.COHORT_CLOSED, code=cohort.code)


def _leave_cohort(nomination: Nomination, *, by: UUID | None) -> None:
    enrolment = seats.enrolment_of(nomination.cohort_id, nomination.person_id)
    if enrolment is not None:
        learning.withdraw(enrolment, by=by)


def _note_decision(nomination: Nomination, *, by: UUID | None) -> None:
    nomination.decided_at, nomination.decided_by = clock.now(), by


def _record(act: str, nominations: Sequence[Nomination], *, by: UUID | None) -> None:
    db.session.flush()
    acts = [
        Act(act, "nomination", one.id, after={"state": one.state.value}, person_id=one.person_id)
        for one in nominations
    ]
    audit.record_all(acts, by=by)
