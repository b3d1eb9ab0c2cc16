"""Reading what was marked or planned: from a page's form, or from its script."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import msgspec
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import DateField, IntegerField, SelectField, StringField, TimeField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange

from courses.text import Text
from lms.people.newcomers import NewcomerForm
from lms.people.rules.numbers import western_digits
from lms.platform import clock
from lms.platform.i18n import in_language
from lms.workshops.rules import LATE_BY, Mark, Presence
from lms.workshops.services import Planned

if TYPE_CHECKING:
    from lms.learning.models import Enrolment

SHOWN, CHOSEN, LATE = "s-", "p-", "l-"
LONGEST_TITLE = 160
SHORTEST, LONGEST = 10, 600
MOST_MARKS = 1000
DIGITS = 4


class SentMark(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A mark of a script, as it travels."""

    id: UUID
    enrolment: UUID
    presence: Presence | None
    late_by: Annotated[int, msgspec.Meta(ge=0, le=LONGEST)]
    made_at: Annotated[datetime, msgspec.Meta(tz=True)]


class SentMarks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All marks that a phone had kept for a session."""

    marks: Annotated[list[SentMark], msgspec.Meta(max_length=MOST_MARKS)]


def marks_in(body: bytes) -> list[Mark]:
    """Read marks in the order they were made; raise msgspec.DecodeError for anything else."""
    sent = msgspec.json.decode(body, type=SentMarks).marks
    return [Mark(m.enrolment, m.presence, m.late_by, m.id, m.made_at) for m in sent]


def shown(presence: Presence | None, late_by: int) -> str:
    """Return what a row of the page was sent with, to tell later whether it was changed."""
    if presence is None:
        return ""
    return f"{presence} {late_by}" if presence is Presence.LATE else presence.value


@dataclass(frozen=True, slots=True)
class Typed:
    """One row as it was posted."""

    presence: Presence | None
    late_by: str


@dataclass(slots=True)
class RegisterForm:
    """A posted register: only rows that differ from what was shown are marks.

    What another phone marked meanwhile is thus never undone by an old page.
    """

    fields: Mapping[str, str]
    minutes: int
    typed: dict[UUID, Typed] = field(default_factory=dict)
    changes: list[Mark] = field(default_factory=list)
    errors: dict[UUID, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for enrolment_id, was in self._rows():
            self._read(enrolment_id, was)

    def _rows(self) -> Iterator[tuple[UUID, str]]:
        for name, was in self.fields.items():
            if name.startswith(SHOWN) and (one := _uuid(name.removeprefix(SHOWN))):
                yield one, was

    def _read(self, enrolment_id: UUID, was: str) -> None:
        presence = _presence(self.fields.get(f"{CHOSEN}{enrolment_id}", ""))
        late_by = western_digits(self.fields.get(f"{LATE}{enrolment_id}", "").strip())
        self.typed[enrolment_id] = Typed(presence, late_by)
        minutes = int(late_by) if late_by.isdecimal() and len(late_by) <= DIGITS else 0
        if presence is Presence.LATE and not 1 <= minutes <= self.minutes:
            self.errors[enrolment_id] = _(
                "Enter the minutes late as a number from 1 to %(most)s", most=self.minutes
            )
        elif presence is not None and shown(presence, minutes) != was:
            self.changes.append(Mark(enrolment_id, presence, minutes or LATE_BY))


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _presence(text: str) -> Presence | None:
    return Presence(text) if text in set(Presence) else None


def _trimmed(text: str | None) -> str:
    return " ".join((text or "").split())


class SessionForm(FlaskForm):  # type: ignore[misc] # flask_wtf is untyped
    """A session to plan."""

    title_ar = StringField(
        lazy_gettext("Title in Arabic"),
        filters=[_trimmed],
        validators=[
            DataRequired(lazy_gettext("Enter the title in Arabic")),
            Length(max=LONGEST_TITLE, message=lazy_gettext("This title is too long")),
        ],
    )
    title_en = StringField(
        lazy_gettext("Title in English"),
        filters=[_trimmed],
        validators=[
            DataRequired(lazy_gettext("Enter the title in English")),
            Length(max=LONGEST_TITLE, message=lazy_gettext("This title is too long")),
        ],
    )
    day = DateField(lazy_gettext("Day"), validators=[InputRequired(lazy_gettext("Choose the day"))])
    time = TimeField(
        lazy_gettext("Begins at"),
        validators=[InputRequired(lazy_gettext("Enter the time, like 09:00"))],
    )
    minutes = IntegerField(
        lazy_gettext("Minutes"),
        default=90,
        validators=[
            InputRequired(lazy_gettext("Enter how many minutes it takes, like 90")),
            NumberRange(SHORTEST, LONGEST, lazy_gettext("A session takes from 10 to 600 minutes")),
        ],
    )

    def planned(self) -> Planned:
        """Return what was typed, once it is sound."""
        given = self.data
        return Planned(
            title=Text(given["title_ar"], given["title_en"]),
            starts_at=datetime.combine(given["day"], given["time"], tzinfo=clock.TRIPOLI),
            minutes=given["minutes"],
        )


class ArrivalForm(NewcomerForm):
    """Who came, and in whose place."""

    instead_of = SelectField(lazy_gettext("In whose place?"), default="")

    def offer(self, expected: "Sequence[Enrolment]", *, chosen: str = "") -> None:
        """Let one of those who are not there be chosen, or nobody."""
        names = {str(one.id): _expected(one) for one in expected}
        self.instead_of.choices = [("", _("In nobody's place: not on the list")), *names.items()]
        if not self.instead_of.data and chosen in names:
            self.instead_of.data = chosen


def _expected(one: "Enrolment") -> str:
    name = in_language(one.person.name)
    return f"{name} · {in_language(one.institution.name)}" if one.institution else name
