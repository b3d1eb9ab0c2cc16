"""How tests follow two records that become one person."""

from flask_babel import ngettext

from lms.assessment import queries, services
from lms.people.merging.followers import Following

FOLLOWING = Following(
    numbers={"attempt": "number"},
    recount=services.recount,
    labels={"attempt": queries.attempts_said},
    words={
        "attempt": lambda num: ngettext(
            "%(num)d attempt at a test", "%(num)d attempts at tests", num
        )
    },
)
