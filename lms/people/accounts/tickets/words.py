"""What the pages of ways in say."""

from datetime import datetime

from babel.dates import format_date, format_time
from flask_babel import LazyString, force_locale, lazy_gettext

from courses.text import Text
from lms.people.accounts.password_rules import Owner, Weakness
from lms.people.accounts.tickets.rules import Standing
from lms.platform import clock
from lms.platform.i18n import FORMATS

REFUSALS: dict[Weakness, LazyString] = {
    Weakness.SHORT: lazy_gettext(
        "This password is too short: it needs %(count)d characters. Three words that do not"
        " belong together are long and easy to remember."
    ),
    Weakness.LEAKED: lazy_gettext(
        "This password, or one much like it, is on the lists with which accounts are broken into."
        " Choose three words that do not belong together."
    ),
    Weakness.PATTERN: lazy_gettext(
        "This is a row of keys or a repetition, which is tried first. Choose three words that do"
        " not belong together."
    ),
    Weakness.DATE: lazy_gettext(
        "This is mostly a date or a year, and there are few of them. Choose three words that do"
        " not belong together."
    ),
    Weakness.OWNER: lazy_gettext(
        "This is mostly your own name or number, which others know. Choose three words that have"
        " nothing to do with you."
    ),
    Weakness.SITE: lazy_gettext(
        "This is mostly the name of this site, which is tried first. Choose three words that do"
        " not belong together."
    ),
    Weakness.HABIT: lazy_gettext(
        "This is mostly a name, a place or a word that many people choose. Add two words that do"
        " not belong to it."
    ),
}

STANDINGS: dict[Standing, tuple[LazyString, str, str]] = {
    Standing.NO_ACCOUNT: (lazy_gettext("No account yet"), "warn", "user"),
    Standing.NO_PASSWORD: (lazy_gettext("No password chosen yet"), "warn", "clock"),
    Standing.READY: (lazy_gettext("Signs in with a password"), "ok", "check"),
    Standing.STAFF: (lazy_gettext("Holds a role"), "go", "lock"),
    Standing.CLOSED: (lazy_gettext("Account closed"), "stop", "off"),
}
"""Each standing with the kind and the icon of its tag."""

CARD: dict[str, LazyString] = {
    "follow": lazy_gettext("Point your phone’s camera at the square and open the link."),
    "scan": lazy_gettext(
        "Point your phone’s camera at the square, or type the code at this address:"
    ),
    "next": lazy_gettext("Choose a password. Your number for signing in:"),
    "once": lazy_gettext("Works once, for you alone."),
}
UNTIL = lazy_gettext("Until %(moment)s")


def refusal(weakness: Weakness, owner: Owner) -> str:
    """Say why a password is refused and what helps."""
    return str(REFUSALS[weakness]) % {"count": owner.shortest}


def in_both(words: LazyString, **values: str) -> Text:
    """Say our own words in both languages, whichever the reader has."""
    with force_locale("ar"):
        arabic = str(words)
    with force_locale("en"):
        english = str(words)
    return Text(arabic % values, english % values) if values else Text(arabic, english)


def until(moment: datetime) -> Text:
    """Say in both languages how long a way in is open: to the minute today, else to the day."""
    said = [_moment(moment, language) for language in ("ar", "en")]
    both = in_both(UNTIL, moment="\0")
    return Text(both.ar.replace("\0", said[0]), both.en.replace("\0", said[1]))


def _moment(moment: datetime, language: str) -> str:
    if clock.local(moment).date() == clock.today():
        clock_time = format_time(
            clock.local(moment), "HH:mm", locale=FORMATS["en"], tzinfo=clock.TRIPOLI
        )
        return str(clock_time)
    last = clock.local(moment - datetime.resolution).date()
    return str(format_date(last, "d MMMM y", locale=FORMATS[language]))


def card() -> dict[str, Text]:
    """Return what a card says, in both languages."""
    return {name: in_both(said) for name, said in CARD.items()}
