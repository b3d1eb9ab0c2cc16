"""Why awards says no."""

from enum import StrEnum

from flask_babel import lazy_gettext

from lms.platform.refusals import sentences


class Reason(StrEnum):
    """Reasons of refusal."""

    COHORT_OPEN = "cohort-open"
    NOBODY_EARNED = "nobody-earned"
    NOT_VALID = "not-valid"
    NOTHING_TO_CORRECT = "nothing-to-correct"
    BEING_CORRECTED = "being-corrected"
    HOLDER_ERASED = "holder-erased"
    UNPRINTABLE_NAME = "unprintable-name"
    UNPRINTABLE_COHORT = "unprintable-cohort"


sentences(
    {
        Reason.COHORT_OPEN: lazy_gettext(
            "Cohort %(code)s is still open. Close it first, then issue its certificates."
        ),
        Reason.NOBODY_EARNED: lazy_gettext(
            "Nobody in cohort %(code)s has earned a certificate, so there is none to issue."
        ),
        Reason.NOT_VALID: lazy_gettext(
            "Certificate %(serial)s is no longer valid, so this cannot be done with it."
        ),
        Reason.NOTHING_TO_CORRECT: lazy_gettext(
            "Certificate %(serial)s already says what the register says. "
            "Correct the person's record first, then the certificate."
        ),
        Reason.BEING_CORRECTED: lazy_gettext(
            "A corrected paper for certificate %(serial)s is being made. Wait until it is there."
        ),
        Reason.HOLDER_ERASED: lazy_gettext(
            "What told who the holder of certificate %(serial)s is was erased. "
            "The certificate stays as it was issued."
        ),
        Reason.UNPRINTABLE_NAME: lazy_gettext(
            "The name of %(name)s cannot be printed on a certificate as it stands. "
            "Correct the person's record, then try again. No certificate was issued."
        ),
        Reason.UNPRINTABLE_COHORT: lazy_gettext(
            "The title, days or sessions of cohort %(code)s cannot be printed on a certificate. "
            "Correct them, then try again. No certificate was issued."
        ),
    }
)
