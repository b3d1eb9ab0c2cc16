"""Why assessment says no."""

from enum import StrEnum

from flask_babel import lazy_gettext

from lms.assessment.rules.attempts import Hurdle
from lms.platform.refusals import sentences


class Reason(StrEnum):
    """Reasons of refusal for an answer."""

    HANDED_IN = "attempt-handed-in"
    TIME_IS_OVER = "attempt-out-of-time"
    NOT_IN_TEST = "item-not-in-test"
    ID_IN_USE = "answer-id-in-use"


sentences(
    {
        Hurdle.CLOSED: lazy_gettext("The cohort is closed, and its tests with it."),
        Hurdle.NOT_BEGUN: lazy_gettext("This test opens when the course begins."),
        Hurdle.AFTER_POST_TEST: lazy_gettext(
            "The pre-test comes before the post-test, which you have already begun."
        ),
        Hurdle.PASSED: lazy_gettext("You have already passed this test."),
        Hurdle.USED_UP: lazy_gettext("All your attempts at this test are used."),
        Reason.HANDED_IN: lazy_gettext(
            "This test was handed in already. An answer given after that does not count."
        ),
        Reason.TIME_IS_OVER: lazy_gettext(
            "The time of this test is over. What was saved in time counts."
        ),
        Reason.NOT_IN_TEST: lazy_gettext("This question is not part of your test."),
        Reason.ID_IN_USE: lazy_gettext("This answer could not be kept. Reload the page."),
    }
)
