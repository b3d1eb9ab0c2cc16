"""How a session is called on a page, and what the page tells its script."""

from collections.abc import Sequence
from uuid import UUID

from flask_babel import gettext as _

from lms.platform import clock
from lms.platform.i18n import in_language
from lms.platform.identity import actor
from lms.workshops import rules
from lms.workshops.models import Session


def labels(sessions: Sequence[Session]) -> dict[UUID, str]:
    """Name each session of a cohort by its day and its title."""
    days = rules.day_numbers(session.held_on for session in sessions)
    return {
        session.id: _(
            "Day %(num)s · %(title)s",
            num=days[session.held_on],
            title=in_language(session.title),
        )
        for session in sessions
    }


def script_values() -> dict[str, object]:
    """Tell the script whose marks it keeps, and the time of the server: a phone's may be wrong."""
    return {"owner": actor().account_id, "now": round(clock.now().timestamp() * 1000)}
