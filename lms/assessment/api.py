"""Answers sent by the script of a quiz page, one at a time, as they are given."""

from uuid import UUID

import msgspec
from flask import Response, jsonify, make_response, request
from flask_babel import gettext as _

from courses.problems import Problem
from lms.assessment import forms, queries, services
from lms.assessment.feature import assessment
from lms.platform import clock
from lms.platform.access import signed_in
from lms.platform.i18n import time_of_day
from lms.platform.identity import actor

NOT_UNDERSTOOD = 422


@assessment.action("/attempts/<uuid:attempt_id>/answers", access=signed_in)
def answer(attempt_id: UUID) -> Response:
    """Keep an answer; the reply carries what is stored, and the server's time.

    200 `{"item", "response", "time", "now"}`; 409 with a sentence when it came too late;
    422 with a sentence when it is no answer to a question of this attempt.
    """
    attempt = queries.attempt_to_answer(actor(), attempt_id)
    try:
        stored = services.record(attempt, forms.given_in(request.get_data()))
    except (msgspec.DecodeError, Problem):
        return make_response(
            jsonify(error=_("This answer could not be understood.")), NOT_UNDERSTOOD
        )
    now = clock.now()
    return make_response(
        jsonify(
            item=stored.item,
            response=stored.response,
            time=time_of_day(now),
            now=round(now.timestamp() * 1000),
        )
    )
