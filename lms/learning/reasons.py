"""Why learning says no."""

from enum import StrEnum

from flask_babel import lazy_gettext

from lms.platform.refusals import sentences


class Reason(StrEnum):
    """Reasons of refusal."""

    COHORT_CLOSED = "cohort-closed"
    CODE_TAKEN = "code-taken"


sentences(
    {
        Reason.COHORT_CLOSED: lazy_gettext(
            "Cohort %(code)s is closed. Its records can no longer change."
        ),
        Reason.CODE_TAKEN: lazy_gettext("This code is already used. Choose another one."),
    }
)
