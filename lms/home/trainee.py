"""The trainee's home: what now, what else, what has been earned."""

from flask import Response

from lms.learning import queries
from lms.platform.identity import Actor
from lms.platform.pages import page


def trainee_home(asking: Actor) -> Response:
    """Show the one next step and what lies around it."""
    return page("home/trainee.html", enrolments=queries.enrolments_of_person(asking.person_id))
