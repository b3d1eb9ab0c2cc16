"""Setting quotas: how many seats of a cohort each institution has."""

from collections.abc import Mapping
from uuid import UUID

from lms.learning.models import Cohort
from lms.learning.nominations.models import Nomination, Quota
from lms.learning.nominations.queries import seats
from lms.learning.nominations.reasons import Reason
from lms.learning.nominations.services.deciding import promote
from lms.learning.reasons import Reason as LearningReason
from lms.platform import audit
from lms.platform.db import db
from lms.platform.refusals import Refused


class BelowTaken(Refused):
    """A quota can't have fewer seats than are taken."""

    def __init__(self, institution_id: UUID | None, taken: int) -> None:
        super().__init__(Reason.BELOW_TAKEN, taken=taken)
        self.institution_id = institution_id
        self.taken = taken


def set_quotas(
    cohort: Cohort, wanted: Mapping[UUID | None, int], *, by: UUID | None
) -> list[Nomination]:
    """Set seats by institution (none: everybody else) and promote who waits; return those."""
    if cohort.closed:
        raise Refused(LearningReason.COHORT_CLOSED, code=cohort.code)
    seats.hold_cohort(cohort.id)
    known = {quota.institution_id: quota for quota in seats.hold(cohort.id)}
    changed = [
        quota
        for institution_id, number in wanted.items()
        if (quota := _set(cohort, known, institution_id, number, by=by)) is not None
    ]
    for quota in changed:
        taken = seats.taken(quota.id)
        if quota.seats < taken:
            raise BelowTaken(quota.institution_id, taken)
    return [one for quota in known.values() for one in promote(quota, by=by)]


def _set(
    cohort: Cohort,
    known: dict[UUID | None, Quota],
    institution_id: UUID | None,
    number: int,
    *,
    by: UUID | None,
) -> Quota | None:
    """Write one quota; nothing where it stays as it is."""
    quota = known.get(institution_id)
    before = quota.seats if quota else None
    if before == number:
        return None
    if quota is None:
        quota = known[institution_id] = _begin(cohort, institution_id, others=known.get(None))
    quota.seats = number
    db.session.flush()
    audit.record(
        "quota:set",
        "cohort",
        cohort.id,
        before={"seats": before} if before is not None else None,
        after={"seats": number, "institution": str(institution_id) if institution_id else None},
        by=by,
    )
    return quota


def _begin(cohort: Cohort, institution_id: UUID | None, *, others: Quota | None) -> Quota:
    """Open a quota; what its institution had nominated among everybody else moves into it."""
    quota = Quota(cohort_id=cohort.id, institution_id=institution_id, seats=0)
    db.session.add(quota)
    db.session.flush()
    if others is not None:
        for one in seats.nominations_from(others.id, institution_id):
            one.quota_id = quota.id
    db.session.flush()
    return quota
