"""What happens to a certificate after it was given: it is corrected, or taken back."""

from uuid import UUID

from certificates.facts import Facts
from certificates.problems import Problem
from lms.awards import numbering, paper, queries
from lms.awards.models import Draft, Revocation, RevocationReason
from lms.awards.numbering import Numbers
from lms.awards.queries import Award
from lms.awards.reasons import Reason
from lms.awards.rules import Status
from lms.awards.services import issuing
from lms.platform import audit, clock
from lms.platform.db import db
from lms.platform.jobs.models import Job
from lms.platform.refusals import Refused
from lms.workshops import queries as workshops


def revoke(award: Award, reason: RevocationReason, *, by: UUID) -> None:
    """Take a certificate back, for a reason the public may read."""
    held = _held(award)
    if queries.draft_for(held.certificate.enrolment_id) is not None:
        raise Refused(Reason.BEING_CORRECTED, serial=held.certificate.serial)
    db.session.add(
        Revocation(
            certificate_id=held.certificate.id,
            reason=reason,
            revoked_at=clock.now(),
            revoked_by=by,
        )
    )
    _record("awards:revoke", held, serial=held.certificate.serial, reason=reason)


def start_correction(award: Award, *, by: UUID) -> Job:
    """Queue a paper with the person's present names; once it is there, the old one is superseded.

    While it is being made, another click is answered with the same work.
    """
    held = _held(award)
    enrolment = held.certificate.enrolment
    waiting = queries.draft_for(enrolment.id)
    before = queries.last_job(issuing.ISSUE, enrolment.cohort_id)
    if waiting is not None and before is not None and not before.ended:
        return before
    waiting = waiting or _draft(held)
    return issuing.enqueue(
        enrolment.cohort_id, [waiting], onward=f"/certificates/{waiting.id}", by=by
    )


def _held(award: Award) -> Award:
    """Make others wait, and look again: only a valid certificate can be changed."""
    workshops.hold(award.certificate.enrolment.cohort_id)
    found = queries.award_coded(award.certificate.code)
    if found is None or found.status is not Status.VALID:
        raise Refused(Reason.NOT_VALID, serial=award.certificate.serial)
    return found


def _draft(held: Award) -> Draft:
    """Settle what the corrected paper says, where it would say anything else."""
    certificate = held.certificate
    if certificate.enrolment.person.erased_at is not None:
        raise Refused(Reason.HOLDER_ERASED, serial=certificate.serial)
    if paper.holder(certificate.enrolment.person) == held.facts.holder:
        raise Refused(Reason.NOTHING_TO_CORRECT, serial=certificate.serial)
    [numbers] = numbering.take(1, prefix=paper.site().serial_prefix)
    made = issuing.draft(
        certificate.enrolment_id,
        numbers,
        facts=_facts(held, numbers),
        supersedes=certificate.id,
    )
    db.session.add(made)
    db.session.flush()
    _record("awards:correct", held, serial=made.serial)
    return made


def _facts(held: Award, numbers: Numbers) -> Facts:
    person = held.certificate.enrolment.person
    try:
        return paper.corrected(held.facts, person, numbers=numbers)
    except Problem as problem:
        raise Refused(Reason.UNPRINTABLE_NAME, name=person.name_ar) from problem


def _record(act: str, held: Award, **after: str) -> None:
    certificate = held.certificate
    audit.record(
        act,
        "certificate",
        certificate.id,
        after={**after},
        person_id=certificate.enrolment.person_id,
    )
