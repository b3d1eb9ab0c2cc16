"""Why accounts says no."""

from enum import StrEnum

from flask_babel import lazy_gettext

from lms.platform.refusals import sentences


class Reason(StrEnum):
    """Reasons of refusal."""

    SECOND_STEP_THERE = "second-step-there"
    SECOND_STEP_REQUIRED = "second-step-required"
    CODE_TOO_LATE = "code-too-late"
    NO_SECOND_STEP = "no-second-step"
    OWN_ACCOUNT = "own-account"
    LAST_ADMINISTRATOR = "last-administrator"
    BEYOND_YOUR_ROLE = "beyond-your-role"
    HAS_THAT_ROLE = "has-that-role"
    NUMBER_TAKEN = "number-taken"


sentences(
    {
        Reason.SECOND_STEP_THERE: lazy_gettext(
            "A phone is already set up for this account. Replace it from “My account”."
        ),
        Reason.SECOND_STEP_REQUIRED: lazy_gettext(
            "Your role needs the second step. You can replace the phone, but not do without it."
        ),
        Reason.CODE_TOO_LATE: lazy_gettext(
            "The code of the new phone has run out. Go back and enter the one it shows now."
        ),
        Reason.NO_SECOND_STEP: lazy_gettext("This account has no second step to remove."),
        Reason.OWN_ACCOUNT: lazy_gettext(
            "Nobody changes their own roles or closes their own account. Ask another administrator."
        ),
        Reason.LAST_ADMINISTRATOR: lazy_gettext(
            "This is the last administrator. Give the role to somebody else first."
        ),
        Reason.BEYOND_YOUR_ROLE: lazy_gettext(
            "Your own role does not reach that far. Ask an administrator of the whole programme."
        ),
        Reason.HAS_THAT_ROLE: lazy_gettext("This account has that role there already."),
        Reason.NUMBER_TAKEN: lazy_gettext(
            "Another account has this staff number. Choose another one."
        ),
    }
)
