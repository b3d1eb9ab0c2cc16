"""Why learning says no."""

from enum import StrEnum

from flask_babel import lazy_gettext

from lms.platform.refusals import sentences


class Reason(StrEnum):
    """Reasons of refusal."""

    COHORT_CLOSED = "cohort-closed"
    CODE_TAKEN = "code-taken"
    NOT_ENROLLED = "not-enrolled"
    ALREADY_ENROLLED = "already-enrolled"
    SUBSTITUTED = "substituted"


sentences(
    {
        Reason.COHORT_CLOSED: lazy_gettext(
            "Cohort %(code)s is closed. Its records can no longer change."
        ),
        Reason.CODE_TAKEN: lazy_gettext("This code is already used. Choose another one."),
        Reason.NOT_ENROLLED: lazy_gettext(
            "The person whose place this is has left the cohort meanwhile. Choose again."
        ),
        Reason.ALREADY_ENROLLED: lazy_gettext("This person is enrolled in this cohort already."),
        Reason.SUBSTITUTED: lazy_gettext(
            "Somebody came in this person's place. Take that back first."
        ),
    }
)
