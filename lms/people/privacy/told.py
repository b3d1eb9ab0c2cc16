"""Saying everything that is kept of a person: as a page in plain words, and as a file."""

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from flask_babel import LazyString, force_locale, lazy_gettext
from flask_babel import gettext as _

from courses.text import Text
from lms.people.privacy import kept_words
from lms.people.privacy.queries.kept import Kept, Part, Reader, Told
from lms.platform import clock, i18n

SHOWN = 25
"""Rows of one kind that the page shows; the file holds them all."""
VERSION = 1
_TITLE = lazy_gettext("Everything that is kept about one person")
_LOOKS = lazy_gettext("Who looked at your record")
_ACTS = lazy_gettext("What staff changed in your record")
_LETTERS = lazy_gettext("Letters to your e-mail")

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Section:
    """Rows of one kind as the page shows them: each a list of label and value."""

    name: str
    title: str
    open: bool
    rows: Sequence[Sequence[tuple[str, str]]]
    count: int


def sections(kept: Kept) -> list[Section]:
    """Return what is kept, the most telling first; what is empty is left out."""
    order = {name: number for number, name in enumerate(kept_words.TABLES)}
    parts = sorted(kept.parts, key=lambda part: order.get(part.table, len(order)))
    return [_section(part, kept) for part in parts if part.rows]


def _section(part: Part, kept: Kept) -> Section:
    rows = [list(_pairs(row, kept)) for row in part.rows[:SHOWN]]
    is_open = part.table in kept_words.FIRST
    return Section(part.table, kept_words.table(part.table), is_open, rows, len(part.rows))


def _pairs(row: Told, kept: Kept) -> Iterator[tuple[str, str]]:
    for name, value in row.items():
        if name not in kept_words.TECHNICAL and value not in (None, "", [], {}):
            said = _said(name, value, kept)
            if said:
                yield kept_words.column(name), said


def _said(name: str, value: object, kept: Kept) -> str:
    if isinstance(value, UUID):
        known = kept.names.get(value)
        return i18n.in_language(known) if known else ""
    if isinstance(value, dt.datetime):
        return i18n.when(value)
    if isinstance(value, dt.date):
        return i18n.day(value)
    if isinstance(value, list):
        return _(", ").join(str(one) for one in value)
    return kept_words.value(name, str(value))


def reader(one: Reader) -> str:
    """Say who looked: the roles and the institution, no name."""
    roles = [str(kept_words.ROLES[role]) for role in one.roles] or [_("Without a role")]
    where = [i18n.in_language(one.institution)] if one.institution else []
    return " · ".join([*roles, *where])


def file_of(kept: Kept) -> bytes:
    """Return everything as one JSON document: UTF-8, ISO dates, words in both languages."""
    return json.dumps(_document(kept), ensure_ascii=False, indent=1, default=_plain).encode()


def _document(kept: Kept) -> Json:
    return {
        "format": {"name": "masar-person", "version": VERSION},
        "title": _both(_TITLE),
        "made_at": i18n.iso(clock.now()),
        "register_number": kept.person.number,
        "not_included": [
            {"table": table, "column": column, "why": _both(kept_words.WHY[why])}
            for (table, column), why in kept.hidden.items()
        ],
        "tables": [_table(part, kept) for part in kept.parts],
        "looks": {"title": _both(_LOOKS), "rows": [_look(one) for one in kept.looks]},
        "acts_of_staff": {"title": _both(_ACTS), "rows": [_act(one) for one in kept.acts]},
        "letters": {
            "title": _both(_LETTERS),
            "rows": [
                {"created_at": one.created_at, "sent_at": one.sent_at, "subject": one.subject}
                for one in kept.letters
            ],
        },
    }


def _table(part: Part, kept: Kept) -> Json:
    return {
        "name": part.table,
        "title": _both(kept_words.TABLES.get(part.table, part.table)),
        "fields": {name: _both(kept_words.COLUMNS.get(name, name)) for name in part.columns},
        "rows": [{name: _named(value, kept) for name, value in row.items()} for row in part.rows],
    }


def _named(value: object, kept: Kept) -> object:
    """Give a reference its name beside its number."""
    known = kept.names.get(value) if isinstance(value, UUID) else None
    return {"id": str(value), "ar": known.ar, "en": known.en} if known else value


def _look(one: Reader) -> Json:
    return {
        "at": one.at,
        "page": one.what,
        "roles": [role.value for role in one.roles],
        "institution": _text(one.institution),
    }


def _act(one: Reader) -> Json:
    return {**_look(one), "page": None, "act": one.what, "before": one.before, "after": one.after}


def _text(text: Text | None) -> Mapping[str, str] | None:
    return {"ar": text.ar, "en": text.en} if text else None


def _both(label: LazyString | str) -> dict[str, str]:
    with force_locale("ar"):
        arabic = str(label)
    with force_locale("en"):
        return {"ar": arabic, "en": str(label)}


def _plain(value: object) -> str:
    if isinstance(value, dt.datetime):
        return i18n.iso(value)
    return value.isoformat() if isinstance(value, dt.date) else str(value)
