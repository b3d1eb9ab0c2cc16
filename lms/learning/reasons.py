"""Why learning says no."""

from enum import StrEnum

from flask_babel import lazy_gettext

from lms.platform.refusals import sentences


class Reason(StrEnum):
    """Reasons of refusal."""

    COHORT_CLOSED = "cohort-closed"


sentences(
    {
        Reason.COHORT_CLOSED: lazy_gettext(
            "Cohort %(code)s is closed. Its records can no longer change."
        ),
    }
)
