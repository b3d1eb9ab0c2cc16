"""Error pages in both languages: what happened, what to do, and a number to quote."""

from dataclasses import dataclass

from flask import Flask, Response, g, jsonify, make_response, render_template
from flask_babel import LazyString, lazy_gettext
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, SecurityError

from lms.platform import identity
from lms.platform.db import db
from lms.platform.logs import log
from lms.platform.pages import signed_out, wants_json
from lms.platform.refusals import Refused


@dataclass(frozen=True, slots=True)
class Words:
    """What an error page says."""

    heading: LazyString
    advice: LazyString


WORDS = {
    400: Words(
        lazy_gettext("This request could not be understood"),
        lazy_gettext("Go back, check what you entered and send it again."),
    ),
    403: Words(
        lazy_gettext("This page is not open to you"),
        lazy_gettext("Your role does not include it. If it should, ask your administrator."),
    ),
    404: Words(
        lazy_gettext("This page was not found"),
        lazy_gettext("Check the address, or start again from the home page."),
    ),
    405: Words(
        lazy_gettext("This page cannot be used that way"),
        lazy_gettext("Start again from the home page."),
    ),
    409: Words(
        lazy_gettext("This could not be done"),
        lazy_gettext("Nothing was changed. Go back and look again."),
    ),
    413: Words(
        lazy_gettext("The file is too large"),
        lazy_gettext("The limit is 12 MB. Save it with less in it and send it again."),
    ),
    429: Words(
        lazy_gettext("Too many attempts"),
        lazy_gettext("Wait a minute, then try again."),
    ),
    500: Words(
        lazy_gettext("Something went wrong on our side"),
        lazy_gettext("It has been recorded, and what was saved is safe. Try again in a moment."),
    ),
    503: Words(
        lazy_gettext("The service is busy"),
        lazy_gettext("Nothing was lost. Try again in a few seconds."),
    ),
}
FORGERY = lazy_gettext("This form is no longer valid. Go back, reload the page and send it again.")


def _answer(status: int, advice: str | None = None) -> Response:
    words = WORDS.get(status, WORDS[500 if status >= 500 else 400])  # noqa: PLR2004 - HTTP
    incident = g.get("incident", "")
    heading, said = str(words.heading), advice or str(words.advice)
    if wants_json():
        return make_response(jsonify(error=heading, advice=said, incident=incident), status)
    body = render_template(
        "errors/page.html", heading=heading, advice=said, incident=incident, status=status
    )
    return make_response(body, status)


def _http(error: HTTPException) -> Response:
    if error.response is not None:
        return make_response(error.response)
    if isinstance(error, SecurityError):
        return make_response("This address is not served here.\n", 400)
    if isinstance(error, CSRFError):
        return _forged()
    response = _answer(error.code or 500)
    if error.code == 405:  # noqa: PLR2004 - HTTP
        response.headers.extend(error.get_headers())
        response.headers["Content-Type"] = "text/html; charset=utf-8"
    return response


def _forged() -> Response:
    """A token that fits nobody comes from a session that is gone, or from another site."""
    if wants_json() and identity.current() is None:
        return signed_out()
    return _answer(400, str(FORGERY))


def _refused(refusal: Refused) -> Response:
    log.info("refused", reason=str(refusal))
    return _answer(409, refusal.sentence)


def _busy(error: OperationalError) -> Response:
    db.session.rollback()
    log.error("database", exc_info=error)
    response = _answer(503)
    response.headers["Retry-After"] = "5"
    return response


def _fault(error: Exception) -> Response:
    db.session.rollback()
    log.error("fault", exc_info=error)
    return _answer(500)


def set_up(app: Flask) -> None:
    """Answer every fault with a page that helps."""
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(OperationalError, _busy)
    if not app.testing:
        app.register_error_handler(Exception, _fault)
