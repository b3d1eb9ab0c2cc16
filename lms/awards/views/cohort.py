"""The certificates of a cohort: who has earned one and why not, closing, issuing."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from flask import Response, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from lms.awards import queries, services, words
from lms.awards.feature import awards
from lms.awards.queries import Claimant
from lms.awards.rules import Stage, Status
from lms.learning import queries as learning
from lms.people.privacy import looks
from lms.platform import clock
from lms.platform.access import may
from lms.platform.i18n import in_language
from lms.platform.identity import actor
from lms.platform.pages import back_to, page
from lms.platform.permissions import Permission

if TYPE_CHECKING:
    from lms.learning.models import Cohort


@awards.page("/cohorts/<uuid:cohort_id>/earned", access=may(Permission.AWARDS_READ))
def earned(cohort_id: UUID) -> Response:
    """Name who has earned the certificate, and what each other person lacks."""
    cohort = learning.cohort_for(actor(), cohort_id, permission=Permission.AWARDS_READ)
    looks.note_list(cohort.id)
    people = queries.claimants(cohort)
    stages = Counter(one.stage for one in people)
    job = queries.last_job(services.ISSUE, cohort.id) if stages[Stage.WAITING] else None
    return page(
        "awards/earned.html",
        cohort=cohort,
        groups=_groups(people, closed=cohort.closed),
        count=len(people),
        met=sum(one.claim.earned for one in people),
        stages=stages,
        job=job if job is not None and not job.ended else None,
        doubts=[] if cohort.closed else _doubts(cohort),
        may_close=not cohort.closed and actor().reach(Permission.COHORTS_CLOSE).cohort(cohort.id),
        may_issue=actor().reach(Permission.AWARDS_ISSUE).cohort(cohort.id),
    )


def _groups(people: Sequence[Claimant], *, closed: bool) -> list[tuple[str, list[object]]]:
    """Part those who have earned it from those who have not."""
    others = _("Who has not earned it") if closed else _("Who still lacks something")
    parts = (
        (_("Who has earned it"), [one for one in people if one.stage is not Stage.LACKING]),
        (others, [one for one in people if one.stage is Stage.LACKING]),
    )
    return [(name, [_line(one, closed=closed) for one in some]) for name, some in parts if some]


def _line(one: Claimant, *, closed: bool) -> dict[str, object]:
    """Prepare one person of the list."""
    home = one.enrolment.institution
    return {
        "name": in_language(one.enrolment.person.name),
        "detail": in_language(home.name) if home else "",
        "url": _paper(one),
        "figures": words.figures(one.claim) if one.claim.earned else [],
        "lacks": words.missing(one.claim),
        "look": _look(one, closed=closed),
    }


def _paper(one: Claimant) -> str:
    if one.award is None:
        return ""
    return url_for("awards.certificate", certificate_id=one.award.certificate.id)


def _look(one: Claimant, *, closed: bool) -> words.Look:
    if one.award is not None and one.award.status is not Status.VALID:
        return words.STATUS[one.award.status]
    if one.stage is Stage.LACKING and closed:
        return words.NOT_EARNED
    return words.STAGE[one.stage]


def _doubts(cohort: "Cohort") -> list[str]:
    """Say what speaks against closing now: it cannot be undone."""
    unmarked = queries.unmarked_sessions(cohort.id)
    writing = queries.open_tests(cohort.id)
    doubts = (
        (
            unmarked,
            ngettext(
                "In %(num)d session nobody is marked yet.",
                "In %(num)d sessions nobody is marked yet.",
                unmarked,
            ),
        ),
        (
            writing,
            ngettext(
                "%(num)d open test will be handed in as it stands.",
                "%(num)d open tests will be handed in as they stand.",
                writing,
            ),
        ),
        (clock.today() < cohort.ends_on, _("Its last day has not come yet.")),
    )
    return [said for speaks, said in doubts if speaks]


@awards.action("/cohorts/<uuid:cohort_id>/close", access=may(Permission.COHORTS_CLOSE))
def close(cohort_id: UUID) -> Response:
    """Close the cohort: from here on its rule has spoken."""
    cohort = learning.cohort_for(actor(), cohort_id, permission=Permission.COHORTS_CLOSE)
    completed = services.close(cohort)
    said = ngettext(
        "Cohort closed. %(num)d person completed the training.",
        "Cohort closed. %(num)d people completed the training.",
        completed,
    )
    return back_to("awards.earned", cohort_id=cohort_id, said=said)


@awards.action("/cohorts/<uuid:cohort_id>/certificates", access=may(Permission.AWARDS_ISSUE))
def issue(cohort_id: UUID) -> Response:
    """Issue the certificates of the cohort in one action."""
    cohort = learning.cohort_for(actor(), cohort_id, permission=Permission.AWARDS_ISSUE)
    job = services.start_issue(cohort, by=actor().account_id)
    return back_to("jobs.show", job_id=job.id)
