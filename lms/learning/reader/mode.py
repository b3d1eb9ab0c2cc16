"""In which language a lesson is read: remembered on the phone, apart from the interface."""

from enum import StrEnum

from flask import Response, request

from courses.text import LANGS, Lang
from lms.platform.i18n import language

COOKIE = "read"
YEAR = 365 * 24 * 3600


class Mode(StrEnum):
    """One language, or both side by side."""

    AR = "ar"
    EN = "en"
    BOTH = "both"

    def langs(self, first: Lang) -> tuple[Lang, ...]:
        """Return the languages to send; where there are two, the reader's own leads."""
        if self is Mode.BOTH:
            return tuple(sorted(LANGS, key=lambda lang: lang != first))
        return ("ar",) if self is Mode.AR else ("en",)


def chosen() -> Mode:
    """Return the mode of the address, else the one remembered, else the interface's language."""
    for said in (request.args.get(COOKIE), request.cookies.get(COOKIE)):
        if said in set(Mode):
            return Mode(said)
    return Mode(language())


def remember(response: Response) -> Response:
    """Keep what the address chose."""
    if request.args.get(COOKIE) in set(Mode):
        response.set_cookie(COOKIE, chosen(), max_age=YEAR, samesite="Lax", httponly=True)
    return response
