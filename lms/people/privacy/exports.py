"""Making the file of a list of people: who it is about, who took it, and what for."""

import hashlib
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO
from uuid import UUID

from flask_babel import LazyString, force_locale, ngettext
from flask_babel import gettext as _

from courses.text import Lang, Text
from lms.people.privacy import sheets, words
from lms.people.privacy.queries import exports as queries
from lms.people.privacy.queries.exports import Listed, Wanted
from lms.people.privacy.rules.exports import Column, Format, Purpose
from lms.people.privacy.sheets import Line, Table
from lms.platform import clock, i18n
from lms.platform.identity import Reach

WIDE = {Column.NAME_AR: 38, Column.NAME_EN: 38, Column.INSTITUTION: 40, Column.EMAIL: 34}
NARROW = 20
MEDIA = {
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.CSV: "text/csv; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class Order:
    """A list that somebody asked for."""

    export_id: UUID
    account_id: UUID
    wanted: Wanted
    columns: tuple[Column, ...]
    format: Format
    purpose: Purpose
    words: str
    language: Lang


@dataclass(frozen=True, slots=True)
class Made:
    """The file of a list: its bytes, their digest, and how many people stand in it."""

    content: bytes
    sha256: str
    people: int


def make(order: Order, reach: Reach, *, after: Callable[[int], None] = lambda _: None) -> Made:
    """Write the list; `after` hears how many people stand in it after each portion."""
    with tempfile.TemporaryFile() as target, force_locale(order.language):
        people = _write(order, _rows(order, reach, after), target)
        target.seek(0)
        content = target.read()
    return Made(content, hashlib.sha256(content).hexdigest(), people)


def _write(order: Order, rows: Iterator[Line], target: BinaryIO) -> int:
    taker = queries.name_of(order.account_id)
    table = Table(
        titles=(_("About this file"), _("People")),
        headings=[_both(words.COLUMNS[column]) for column in order.columns],
        widths=[WIDE.get(column, NARROW) for column in order.columns],
        rows=rows,
        cover=lambda people: _cover(order, taker, people),
        right_to_left=order.language == "ar",
    )
    write = sheets.workbook if order.format is Format.XLSX else sheets.text_file
    return write(table, target)


def _rows(order: Order, reach: Reach, after: Callable[[int], None]) -> Iterator[Line]:
    done = 0
    for portion in queries.portions(order.wanted, reach):
        for one in portion:
            yield [_cell(one, column, order.language) for column in order.columns]
        done += len(portion)
        after(done)


def _cover(order: Order, taker: Text | None, people: int) -> Sequence[Line]:
    """Say on the file itself what it is and that it binds whoever holds it."""
    name = (taker.ar if order.language == "ar" else taker.en) if taker else ""
    return [
        [_("Personal data"), _("This file names people. Whoever holds it answers for it.")],
        [_("Taken by"), name],
        [_("Taken on"), i18n.when(clock.now())],
        [_("Purpose"), str(words.PURPOSES[order.purpose])],
        [_("In words"), order.words],
        [_("Number of people"), ngettext("%(num)d person", "%(num)d people", people)],
        [_("Handling"), _("Use it for this purpose only, pass it to nobody else, and delete it.")],
        [_("Number of this export"), str(order.export_id)],
    ]


def _cell(one: Listed, column: Column, language: Lang) -> str:
    arabic = language == "ar"
    match column:
        case Column.SEX:
            return str(words.SEXES[one.sex])
        case Column.RANK_BAND:
            return str(words.RANKS[one.rank_band]) if one.rank_band else ""
        case Column.INSTITUTION:
            return (one.institution_ar if arabic else one.institution_en) or ""
        case Column.STATION:
            return (one.station_ar if arabic else one.station_en) or ""
        case _:
            return str(getattr(one, column.value) or "")


def _both(label: LazyString) -> str:
    """Head a column in both languages."""
    with force_locale("ar"):
        arabic = str(label)
    with force_locale("en"):
        return f"{arabic} · {label}"
