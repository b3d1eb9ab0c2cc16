"""The trainer's day: what needs marking, what is held today, what comes."""

from flask import Response

from lms.platform import clock
from lms.platform.access import may
from lms.platform.identity import actor
from lms.platform.pages import page
from lms.platform.permissions import Permission
from lms.workshops import queries, rules
from lms.workshops.feature import workshops
from lms.workshops.rules import Due
from lms.workshops.views.labels import script_values


@workshops.page("/today", access=may(Permission.ATTENDANCE_MARK))
def today() -> Response:
    """Show the one register to open now, and the sessions around it."""
    day = clock.today()
    sorted_out: dict[Due, list[queries.Appointment]] = {due: [] for due in Due}
    for appointment in (appointments := queries.diary(actor())):
        sorted_out[rules.due(appointment, today=day)].append(appointment)
    return page(
        "workshops/today.html",
        day=day,
        step=rules.next_to_mark(appointments, today=day),
        overdue=sorted_out[Due.OVERDUE],
        held_today=sorted_out[Due.TODAY],
        coming=sorted_out[Due.COMING],
        **script_values(),
    )
