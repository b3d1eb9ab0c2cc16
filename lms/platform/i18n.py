"""Two languages: which one the reader has, and how numbers, dates and sizes are said in it."""

from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol, cast

from babel import Locale
from babel.dates import format_date, format_time
from babel.numbers import format_decimal
from flask import Flask, current_app, g, has_request_context, request, url_for
from flask_babel import Babel, ngettext
from flask_babel import gettext as _
from markupsafe import Markup

from courses.text import Lang
from lms.platform import clock

LANGUAGES: tuple[Lang, ...] = ("ar", "en")
FORMATS = {"ar": Locale.parse("ar_LY"), "en": Locale.parse("en_GB")}
KILO = 1000
HOUR = 60


babel = Babel()


def language() -> Lang:
    """Return the reader's language: of the address, else of the phone, else Arabic."""
    if not has_request_context():
        return "ar"
    if "language" in g:
        return cast("Lang", g.language)
    return cast("Lang", request.accept_languages.best_match(LANGUAGES) or "ar")


class Bilingual(Protocol):
    """Anything that is said in both languages."""

    @property
    def ar(self) -> str: ...

    @property
    def en(self) -> str: ...


def in_language(text: Bilingual) -> str:
    """Return the half of a text that the reader reads."""
    return text.ar if language() == "ar" else text.en


class Held(Protocol):
    """Anything that is held from one day to another."""

    @property
    def starts_on(self) -> date: ...

    @property
    def ends_on(self) -> date: ...


def number(value: float | Decimal, places: int = 1) -> str:
    """Return 1.234,5 in Arabic and 1,234.5 in English; whole numbers stay whole."""
    shape = "#,##0" if places == 0 else "#,##0." + "#" * places
    exact = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    return str(format_decimal(exact, format=shape, locale=FORMATS[language()]))


def isolated(words: str) -> Markup:
    """Keep signs and digits together among Arabic letters."""
    return Markup('<bdi dir="ltr">{}</bdi>').format(words)


def percent(share: float | Decimal, places: int = 1) -> Markup:
    """Return a share of one as a percentage."""
    return isolated(number(Decimal(str(share)) * 100, places) + "%")


def day(value: date) -> str:
    """Return 22 November 2026 or 22 نوفمبر 2026."""
    return str(format_date(_local_date(value), "d MMMM y", locale=FORMATS[language()]))


def short_day(value: date) -> str:
    """Return 22 November or 22 نوفمبر."""
    return str(format_date(_local_date(value), "d MMMM", locale=FORMATS[language()]))


def days(held: Held) -> str:
    """Return the one day, or the first and the last with what both share said once."""
    first, last = held.starts_on, held.ends_on
    if first == last:
        return day(last)
    if first.year != last.year:
        begin = day(first)
    else:
        begin = str(first.day) if first.month == last.month else short_day(first)
    return _("%(first)s to %(last)s", first=begin, last=day(last))


def weekday(value: date) -> str:
    """Return the day of the week."""
    return str(format_date(_local_date(value), "EEEE", locale=FORMATS[language()]))


def month(value: date) -> str:
    """Return the month as a leaf of the calendar has room for it: Nov or نوفمبر."""
    return str(format_date(_local_date(value), "LLL", locale=FORMATS[language()]))


def time_of_day(value: datetime) -> str:
    """Return hours and minutes as a clock in Libya shows them."""
    return str(format_time(clock.local(value), "HH:mm", locale=FORMATS["en"], tzinfo=clock.TRIPOLI))


def when(value: datetime) -> str:
    """Return day and time."""
    return _("%(day)s, %(time)s", day=day(value), time=time_of_day(value))


def _local_date(value: date) -> date:
    return clock.local(value).date() if isinstance(value, datetime) else value


def iso(moment: datetime) -> str:
    """Return the moment for machines."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def size(count: int) -> str:
    """Return a size as a reader weighs it before paying for it."""
    if count < KILO * KILO:
        return _("%(size)s KB", size=number(count / KILO, 0 if count >= 10 * KILO else 1))
    return _("%(size)s MB", size=number(count / KILO / KILO, 1))


def duration(minutes: int) -> str:
    """Return minutes as hours and minutes."""
    hours, rest = divmod(minutes, HOUR)
    if not hours:
        return ngettext("%(num)d minute", "%(num)d minutes", rest)
    whole = ngettext("%(num)d hour", "%(num)d hours", hours)
    if not rest:
        return whole
    minute_words = ngettext("%(num)d minute", "%(num)d minutes", rest)
    return _("%(hours)s and %(minutes)s", hours=whole, minutes=minute_words)


def in_the_other_language() -> str:
    """Return the address of this page in the other language."""
    other = "en" if language() == "ar" else "ar"
    if request.endpoint is None or not _speaks(request.endpoint):
        return url_for("home.front", lang=other)
    address = url_for(request.endpoint, **{**(request.view_args or {}), "lang": other})
    query = request.query_string.decode("ascii", "ignore")
    return f"{address}?{query}" if query else address


def _speaks(endpoint: str) -> bool:
    return current_app.url_map.is_endpoint_expecting(endpoint, "lang")


def _take_language(_endpoint: str | None, values: dict[str, str] | None) -> None:
    """The first step of a bilingual address names the language."""
    if values and "lang" in values:
        g.language = values.pop("lang")


def _give_language(endpoint: str, values: dict[str, str]) -> None:
    if "lang" not in values and _speaks(endpoint):
        values["lang"] = language()


def _language_from_path() -> None:
    """An address that leads nowhere still says which language its error page speaks."""
    first = request.path.split("/", 2)[1]
    if "language" not in g and first in LANGUAGES:
        g.language = first


FILTERS = {
    "num": number,
    "pct": percent,
    "day": day,
    "days": days,
    "short_day": short_day,
    "weekday": weekday,
    "month": month,
    "clock": time_of_day,
    "when": when,
    "bytes_size": size,
    "minutes": duration,
    "text": in_language,
    "ltr": isolated,
}


def set_up(app: Flask) -> None:
    """Teach the application its two languages."""
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(app.config["TRANSLATIONS"])
    babel.init_app(app, default_locale="ar", locale_selector=language)
    app.url_value_preprocessor(_take_language)
    app.url_defaults(_give_language)
    app.before_request(_language_from_path)
    app.jinja_env.filters.update(FILTERS)
