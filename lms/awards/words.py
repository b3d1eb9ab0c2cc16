"""What awards says of statuses, reasons and what is missing."""

from flask_babel import LazyString, lazy_gettext
from flask_babel import gettext as _

from lms.awards.models import RevocationReason
from lms.awards.queries import Claimant
from lms.awards.rules import Status
from lms.learning.rules import Lack
from lms.platform.i18n import percent

STATUS: dict[Status, tuple[LazyString, str, str]] = {
    Status.VALID: (lazy_gettext("Valid"), "ok", "check"),
    Status.SUPERSEDED: (lazy_gettext("Superseded"), "warn", "sync"),
    Status.REVOKED: (lazy_gettext("Revoked"), "stop", "x"),
    Status.EXPIRED: (lazy_gettext("Expired"), "warn", "clock"),
}
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


def missing(claimant: Claimant) -> list[str]:
    """Say what a person lacks, in the reader's language."""
    return [_sentence(lack, claimant) for lack in claimant.claim.lacks]


def _sentence(lack: Lack, claimant: Claimant) -> str:
    standing, policy = claimant.claim.standing, claimant.claim.policy
    if lack is Lack.ATTENDANCE:
        return _(
            "Attendance %(share)s, %(needed)s needed",
            share=percent(standing.attendance or 0),
            needed=percent(policy.needed_attendance / 100),
        )
    if lack is Lack.POST_TEST:
        return _("Has not taken the post-test")
    return _(
        "Post-test %(share)s, %(needed)s needed",
        share=percent(standing.post or 0),
        needed=percent(policy.pass_mark / 100),
    )


def figures(claimant: Claimant) -> list[str]:
    """Say where a person stands."""
    standing = claimant.claim.standing
    said = []
    if standing.attendance is not None:
        said.append(_("Attendance %(share)s", share=percent(standing.attendance)))
    if standing.post is not None:
        said.append(_("Post-test %(share)s", share=percent(standing.post)))
    return said
