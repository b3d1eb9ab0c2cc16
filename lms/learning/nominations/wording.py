"""States and reasons of nominations as people call them."""

from flask_babel import LazyString, lazy_gettext

from lms.learning.nominations.models import DeclineReason, NominationState

STATES: dict[NominationState, LazyString] = {
    NominationState.NOMINATED: lazy_gettext("Holds a seat"),
    NominationState.APPROVED: lazy_gettext("Approved"),
    NominationState.WAITING: lazy_gettext("Waiting"),
    NominationState.DECLINED: lazy_gettext("Declined"),
    NominationState.WITHDRAWN: lazy_gettext("Withdrawn"),
}
LOOKS: dict[NominationState, tuple[str, str]] = {
    NominationState.NOMINATED: ("go", ""),
    NominationState.APPROVED: ("ok", "check"),
    NominationState.WAITING: ("warn", "clock"),
    NominationState.DECLINED: ("stop", "x"),
    NominationState.WITHDRAWN: ("bare", ""),
}
DECLINED: dict[DeclineReason, LazyString] = {
    DeclineReason.NOT_ELIGIBLE: lazy_gettext("The work does not fit this training"),
    DeclineReason.TRAINED_BEFORE: lazy_gettext("Completed this training before"),
    DeclineReason.NAMED_TWICE: lazy_gettext("Nominated twice"),
    DeclineReason.NO_SEATS: lazy_gettext("No seat is left"),
    DeclineReason.OTHER: lazy_gettext("Another reason"),
}
