"""The background work of awards: the paper of each draft, one commit for each certificate."""

from pathlib import Path
from uuid import UUID

from flask import current_app
from flask_babel import lazy_gettext

from certificates import seal, snapshot
from certificates.codes import Code
from certificates.facts import Facts
from certificates.problems import Problem
from lms.awards import queries, services
from lms.awards.models import Certificate, Draft
from lms.platform import mail
from lms.platform.db import db
from lms.platform.jobs import queue
from lms.platform.jobs.queue import Run


@queue.kind(services.ISSUE, title=lazy_gettext("Issuing certificates"))
def issue_certificates(run: Run) -> None:
    """Print what waits. After any fault only what is missing is printed, under its own serial."""
    from lms.awards import press  # noqa: PLC0415 - a web process registers this and never prints

    by = UUID(str(run.args["by"])) if run.args["by"] else None
    waiting = _waiting(UUID(str(run.args["cohort"])))
    unprinted: list[Problem] = []
    printed = press.papers([facts for _, facts in waiting], logo=_logo())
    for number, ((draft_id, facts), pdf) in enumerate(zip(waiting, printed, strict=True), start=1):
        if isinstance(pdf, Problem):
            unprinted.append(pdf)
            continue
        with run.step(done=number, total=len(waiting)):
            _issue(draft_id, facts, pdf, by=by)
    if unprinted:
        raise unprinted[0]


def _waiting(cohort_id: UUID) -> list[tuple[UUID, Facts]]:
    """Return the drafts of a cohort, free of the session: the press takes its time."""
    found = [(draft.id, snapshot.load(draft.facts)) for draft in queries.drafts(cohort_id)]
    db.session.rollback()
    return found


def _logo() -> bytes | None:
    path: Path | None = current_app.config["SITE"].logo
    return path.read_bytes() if path else None


def _issue(draft_id: UUID, facts: Facts, pdf: bytes, *, by: UUID | None) -> None:
    """Issue a draft, unless another worker was quicker or it says something else by now."""
    draft = db.session.get(Draft, draft_id, with_for_update=True)
    if draft is not None and snapshot.load(draft.facts) == facts:
        _tell(services.issue(draft, pdf, by=by), facts)


def _tell(certificate: Certificate, facts: Facts) -> None:
    """Write to the holder, where there is an address."""
    person = certificate.enrolment.person
    if not person.email:
        return
    base = current_app.config["BASE_URL"]
    mail.post(
        person.email,
        "awards/mail/issued.txt",
        language="ar",
        serial=certificate.serial,
        course=facts.course.title.ar,
        corrected=certificate.supersedes_id is not None,
        mine=f"{base}/ar/certificates",
        verify=seal.address(base, Code(certificate.code)),
    )
