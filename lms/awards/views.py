"""Pages of certificates: who has earned one, the register, mine, and what anyone may check."""

from uuid import UUID

from flask import Response, make_response, redirect, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from certificates import codes, snapshot
from certificates.problems import Problem
from lms.awards import jobs, queries, services, words
from lms.awards.forms import RevokeForm
from lms.awards.queries import Award, Claimant
from lms.learning import queries as learning
from lms.learning import services as learning_services
from lms.platform import files, journal, throttle
from lms.platform.access import Address, Feature, anyone, may, signed_in
from lms.platform.identity import actor
from lms.platform.pages import back_to, page, wrong
from lms.platform.paging import paged
from lms.platform.permissions import Permission

awards = Feature("awards", __name__, template_folder="templates")

__all__ = ["awards", "jobs"]


def _person(one: Claimant) -> dict[str, object]:
    """One line of the list of who has earned it."""
    return {
        "name": one.enrolment.person.name,
        "institution": one.enrolment.institution.name if one.enrolment.institution else None,
        "earned": one.claim.earned,
        "figures": words.figures(one),
        "lacks": words.missing(one),
        "certificate": one.certificate,
    }


@awards.page("/cohorts/<uuid:cohort_id>/earned", access=may(Permission.AWARDS_READ))
def earned(cohort_id: UUID) -> Response:
    """Name who has earned the certificate, and what each other person lacks."""
    cohort = learning.cohort_for(actor(), cohort_id, permission=Permission.AWARDS_READ)
    people = queries.claimants(cohort)
    due = [] if not cohort.closed else services.due_in(cohort)
    return page(
        "awards/earned.html",
        cohort=cohort,
        people=[_person(one) for one in people],
        earned=sum(one.claim.earned for one in people),
        due=len(due),
        issued=sum(one.certificate is not None for one in people),
        may_close=not cohort.closed and actor().reach(Permission.COHORTS_CLOSE).cohort(cohort.id),
        may_issue=actor().reach(Permission.AWARDS_ISSUE).cohort(cohort.id),
    )


@awards.action("/cohorts/<uuid:cohort_id>/close", access=may(Permission.COHORTS_CLOSE))
def close(cohort_id: UUID) -> Response:
    """Close the cohort: from here on its rule has spoken."""
    cohort = learning.cohort_for(actor(), cohort_id, permission=Permission.COHORTS_CLOSE)
    completed = learning_services.close(cohort)
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


@awards.page("/certificates/register", access=may(Permission.AWARDS_READ))
def register() -> Response:
    """Search the register."""
    asked = request.args.get("q", "")
    found = paged(queries.register(actor(), words=asked), request.args.get("page", 1, int))
    return page(
        "awards/register.html",
        found=found,
        asked=asked,
        worth=queries.worth_of(found.rows),
        words=words,
    )


@awards.page("/certificates", access=signed_in)
def mine() -> Response:
    """Show my certificates, and what is on the way to one."""
    held = queries.awards_of(actor().person_id)
    given = {award.certificate.enrolment_id for award in held}
    ahead = [
        enrolment
        for enrolment in learning.enrolments_of_person(actor().person_id)
        if enrolment.id not in given and not enrolment.cohort.closed
    ]
    return page("awards/mine.html", held=held, ahead=ahead, words=words)


def _one(award: Award, form: RevokeForm) -> dict[str, object]:
    reach = actor().reach(Permission.AWARDS_REVOKE)
    return {
        "award": award,
        "form": form,
        "words": words,
        "may_revoke": reach.cohort(award.certificate.enrolment.cohort_id),
        "link": f"/c/{codes.grouped(codes.parse_code(award.certificate.code))}",
    }


@awards.page("/certificates/<uuid:certificate_id>", access=signed_in)
def certificate(certificate_id: UUID) -> Response:
    """Show one certificate to its holder or to staff."""
    award = queries.award_for(actor(), certificate_id)
    journal.note(journal.Kind.LOOKED_AT, certificate_id, by=actor().account_id)
    return page("awards/certificate.html", **_one(award, RevokeForm(formdata=None)))


@awards.page("/certificates/<uuid:certificate_id>.pdf", access=signed_in)
def pdf(certificate_id: UUID) -> Response:
    """Give the paper, byte for byte as it was issued."""
    award = queries.award_for(actor(), certificate_id)
    response = make_response(files.read(award.certificate.sha256))
    response.mimetype = "application/pdf"
    name = f"{award.certificate.serial}.pdf"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@awards.action("/certificates/<uuid:certificate_id>/revoke", access=may(Permission.AWARDS_REVOKE))
def revoke(certificate_id: UUID) -> Response:
    """Take a certificate back, for a reason."""
    award = _in_my_scope(certificate_id)
    form = RevokeForm()
    if not form.validate():
        return wrong("awards/certificate.html", **_one(award, form))
    services.revoke(award, form.chosen, by=actor().account_id)
    return back_to(
        "awards.certificate", certificate_id=certificate_id, said=_("The certificate is revoked.")
    )


@awards.action("/certificates/<uuid:certificate_id>/correct", access=may(Permission.AWARDS_REVOKE))
def correct(certificate_id: UUID) -> Response:
    """Issue a corrected paper with the present names."""
    job = services.start_correction(_in_my_scope(certificate_id), by=actor().account_id)
    return back_to("jobs.show", job_id=job.id)


def _in_my_scope(certificate_id: UUID) -> Award:
    """A holder may look at a certificate, but only staff of its cohort may change it."""
    award = queries.award_for(actor(), certificate_id)
    cohort_id = award.certificate.enrolment.cohort_id
    learning.cohort_for(actor(), cohort_id, permission=Permission.AWARDS_REVOKE)
    return award


@awards.page("/verify", access=anyone)
def verify_page() -> Response:
    """Ask for a code, and lead to what it says."""
    asked = request.args.get("code", "").strip()
    if not asked:
        return page("awards/verify.html", asked="", fault=None, award=None, words=words)
    throttle.check("verify", per_minute=30)
    try:
        code = codes.parse_code(asked)
    except Problem:
        fault = _(
            "This is not a certificate code. It has 14 letters and digits, like %(code)s.",
            code="7K4QZ-M2P9X-3HTV",
        )
        return wrong("awards/verify.html", asked=asked, fault=fault, award=None, words=words)
    return make_response(redirect(url_for("awards.verify", code=codes.grouped(code)), code=303))


@awards.page("/c/<code>", access=anyone, address=Address.BARE)
def verify(code: str) -> Response:
    """Say what a certificate is worth, in the phone's language, and no more than it must."""
    throttle.check("verify", per_minute=30)
    award = _award_coded(code)
    if award is None:
        fault = _(
            "No certificate has this code. Check it against the paper, letter by letter. "
            "If it is the same, the paper was not issued by this programme."
        )
        return page("awards/verify.html", 404, asked=code, fault=fault, award=None, words=words)
    journal.note(journal.Kind.VERIFIED, award.certificate.id, outcome=award.status)
    return page(
        "awards/verify.html",
        asked=code,
        fault=None,
        award=award,
        facts=snapshot.load(award.certificate.facts),
        words=words,
    )


def _award_coded(code: str) -> Award | None:
    try:
        return queries.award_coded(str(codes.parse_code(code)))
    except Problem:
        return None
