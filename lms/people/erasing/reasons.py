"""Why nobody can be erased yet."""

from enum import StrEnum

from flask_babel import lazy_gettext

from lms.platform.refusals import sentences


class Reason(StrEnum):
    """Reasons of refusal."""

    ONESELF = "erase-oneself"
    HAS_ROLES = "erase-has-roles"
    PAPER_WAITS = "erase-paper-waits"
    IN_TRAINING = "erase-in-training"


sentences(
    {
        Reason.ONESELF: lazy_gettext(
            "You cannot erase your own record. Ask somebody else who may erase."
        ),
        Reason.HAS_ROLES: lazy_gettext(
            "This person still holds a role. Take the roles away first, then erase."
        ),
        Reason.PAPER_WAITS: lazy_gettext(
            "A certificate of this person is being made. Wait until it is there, then erase."
        ),
        Reason.IN_TRAINING: lazy_gettext(
            "This person is in a training that is not closed: %(codes)s. "
            "Close it or withdraw the person first, or tick that you erase all the same."
        ),
    }
)
