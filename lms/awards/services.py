"""Issuing, correcting and revoking certificates."""

from collections.abc import Sequence
from uuid import UUID

from flask import current_app
from sqlalchemy import select

from certificates import codes, seal, serial, snapshot
from lms.awards import paper, queries
from lms.awards.models import Certificate, Draft, Revocation, RevocationReason, SerialCounter
from lms.awards.queries import Award, Claimant
from lms.awards.reasons import Reason
from lms.awards.rules import Status
from lms.learning.models import Cohort
from lms.platform import audit, clock, files
from lms.platform.db import db
from lms.platform.jobs import queue
from lms.platform.jobs.models import Job
from lms.platform.refusals import Refused
from lms.platform.settings import Site

ISSUE = "issue-certificates"


def start_issue(cohort: Cohort, *, by: UUID | None) -> Job:
    """Queue the certificates of everybody in a closed cohort who has earned one."""
    if not cohort.closed:
        raise Refused(Reason.COHORT_OPEN, code=cohort.code)
    due = len(due_in(cohort)) + len(queries.drafts(cohort.id))
    if not due:
        raise Refused(Reason.NOBODY_EARNED, code=cohort.code)
    audit.record("awards:issue", "cohort", cohort.id, after={"people": due}, by=by)
    return queue.enqueue(
        ISSUE,
        {"cohort": str(cohort.id), "by": str(by) if by else None},
        by=by,
        total=due,
        onward=f"/cohorts/{cohort.id}/earned",
    )


def due_in(cohort: Cohort) -> list[Claimant]:
    """Return who has earned a certificate, was never given one, and waits for none."""
    given = queries.ever_awarded(cohort.id)
    waiting = {draft.enrolment_id for draft in queries.drafts(cohort.id)}
    return [
        one
        for one in queries.claimants(cohort)
        if one.claim.earned and one.enrolment.id not in given | waiting
    ]


def draft_all(cohort: Cohort, due: Sequence[Claimant]) -> None:
    """Take a serial and a code for each person: from here on the facts are settled."""
    year = clock.today().year
    number = _take_serials(year, len(due))
    for claimant in due:
        number += 1
        db.session.add(_draft(cohort, claimant, year=year, number=number))
    db.session.flush()


def _take_serials(year: int, count: int) -> int:
    """Lock the counter of a year, move it on, and return where it stood."""
    counter = db.session.scalars(
        select(SerialCounter).where(SerialCounter.year == year).with_for_update()
    ).first()
    if counter is None:
        counter = SerialCounter(year=year, last=0)
        db.session.add(counter)
        db.session.flush()
    before = counter.last
    counter.last = before + count
    db.session.flush()
    return before


def _draft(
    cohort: Cohort,
    claimant: Claimant,
    *,
    year: int,
    number: int,
    supersedes: Certificate | None = None,
) -> Draft:
    site: Site = current_app.config["SITE"]
    printed = str(serial.Serial(site.serial_prefix, year, number))
    code = codes.new_code()
    facts = paper.facts(
        cohort,
        claimant,
        serial=printed,
        code=code,
        address=seal.address(current_app.config["BASE_URL"], code),
        site=site,
    )
    return Draft(
        enrolment_id=claimant.enrolment.id,
        supersedes_id=supersedes.id if supersedes else None,
        year=year,
        number=number,
        serial=printed,
        code=str(code),
        facts=snapshot.dump(facts).decode(),
    )


def issue(draft: Draft, pdf: bytes, *, by: UUID | None) -> Certificate:
    """Turn a draft and its paper into a certificate: the file is on the medium before the row."""
    facts = snapshot.load(draft.facts)
    certificate = Certificate(
        enrolment_id=draft.enrolment_id,
        supersedes_id=draft.supersedes_id,
        year=draft.year,
        number=draft.number,
        serial=draft.serial,
        code=draft.code,
        facts=draft.facts,
        design=facts.design.name,
        design_version=str(facts.design.version),
        sha256=files.keep(pdf, "application/pdf").sha256,
        issued_on=facts.issued_on,
        issued_at=clock.now(),
        issued_by=by,
        expires_on=facts.expires_on,
    )
    db.session.add(certificate)
    db.session.delete(draft)
    db.session.flush()
    return certificate


def revoke(award: Award, reason: RevocationReason, *, by: UUID) -> None:
    """Take a certificate back, for a reason the public may read."""
    certificate = award.certificate
    if award.status is not Status.VALID:
        raise Refused(Reason.NOT_VALID, serial=certificate.serial)
    db.session.add(
        Revocation(
            certificate_id=certificate.id, reason=reason, revoked_at=clock.now(), revoked_by=by
        )
    )
    audit.record(
        "awards:revoke",
        "certificate",
        certificate.id,
        after={"serial": certificate.serial, "reason": reason},
        person_id=certificate.enrolment.person_id,
    )


def start_correction(award: Award, *, by: UUID) -> Job:
    """Queue a new paper with the person's present names; the old one will say superseded."""
    certificate = award.certificate
    if award.status is not Status.VALID:
        raise Refused(Reason.NOT_VALID, serial=certificate.serial)
    cohort = queries.cohort_of(certificate.enrolment_id)
    claimant = next(
        one for one in queries.claimants(cohort) if one.enrolment.id == certificate.enrolment_id
    )
    year = clock.today().year
    draft = _draft(
        cohort,
        claimant,
        year=year,
        number=_take_serials(year, 1) + 1,
        supersedes=certificate,
    )
    db.session.add(draft)
    audit.record(
        "awards:correct",
        "certificate",
        certificate.id,
        after={"serial": draft.serial},
        person_id=certificate.enrolment.person_id,
    )
    return queue.enqueue(
        ISSUE,
        {"cohort": str(cohort.id), "by": str(by)},
        by=by,
        total=1,
        onward=f"/cohorts/{cohort.id}/earned",
    )
