"""Certificates that were given: the register, one's own, one of them, correcting, revoking."""

from uuid import UUID

from flask import Response, current_app, make_response, request
from flask_babel import gettext as _

from certificates import seal
from certificates.codes import Code
from lms.awards import paper, queries, services, words
from lms.awards.feature import awards
from lms.awards.forms import RevokeForm
from lms.awards.queries import Award
from lms.awards.rules import Status
from lms.learning import queries as learning
from lms.people.privacy import looks
from lms.platform import files
from lms.platform.access import may, signed_in
from lms.platform.identity import actor
from lms.platform.pages import back_to, page, searched, wrong
from lms.platform.permissions import Permission


@awards.page("/certificates/register", access=may(Permission.AWARDS_READ))
def register() -> Response:
    """Search the register."""
    looks.note_list()
    asked = searched()
    found = queries.register(actor(), words=asked, page=request.args.get("page", 1, int))
    return page("awards/register.html", found=found, asked=asked, words=words)


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
    return page("awards/mine.html", held=held, ahead=ahead, address_of=address_of)


def address_of(award: Award) -> str:
    """Return the address in the QR code of a certificate."""
    return seal.address(current_app.config["BASE_URL"], Code(award.certificate.code))


@awards.page("/certificates/<uuid:certificate_id>", access=signed_in)
def certificate(certificate_id: UUID) -> Response:
    """Show one certificate to its holder or to staff."""
    award = queries.award_for(actor(), certificate_id)
    looks.note(award.certificate.enrolment.person_id)
    return page("awards/certificate.html", **_shown(award, RevokeForm(formdata=None)))


def _shown(award: Award, form: RevokeForm) -> dict[str, object]:
    """Return a certificate with what its reader can do with it."""
    cohort_id, person = award.certificate.enrolment.cohort_id, award.certificate.enrolment.person
    valid = award.status is Status.VALID
    return {
        "award": award,
        "form": form,
        "words": words,
        "address": address_of(award),
        "renamed": paper.holder(person) != award.facts.holder,
        "may_correct": valid
        and person.erased_at is None
        and actor().reach(Permission.AWARDS_ISSUE).cohort(cohort_id),
        "may_revoke": valid and actor().reach(Permission.AWARDS_REVOKE).cohort(cohort_id),
    }


@awards.page("/certificates/<uuid:certificate_id>.pdf", access=signed_in)
def pdf(certificate_id: UUID) -> Response:
    """Give the paper, byte for byte as it was issued."""
    award = queries.award_for(actor(), certificate_id)
    looks.note(award.certificate.enrolment.person_id)
    response = make_response(files.read(award.certificate.sha256))
    response.mimetype = "application/pdf"
    response.headers.set(
        "Content-Disposition", "attachment", filename=f"{award.certificate.serial}.pdf"
    )
    return response


@awards.action("/certificates/<uuid:certificate_id>/revoke", access=may(Permission.AWARDS_REVOKE))
def revoke(certificate_id: UUID) -> Response:
    """Take a certificate back, for a reason."""
    award = queries.award_of_staff(actor(), certificate_id, permission=Permission.AWARDS_REVOKE)
    form = RevokeForm()
    if not form.validate():
        return wrong("awards/certificate.html", **_shown(award, form))
    services.revoke(award, form.chosen, by=actor().account_id)
    return back_to(
        "awards.certificate", certificate_id=certificate_id, said=_("The certificate is revoked.")
    )


@awards.action("/certificates/<uuid:certificate_id>/correct", access=may(Permission.AWARDS_ISSUE))
def correct(certificate_id: UUID) -> Response:
    """Issue a corrected paper with the present names."""
    award = queries.award_of_staff(actor(), certificate_id, permission=Permission.AWARDS_ISSUE)
    job = services.start_correction(award, by=actor().account_id)
    return back_to("jobs.show", job_id=job.id)
