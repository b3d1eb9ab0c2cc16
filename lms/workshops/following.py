"""How attendance follows two records that become one person."""

from flask_babel import ngettext
from sqlalchemy import select

from lms.people.merging.followers import Following, Label
from lms.workshops import services
from lms.workshops.models import AttendanceEvent, Session


def _marks() -> Label:
    return select(AttendanceEvent.id, Session.title_ar, Session.title_en, Session.starts_at).join(
        Session, Session.id == AttendanceEvent.session_id
    )


FOLLOWING = Following(
    derived={"attendance": "enrolment_id"},
    recount=services.recount_some,
    labels={"attendance_event": _marks},
    words={
        "attendance_event": lambda num: ngettext(
            "%(num)d attendance mark", "%(num)d attendance marks", num
        )
    },
)
