"""The life of a cohort: planned, begun, closed once."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from courses.text import Text
from lms.learning import queries, rules
from lms.learning.models import Cohort, CohortState
from lms.learning.reasons import Reason
from lms.platform import audit, clock
from lms.platform.db import db
from lms.platform.refusals import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A cohort as it is opened: where, when, and what it asks."""

    code: str
    title: Text
    edition_id: UUID
    place_id: UUID | None
    starts_on: date
    ends_on: date
    needed_attendance: int
    pass_mark: int


def open_cohort(plan: Plan) -> Cohort:
    """Plan a cohort; its people come by a roster."""
    cohort = Cohort(
        code=plan.code,
        title_ar=plan.title.ar,
        title_en=plan.title.en,
        edition_id=plan.edition_id,
        place_id=plan.place_id,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        needed_attendance=plan.needed_attendance,
        pass_mark=plan.pass_mark,
        state=CohortState.PLANNED,
    )
    db.session.add(cohort)
    db.session.flush()
    audit.record("cohort:open", "cohort", cohort.id, after={"code": cohort.code})
    return cohort


def begin(cohort: Cohort) -> None:
    """Open a planned cohort to its people."""
    if cohort.state is CohortState.PLANNED:
        cohort.state = CohortState.RUNNING
        audit.record("cohort:begin", "cohort", cohort.id)


def close(cohort: Cohort) -> int:
    """Close a cohort once: whoever attended enough and took the post-test has completed it.

    Return how many completed.
    """
    if cohort.closed:
        raise Refused(Reason.COHORT_CLOSED, code=cohort.code)
    policy = rules.Policy(cohort.needed_attendance, cohort.pass_mark)
    completed = [
        enrolment
        for enrolment, standing in queries.standings(cohort.id)
        if rules.is_trained(standing, policy)
    ]
    for enrolment in completed:
        enrolment.completed_on = min(cohort.ends_on, clock.today())
    cohort.state, cohort.closed_at = CohortState.CLOSED, clock.now()
    audit.record("cohort:close", "cohort", cohort.id, after={"completed": len(completed)})
    return len(completed)
