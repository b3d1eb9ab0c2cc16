"""Why awards says no."""

from enum import StrEnum

from flask_babel import lazy_gettext

from lms.platform.refusals import sentences


class Reason(StrEnum):
    """Reasons of refusal."""

    COHORT_OPEN = "cohort-open"
    NOBODY_EARNED = "nobody-earned"
    NOT_VALID = "not-valid"


sentences(
    {
        Reason.COHORT_OPEN: lazy_gettext(
            "Cohort %(code)s is still open. Close it first, then issue its certificates."
        ),
        Reason.NOBODY_EARNED: lazy_gettext(
            "Everyone in cohort %(code)s who has earned a certificate has it already."
        ),
        Reason.NOT_VALID: lazy_gettext(
            "Certificate %(serial)s is no longer valid, so this cannot be done with it."
        ),
    }
)
