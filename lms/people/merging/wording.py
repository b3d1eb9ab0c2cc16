"""Fields, rows and what becomes of them, in the reader's language."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from flask_babel import LazyString, lazy_gettext, ngettext
from markupsafe import Markup, escape

from courses.text import Text
from lms.people.forms import SEXES
from lms.people.merging import followers, queries, rules
from lms.people.merging.models import MergeStep, StepKind
from lms.people.merging.queries import Label
from lms.people.merging.rules import Group, Line, Side, Way
from lms.people.models import Person, Sex
from lms.platform import clock
from lms.platform.db import Plain
from lms.platform.i18n import in_language, isolated

FIELDS: dict[str, LazyString] = {
    "name": lazy_gettext("Name in Arabic"),
    "latin": lazy_gettext("Name in Latin letters"),
    "sex": lazy_gettext("Sex"),
    "born": lazy_gettext("Year of birth"),
    "phone": lazy_gettext("Phone"),
    "email": lazy_gettext("E-mail"),
    "national": lazy_gettext("National number"),
    "access": lazy_gettext("Access needs"),
    "language": lazy_gettext("Language to write in"),
}
LANGUAGES = {"ar": lazy_gettext("Arabic"), "en": lazy_gettext("English")}
WAYS: dict[Way, LazyString] = {
    Way.MOVES: lazy_gettext("Moves to the record that is kept"),
    Way.FOLDS: lazy_gettext("In the same training twice, so it counts once"),
    Way.STAYS: lazy_gettext("Stays as it is, because the kept record has the like"),
    Way.CHANGES: lazy_gettext("Changed with it"),
}
_DAY = len("2026-01-31")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of both records as they are read, and which of the two stands."""

    name: str
    label: str
    kept: Markup
    gone: Markup
    open: bool
    from_gone: bool


@dataclass(frozen=True, slots=True)
class Said:
    """One row in words."""

    about: str
    day: dt.date | None


@dataclass(frozen=True, slots=True)
class Told:
    """Rows of one kind that go one way: how many, and each."""

    summary: str
    rows: list[Said]


@dataclass(frozen=True, slots=True)
class Section:
    """What goes one way."""

    way: Way
    title: str
    told: list[Told]


def fields(kept: Person, gone: Person, chosen: Sequence[str]) -> list[Field]:
    """Set the fields of two records side by side, without those that neither knows."""
    ours, theirs = _values(kept), _values(gone)
    differing, taken = rules.differing(ours, theirs), rules.from_gone(ours, theirs, chosen)
    both = [
        Field(
            name=name,
            label=str(FIELDS[name]),
            kept=_shown(name, ours),
            gone=_shown(name, theirs),
            open=name in differing,
            from_gone=name in taken,
        )
        for name in rules.FIELDS
    ]
    return [field for field in both if field.kept or field.gone]


def _values(person: Person) -> dict[str, object]:
    columns = [column for known in rules.FIELDS.values() for column in known]
    return {column: getattr(person, column) for column in columns}


def _shown(name: str, values: Mapping[str, object]) -> Markup:
    first = values.get(rules.FIELDS[name][0])
    if not first:
        return Markup("")
    match name:
        case "sex":
            return escape(SEXES[Sex(str(first))])
        case "language":
            return escape(LANGUAGES[str(first)])
        case "national":
            return isolated(f"…{values.get('national_tail') or ''}")
        case "phone" | "email":
            return isolated(str(first))
    return Markup("<bdi>{}</bdi>").format(first)


def sections(lines: Iterable[Line]) -> list[Section]:
    """Say what becomes of rows, in sections by their way."""
    found = rules.groups(lines)
    labels = queries.labels({(group.table, key) for group in found for key in group.ids})
    return [
        Section(way, str(WAYS[way]), [_told(group, labels) for group in found if group.way is way])
        for way in Way
        if any(group.way is way for group in found)
    ]


def _told(group: Group, labels: Mapping[tuple[str, str], Label]) -> Told:
    words = followers.following().words.get(group.table, _others)
    known = [labels[group.table, key] for key in group.ids if (group.table, key) in labels]
    said = [Said(in_language(Text(one.ar, one.en)), day(one.at)) for one in known]
    return Told(words(len(group.ids)), said)


def _others(num: int) -> str:
    return ngettext("%(num)d other entry", "%(num)d other entries", num)


def day(at: str) -> dt.date | None:
    """Return the day of Libya on which a moment of the database falls; a day is one already."""
    if len(at) < _DAY:
        return None
    moment = dt.datetime.fromisoformat(at)
    if len(at) == _DAY:
        return moment.date()
    return clock.local(moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)).date()


def lines_of(steps: Iterable[MergeStep]) -> list[Line]:
    """Return what a merge did to rows, without persons and what is only counted."""
    following = followers.following()
    hidden = {"person", "duplicate_pair", "sign_in", *following.derived}
    shown = [step for step in steps if step.table_name not in hidden]
    shells = {step.row_key[0] for step in shown if step.kind is StepKind.STAYED}
    return [
        Line(step.table_name, "", str(step.row_key[0]), "", "", _way(step, following.folds))
        for step in shown
        if step.kind is not StepKind.CHANGED or step.row_key[0] not in shells
    ]


def _way(step: MergeStep, folds: Iterable[str]) -> Way:
    if step.kind is StepKind.STAYED:
        return Way.FOLDS if step.table_name in folds else Way.STAYS
    return Way.MOVES if step.kind is StepKind.MOVED else Way.CHANGES


@dataclass(frozen=True, slots=True)
class Change:
    """A field of the kept record before and after."""

    label: str
    before: Markup
    after: Markup


def changes(steps: Iterable[MergeStep], kept_id: UUID) -> list[Change]:
    """Say which fields of the kept record a merge completed or replaced."""
    ours = [
        step
        for step in steps
        if step.table_name == "person" and step.row_key == [str(kept_id)] and step.after
    ]
    found = [(_field(step.after), step) for step in ours]
    return [
        Change(str(FIELDS[name]), _shown(name, step.before), _shown(name, step.after))
        for name, step in found
        if name
    ]


def _field(after: Mapping[str, Plain]) -> str | None:
    return next((name for name, known in rules.FIELDS.items() if known[0] in after), None)


def ending(plan: queries.Plan) -> tuple[str, dt.date] | None:
    """Return which workplace is left on which day, where both records have an open post."""
    if plan.closing is None:
        return None
    post = plan.posts[Side(plan.closing.side)]
    return in_language(post.institution.name), plan.closing.ends_on
