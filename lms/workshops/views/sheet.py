"""The sign-in sheet on paper: both languages, signatures, empty rows for walk-ins."""

from datetime import date
from uuid import UUID

from babel.dates import format_date
from flask import Response
from flask_babel import LazyString, force_locale, lazy_gettext, lazy_pgettext

from courses.text import Text
from lms.people.privacy import looks
from lms.platform.access import may
from lms.platform.i18n import FORMATS
from lms.platform.identity import actor
from lms.platform.pages import page
from lms.platform.permissions import Permission
from lms.workshops import queries, rules
from lms.workshops.feature import workshops

MOST_COLUMNS = 3
EMPTY_ROWS = 5
WORDS: dict[str, LazyString] = {
    "heading": lazy_gettext("Sign-in sheet"),
    "number": lazy_gettext("No."),
    "name": lazy_gettext("Full name"),
    "institution": lazy_gettext("Institution"),
    "sex": lazy_gettext("Sex"),
    "signature": lazy_gettext("Signature"),
    "trainer": lazy_gettext("Trainer’s signature"),
    "purpose": lazy_gettext(
        "These details are collected only to prove attendance, and are kept under the privacy"
        " policy."
    ),
    "f": lazy_pgettext("sex", "F"),
    "m": lazy_pgettext("sex", "M"),
}


@workshops.page("/sessions/<uuid:session_id>/sheet", access=may(Permission.COHORTS_READ))
def sheet(session_id: UUID) -> Response:
    """Lay the sheet of a session's day out for A4."""
    session = queries.session_for(actor(), session_id, permission=Permission.COHORTS_READ)
    sessions = queries.sessions_of(session.cohort_id)
    same_day = [one for one in sessions if one.held_on == session.held_on]
    days = rules.day_numbers(one.held_on for one in sessions)
    looks.note_list(session.id)
    return page(
        "workshops/sheet.html",
        session=session,
        columns=same_day if len(same_day) <= MOST_COLUMNS else [session],
        day=days[session.held_on],
        date=_in_both(session.held_on),
        seats=queries.roster(session),
        words={name: _both(words) for name, words in WORDS.items()},
        empty_rows=EMPTY_ROWS,
    )


def _both(words: LazyString) -> Text:
    """Say our own words in both languages, whichever the reader has."""
    with force_locale("ar"):
        arabic = str(words)
    with force_locale("en"):
        return Text(arabic, str(words))


def _in_both(day: date) -> Text:
    arabic, english = (
        str(format_date(day, "EEEE d MMMM y", locale=FORMATS[language]))
        for language in ("ar", "en")
    )
    return Text(arabic, english)
