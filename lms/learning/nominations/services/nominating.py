"""Nominating: everybody stands in line, and whoever finds a free seat gets it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from lms.learning.models import Cohort
from lms.learning.nominations.models import Nomination, NominationState, Quota
from lms.learning.nominations.queries import seats
from lms.learning.nominations.reasons import Reason
from lms.learning.nominations.rules import behind
from lms.learning.nominations.services.seating import settle
from lms.learning.reasons import Reason as LearningReason
from lms.platform import audit, clock
from lms.platform.audit import Act
from lms.platform.db import db
from lms.platform.refusals import Refused


@dataclass(frozen=True, slots=True)
class Named:
    """Who is nominated: a person of the register, or a written name nobody has recognised yet."""

    person_id: UUID | None = None
    row_id: UUID | None = None
    mark: str = ""


def nominate(
    cohort: Cohort, who: Named, *, institution_id: UUID | None, note: str = "", by: UUID | None
) -> Nomination:
    """Nominate one person; they hold a seat, or wait at the end of the line."""
    quota = quota_held(cohort, institution_id)
    if who.person_id is not None:
        _refuse_known(cohort, who.person_id)
    placed = _stand(cohort, quota, [who], institution_id=institution_id, note=note, by=by)
    if not placed:
        raise Refused(Reason.ALREADY_NOMINATED)
    return placed[0]


def nominate_all(
    cohort: Cohort, people: Sequence[Named], *, institution_id: UUID | None, by: UUID | None
) -> list[Nomination]:
    """Nominate a list in its order; who is nominated or enrolled already is left as they are."""
    quota = quota_held(cohort, institution_id)
    enrolled = seats.enrolled(cohort.id, [who.person_id for who in people if who.person_id])
    fresh = [who for who in people if who.person_id not in enrolled]
    return _stand(cohort, quota, fresh, institution_id=institution_id, note="", by=by)


def quota_held(cohort: Cohort, institution_id: UUID | None) -> Quota:
    """Return the quota of an institution, else that of everybody else; it is held."""
    if cohort.closed:
        raise Refused(LearningReason.COHORT_CLOSED, code=cohort.code)
    quotas = {quota.institution_id: quota for quota in seats.hold(cohort.id)}
    quota = quotas.get(institution_id) or quotas.get(None)
    if quota is None:
        raise Refused(Reason.NO_QUOTA)
    return quota


def _refuse_known(cohort: Cohort, person_id: UUID) -> None:
    if seats.enrolled(cohort.id, [person_id]):
        raise Refused(Reason.ALREADY_ENROLLED)
    before = seats.of_people(cohort.id, [person_id]).get(person_id)
    if before is not None and before.state is NominationState.DECLINED:
        raise Refused(Reason.DECLINED_BEFORE)


def _stand(
    cohort: Cohort,
    quota: Quota,
    people: Sequence[Named],
    *,
    institution_id: UUID | None,
    note: str,
    by: UUID | None,
) -> list[Nomination]:
    """Put people at the end of the line, then give the seats that are free."""
    known = seats.of_people(cohort.id, [who.person_id for who in people if who.person_id])
    marks = seats.written_before(cohort.id, institution_id, {who.mark for who in people})
    following = behind(seats.lines(quota.id))
    placed: list[Nomination] = []
    for who in _once(people):
        before = known.get(who.person_id) if who.person_id else None
        if who.mark in marks or (before and before.state is not NominationState.WITHDRAWN):
            continue
        one = before or Nomination(person_id=who.person_id, row_id=who.row_id)
        _write(one, cohort, quota, line=following + len(placed))
        one.institution_id, one.note, one.nominated_by = institution_id, note, by
        db.session.add(one)
        placed.append(one)
    settle(quota)
    _record(placed, by=by)
    return placed


def _once(people: Sequence[Named]) -> list[Named]:
    """Leave out who is named a second time."""
    return list(
        {(who.person_id or who.mark or who.row_id): who for who in reversed(people)}.values()
    )[::-1]


def _write(one: Nomination, cohort: Cohort, quota: Quota, *, line: int) -> None:
    one.cohort_id, one.quota_id, one.line = cohort.id, quota.id, line
    one.state, one.seat, one.reason = NominationState.WAITING, None, None
    one.nominated_at, one.decided_at, one.decided_by = clock.now(), None, None


def _record(placed: Sequence[Nomination], *, by: UUID | None) -> None:
    acts = [
        Act("nomination:make", "nomination", one.id, after={"state": one.state.value},
            person_id=one.person_id)
        for one in placed
    ]  # fmt: skip
    audit.record_all(acts, by=by)
