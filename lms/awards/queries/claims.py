"""Reading who has earned a certificate in a cohort, and how far each claim has come."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import distinct, func, select
from sqlalchemy.orm import aliased

from lms.assessment.models import Attempt
from lms.awards.models import Certificate, Draft
from lms.awards.queries.certificates import Award, awards_query, read
from lms.awards.rules import Claim, Stage, stage
from lms.learning import queries as learning
from lms.learning.models import Cohort, Enrolment
from lms.learning.rules import Policy
from lms.platform.db import db
from lms.platform.jobs.models import Job
from lms.workshops.models import Attendance, Session


@dataclass(frozen=True, slots=True)
class Claimant:
    """A person of a cohort: the claim, the certificate last given, the paper being made."""

    enrolment: Enrolment
    claim: Claim
    award: Award | None
    draft: Draft | None

    @property
    def stage(self) -> Stage:
        """Return how far the claim has come; for who was erased there is no name to print."""
        found = stage(self.claim, drafted=self.draft is not None, given=self.award is not None)
        nameless = self.enrolment.person.erased_at is not None
        return Stage.LACKING if nameless and found is Stage.EARNED else found


def claimants(cohort: Cohort) -> list[Claimant]:
    """Return everybody in a cohort with their claim, by name; three statements."""
    policy = Policy(cohort.needed_attendance, cohort.pass_mark)
    given, waiting = _last_awards(cohort.id), {one.enrolment_id: one for one in drafts(cohort.id)}
    return [
        Claimant(
            enrolment, Claim(standing, policy), given.get(enrolment.id), waiting.get(enrolment.id)
        )
        for enrolment, standing in learning.standings(cohort.id)
    ]


def _last_awards(cohort_id: UUID) -> dict[UUID, Award]:
    """Return what each enrolment was given last: nothing supersedes it."""
    later = aliased(Certificate)
    replaced = select(later.id).where(later.supersedes_id == Certificate.id).exists()
    found = read(awards_query().where(Enrolment.cohort_id == cohort_id, ~replaced))
    return {award.certificate.enrolment_id: award for award in found}


def drafts(cohort_id: UUID) -> Sequence[Draft]:
    """Return what is waiting for its paper, by serial."""
    return db.session.scalars(
        select(Draft)
        .join(Enrolment, Enrolment.id == Draft.enrolment_id)
        .where(Enrolment.cohort_id == cohort_id)
        .order_by(Draft.year, Draft.number)
    ).all()


def draft_for(enrolment_id: UUID) -> Draft | None:
    """Return the paper that is being made for an enrolment."""
    return db.session.scalars(select(Draft).where(Draft.enrolment_id == enrolment_id)).first()


def holder_of(draft: Draft) -> Enrolment:
    """Return whose paper it is."""
    return db.session.get_one(Enrolment, draft.enrolment_id)


def last_job(kind: str, cohort_id: UUID) -> Job | None:
    """Return the newest work of a kind for a cohort."""
    return db.session.scalars(
        select(Job)
        .where(Job.kind == kind, Job.args["cohort"].as_string() == str(cohort_id))
        .order_by(Job.id.desc())
        .limit(1)
    ).first()


def unmarked_sessions(cohort_id: UUID) -> int:
    """Count the sessions of a cohort in which nobody is marked yet."""
    sessions = select(
        func.count(distinct(Session.id)) - func.count(distinct(Attendance.session_id))
    ).outerjoin(Attendance, Attendance.session_id == Session.id)
    return db.session.scalar(sessions.where(Session.cohort_id == cohort_id)) or 0


def open_tests(cohort_id: UUID) -> int:
    """Count the tests that somebody in a cohort is taking right now."""
    sat = select(func.count()).select_from(Attempt).join(Attempt.enrolment)
    query = sat.where(Enrolment.cohort_id == cohort_id, Attempt.submitted_at.is_(None))
    return db.session.scalar(query) or 0
