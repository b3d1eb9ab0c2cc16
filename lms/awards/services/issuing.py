"""Issuing: serials and facts are settled at the click, papers follow from the press."""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from certificates import snapshot
from certificates.facts import Facts
from certificates.problems import Problem
from lms.awards import numbering, paper, queries
from lms.awards.models import Certificate, Draft
from lms.awards.numbering import Numbers
from lms.awards.paper import Occasion
from lms.awards.queries import Claimant
from lms.awards.reasons import Reason
from lms.awards.rules import Stage
from lms.platform import audit, clock, files
from lms.platform.db import db
from lms.platform.jobs import queue
from lms.platform.jobs.models import Job
from lms.platform.refusals import Refused
from lms.workshops import queries as workshops

if TYPE_CHECKING:
    from lms.learning.models import Cohort

ISSUE = "issue-certificates"


def due_in(cohort: "Cohort") -> list[Claimant]:
    """Return who has earned a certificate, was never given one, and waits for none."""
    return [one for one in queries.claimants(cohort) if one.stage is Stage.EARNED]


def start_issue(cohort: "Cohort", *, by: UUID | None) -> Job:
    """Draft a certificate for everybody in a closed cohort who has earned one; queue the papers.

    A second click, at the same time or later, is answered with the same work.
    """
    if not cohort.closed:
        raise Refused(Reason.COHORT_OPEN, code=cohort.code)
    workshops.hold(cohort.id)
    due = due_in(cohort)
    if due:
        _draft_all(cohort, due)
        audit.record("awards:issue", "cohort", cohort.id, after={"people": len(due)}, by=by)
    return _papers(cohort, fresh=bool(due), by=by)


def _draft_all(cohort: "Cohort", due: Sequence[Claimant]) -> None:
    """Take a serial and a code for each person: from here on the facts are settled."""
    shared = paper.occasion(cohort)
    numbers = numbering.take(len(due), prefix=paper.site().serial_prefix)
    db.session.add_all(
        draft(one.enrolment.id, number, facts=_facts(shared, one, number))
        for one, number in zip(due, numbers, strict=True)
    )
    db.session.flush()


def _facts(shared: Occasion, one: Claimant, numbers: Numbers) -> Facts:
    try:
        return paper.facts(
            shared, one.enrolment.person, standing=one.claim.standing, numbers=numbers
        )
    except Problem as problem:
        raise _unprintable(problem, one) from problem


def _unprintable(problem: Problem, one: Claimant) -> Refused:
    """Say whether the person's name or the cohort stands in the way."""
    if problem.where.startswith("holder"):
        return Refused(Reason.UNPRINTABLE_NAME, name=one.enrolment.person.name_ar)
    return Refused(Reason.UNPRINTABLE_COHORT, code=one.enrolment.cohort.code)


def draft(
    enrolment_id: UUID, numbers: Numbers, *, facts: Facts, supersedes: UUID | None = None
) -> Draft:
    """Make a certificate that waits for its paper."""
    return Draft(
        enrolment_id=enrolment_id,
        supersedes_id=supersedes,
        year=numbers.serial.year,
        number=numbers.serial.number,
        serial=str(numbers.serial),
        code=numbers.code,
        facts=paper.dumped(facts),
    )


def _papers(cohort: "Cohort", *, fresh: bool, by: UUID | None) -> Job:
    """Queue the press, or return the work that is under way or was done."""
    before = queries.last_job(ISSUE, cohort.id)
    waiting = queries.drafts(cohort.id)
    if not fresh and before is not None and not (waiting and before.ended):
        return before
    if not waiting:
        raise Refused(Reason.NOBODY_EARNED, code=cohort.code)
    return enqueue(cohort.id, waiting, onward=f"/cohorts/{cohort.id}/earned", by=by)


def enqueue(cohort_id: UUID, waiting: Sequence[Draft], *, onward: str, by: UUID | None) -> Job:
    """Queue papers; whoever has waited since a press failed gets the names as they stand now."""
    for one in waiting:
        one.facts = paper.renamed(one.facts, queries.holder_of(one).person)
    return queue.enqueue(
        ISSUE,
        {"cohort": str(cohort_id), "by": str(by) if by else None},
        by=by,
        total=len(waiting),
        onward=onward,
    )


def issue(waiting: Draft, pdf: bytes, *, by: UUID | None) -> Certificate:
    """Turn a draft and its paper into a certificate: the file is on the medium before the row."""
    facts = snapshot.load(waiting.facts)
    certificate = Certificate(
        id=waiting.id,
        enrolment_id=waiting.enrolment_id,
        supersedes_id=waiting.supersedes_id,
        year=waiting.year,
        number=waiting.number,
        serial=waiting.serial,
        code=waiting.code,
        facts=waiting.facts,
        design=facts.design.name,
        design_version=str(facts.design.version),
        sha256=files.keep(pdf, "application/pdf").sha256,
        issued_on=facts.issued_on,
        issued_at=clock.now(),
        issued_by=by,
        expires_on=facts.expires_on,
    )
    db.session.add(certificate)
    db.session.delete(waiting)
    db.session.flush()
    return certificate
