"""What each role sees first: one next step."""

from flask import Response, make_response, redirect, url_for

from lms.home import navigation
from lms.home.trainee import trainee_home
from lms.platform.identity import Actor


def front_of(asking: Actor) -> Response:
    """Send staff to their first page; a trainee's home is a page of its own."""
    if not asking.is_staff:
        return trainee_home(asking)
    first = navigation.stations_of(asking)[0]
    return make_response(redirect(url_for(first.endpoint), code=302))
