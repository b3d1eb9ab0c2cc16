"""The background work of awards: drafts first, then papers, one commit each."""

from uuid import UUID

from flask import current_app
from flask_babel import lazy_gettext

from lms.awards import press, queries, services
from lms.awards.models import Certificate, Draft
from lms.learning.models import Cohort
from lms.platform import mail
from lms.platform.db import db
from lms.platform.jobs import queue
from lms.platform.jobs.queue import Run


@queue.kind(services.ISSUE, title=lazy_gettext("Issuing certificates"))
def issue_certificates(run: Run) -> None:
    """Issue what is due; begun again after any fault, it finds serials and papers where they were."""
    cohort_id, by = UUID(str(run.args["cohort"])), run.args["by"]
    issuer = UUID(str(by)) if by else None
    waiting = _settle(run, cohort_id)
    for number, ((draft_id, _), pdf) in enumerate(
        zip(waiting, press.papers([facts for _, facts in waiting]), strict=True), start=1
    ):
        with run.step(done=number, total=len(waiting)):
            row = db.session.get(Draft, draft_id)
            if row is not None:
                _tell(services.issue(row, pdf, by=issuer))


def _settle(run: Run, cohort_id: UUID) -> list[tuple[UUID, str]]:
    """Take the serials in one commit and return what waits for its paper."""
    with run.step(done=0, total=1):
        cohort = db.session.get_one(Cohort, cohort_id)
        services.draft_all(cohort, services.due_in(cohort))
        return [(draft.id, draft.facts) for draft in queries.drafts(cohort_id)]


def _tell(certificate: Certificate) -> None:
    """Write to the holder, where there is an address."""
    person = certificate.enrolment.person
    if person.email:
        mail.post(
            person.email,
            "awards/mail/issued.txt",
            language="ar",
            serial=certificate.serial,
            address=f"{current_app.config['BASE_URL']}/c/{certificate.code}",
        )
