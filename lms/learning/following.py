"""How trainings follow two records that become one person."""

from datetime import datetime

from flask_babel import ngettext
from sqlalchemy import select

from lms.learning.models import Cohort, Enrolment, EnrolmentState, LessonRead
from lms.learning.nominations.models import Nomination, NominationState
from lms.people.merging.followers import Following, Label, Row, Settled, Values

POST_HELD = ("institution_id", "job_title", "rank_band", "place_id")
SEAT_HELD = ("institution_id", "state", "seat", "reason")
WITHDRAWN: Values = {"state": NominationState.WITHDRAWN, "seat": None, "reason": None}
STRENGTH = (
    NominationState.WITHDRAWN,
    NominationState.DECLINED,
    NominationState.WAITING,
    NominationState.NOMINATED,
    NominationState.APPROVED,
)


def _fold(shell: Row, twin: Row, at: datetime) -> Settled:
    """One person is once in a cohort: enrolled if either was, completed if either had."""
    said: Values = {}
    if EnrolmentState.ENROLLED in {shell["state"], twin["state"]}:
        said |= {"state": EnrolmentState.ENROLLED, "withdrawn_at": None}
    if twin["institution_id"] is None:
        said |= {name: shell[name] for name in POST_HELD}
    said["completed_on"] = twin["completed_on"] or shell["completed_on"]
    left: Values = {
        "state": EnrolmentState.WITHDRAWN,
        "withdrawn_at": shell["withdrawn_at"] or at,
        "completed_on": None,
    }
    return Settled(left=left, twin=said)


def _seat(shell: Row, twin: Row, _at: datetime) -> Settled:
    """One person holds one seat: of two nominations for a cohort the one further on stands.

    Seats of two quotas are left to whoever decides.
    """
    if _strength(shell) <= STRENGTH.index(NominationState.DECLINED):
        return Settled()
    if _strength(shell) <= _strength(twin):
        return Settled(left=WITHDRAWN)
    if shell["quota_id"] != twin["quota_id"]:
        return Settled()
    return Settled(left=WITHDRAWN, twin={name: shell[name] for name in SEAT_HELD})


def _strength(row: Row) -> int:
    return STRENGTH.index(NominationState(str(row["state"])))


def _enrolments() -> Label:
    return select(Enrolment.id, Cohort.title_ar, Cohort.title_en, Cohort.starts_on).join(
        Enrolment.cohort
    )


def _nominations() -> Label:
    return select(Nomination.id, Cohort.title_ar, Cohort.title_en, Nomination.nominated_at).join(
        Nomination.cohort
    )


def _lessons() -> Label:
    return (
        select(LessonRead.id, Cohort.title_ar, Cohort.title_en, LessonRead.finished_at)
        .join(Enrolment, Enrolment.id == LessonRead.enrolment_id)
        .join(Enrolment.cohort)
    )


FOLLOWING = Following(
    folds={"enrolment": _fold},
    shuts={"nomination": _seat},
    derived={"completion": "enrolment_id"},
    labels={"enrolment": _enrolments, "nomination": _nominations, "lesson_read": _lessons},
    words={
        "enrolment": lambda num: ngettext("%(num)d training", "%(num)d trainings", num),
        "nomination": lambda num: ngettext("%(num)d nomination", "%(num)d nominations", num),
        "lesson_read": lambda num: ngettext("%(num)d lesson read", "%(num)d lessons read", num),
    },
)
