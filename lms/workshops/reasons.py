"""Why workshops say no."""

from enum import StrEnum

from flask_babel import lazy_gettext

from lms.platform.refusals import sentences


class Reason(StrEnum):
    """Reasons of refusal."""

    NOT_YET = "not-yet"
    NOT_ENROLLED = "not-enrolled"
    ID_IN_USE = "id-in-use"
    HAS_MARKS = "has-marks"
    OUTSIDE_COHORT = "outside-cohort"
    SESSIONS_OVERLAP = "sessions-overlap"
    MARKED_SINCE = "marked-since"


sentences(
    {
        Reason.NOT_YET: lazy_gettext(
            "This session is on a later day. Until then only excuses can be marked."
        ),
        Reason.NOT_ENROLLED: lazy_gettext("This person is not enrolled in this cohort."),
        Reason.ID_IN_USE: lazy_gettext(
            "This mark bears the number of another one. Reload the page and mark again."
        ),
        Reason.HAS_MARKS: lazy_gettext(
            "Attendance has been marked in this session, so it can no longer be removed."
        ),
        Reason.OUTSIDE_COHORT: lazy_gettext(
            "The cohort runs from %(first)s to %(last)s. Choose a day within it."
        ),
        Reason.SESSIONS_OVERLAP: lazy_gettext(
            "At that time the cohort has another session: %(title)s. Choose another time."
        ),
        Reason.MARKED_SINCE: lazy_gettext(
            "Attendance has been marked for this person, so the arrival stays. "
            "Take the marks back first."
        ),
    }
)
