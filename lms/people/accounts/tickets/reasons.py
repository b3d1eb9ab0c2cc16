"""Why a way in is not given."""

from enum import StrEnum

from flask_babel import lazy_gettext

from lms.platform.refusals import sentences


class Reason(StrEnum):
    """Reasons of refusal."""

    HOLDS_ROLE = "holds-role"
    CLOSED = "closed"
    GONE = "gone"
    READY = "ready"
    NUMBER_TAKEN = "number-taken"
    COHORT_OVER = "cohort-over"


sentences(
    {
        Reason.HOLDS_ROLE: lazy_gettext(
            "This person has a role in the system. Only an administrator can give them a new way"
            " in."
        ),
        Reason.CLOSED: lazy_gettext(
            "This account is closed. An administrator can open it again; then give a new way in."
        ),
        Reason.GONE: lazy_gettext(
            "This record was merged or erased, so nobody can sign in with it."
        ),
        Reason.READY: lazy_gettext("This person has a password already. Show them a code instead."),
        Reason.NUMBER_TAKEN: lazy_gettext(
            "Somebody else signs in with the number %(number)s. Choose another one."
        ),
        Reason.COHORT_OVER: lazy_gettext(
            "This cohort ended too long ago for cards. Show each person a code instead."
        ),
    }
)
