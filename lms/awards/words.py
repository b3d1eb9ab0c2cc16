"""What awards says of statuses, reasons and what is missing."""

from flask_babel import LazyString, lazy_gettext
from flask_babel import gettext as _
from markupsafe import Markup

from lms.awards.models import RevocationReason
from lms.awards.rules import Claim, Stage, Status
from lms.learning.rules import Lack
from lms.learning.wording import filled

Look = tuple[LazyString, str, str]
"""The words of a tag, its kind and its icon."""

STATUS: dict[Status, Look] = {
    Status.VALID: (lazy_gettext("Valid"), "ok", "check"),
    Status.SUPERSEDED: (lazy_gettext("Superseded"), "warn", "sync"),
    Status.REVOKED: (lazy_gettext("Revoked"), "stop", "x"),
    Status.EXPIRED: (lazy_gettext("Expired"), "warn", "clock"),
}
STAGE: dict[Stage, Look] = {
    Stage.LACKING: (lazy_gettext("Not yet"), "warn", "clock"),
    Stage.EARNED: (lazy_gettext("Earned"), "ok", "check"),
    Stage.WAITING: (lazy_gettext("Being printed"), "go", "print"),
    Stage.GIVEN: (lazy_gettext("Certificate issued"), "ok", "medal"),
}
NOT_EARNED: Look = (lazy_gettext("Not earned"), "", "x")
HEADLINE: dict[Status, LazyString] = {
    Status.VALID: lazy_gettext("This certificate is genuine and valid"),
    Status.SUPERSEDED: lazy_gettext("This certificate has been replaced by a newer one"),
    Status.REVOKED: lazy_gettext("This certificate has been revoked"),
    Status.EXPIRED: lazy_gettext("This certificate is genuine, but its validity has ended"),
}
EXPLANATION: dict[Status, LazyString] = {
    Status.VALID: lazy_gettext("It was issued by this programme and is in its register."),
    Status.SUPERSEDED: lazy_gettext("The holder was given a corrected one. Ask for the new paper."),
    Status.REVOKED: lazy_gettext("The issuer has withdrawn it. It proves nothing any more."),
    Status.EXPIRED: lazy_gettext("The holder needs a refresher to renew it."),
}
REASON: dict[RevocationReason, LazyString] = {
    RevocationReason.ISSUED_IN_ERROR: lazy_gettext("Issued in error"),
    RevocationReason.CONDITIONS_NOT_MET: lazy_gettext("The conditions had not been met"),
    RevocationReason.HOLDER_REQUEST: lazy_gettext("At the holder's request"),
    RevocationReason.MISUSE: lazy_gettext("The certificate was misused"),
}


def missing(claim: Claim) -> list[Markup]:
    """Say what a person lacks, in the reader's language."""
    return [_sentence(lack, claim) for lack in claim.lacks]


def _sentence(lack: Lack, claim: Claim) -> Markup:
    standing, policy = claim.standing, claim.policy
    if lack is Lack.POST_TEST:
        return filled(_("Has not taken the post-test"))
    if lack is Lack.PASS_MARK:
        return filled(
            _("Post-test %(have)s, %(needed)s needed"),
            have=standing.post,
            needed=policy.pass_mark / 100,
        )
    if standing.attendance is None:
        return filled(_("No attendance has been counted yet"))
    return filled(
        _("Attendance %(have)s, %(needed)s needed"),
        have=standing.attendance,
        needed=policy.needed_attendance / 100,
    )


def figures(claim: Claim) -> list[Markup]:
    """Say what a person has reached."""
    standing = claim.standing
    said = []
    if standing.attendance is not None:
        said.append(filled(_("Attendance %(have)s"), have=standing.attendance))
    if standing.post is not None:
        said.append(filled(_("Post-test %(have)s"), have=standing.post))
    return said
