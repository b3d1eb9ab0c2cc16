"""Why nominations say no."""

from enum import StrEnum

from flask_babel import lazy_gettext

from lms.platform.refusals import sentences


class Reason(StrEnum):
    """Reasons of refusal."""

    NO_QUOTA = "no-quota"
    ALREADY_NOMINATED = "already-nominated"
    DECLINED_BEFORE = "declined-before"
    ALREADY_ENROLLED = "already-enrolled"
    BELOW_TAKEN = "below-taken"
    NOBODY_WAITS = "nobody-waits"
    CHANGED_SINCE = "changed-since"
    WHO_IS_IT = "who-is-it"
    NAMED_TWICE = "named-twice"


sentences(
    {
        Reason.NO_QUOTA: lazy_gettext("This cohort has no seats for this institution."),
        Reason.ALREADY_NOMINATED: lazy_gettext(
            "This person is nominated for this cohort already. Look for them in the list."
        ),
        Reason.DECLINED_BEFORE: lazy_gettext(
            "This nomination was declined. Ask the training office to take it up again."
        ),
        Reason.ALREADY_ENROLLED: lazy_gettext("This person is enrolled in this cohort already."),
        Reason.BELOW_TAKEN: lazy_gettext(
            "%(taken)s seats of “%(institution)s” are taken. Enter %(taken)s or more, "
            "or free seats first."
        ),
        Reason.NOBODY_WAITS: lazy_gettext(
            "Nobody else is waiting, so the seat would come straight back. "
            "Decline the nomination, or lower the quota afterwards."
        ),
        Reason.CHANGED_SINCE: lazy_gettext(
            "This nomination has changed in the meantime. Look at where it stands now."
        ),
        Reason.WHO_IS_IT: lazy_gettext(
            "Say first whether this is somebody the register knows, then approve."
        ),
        Reason.NAMED_TWICE: lazy_gettext(
            "This is somebody who is nominated for this cohort already. Decline one of the two."
        ),
    }
)
