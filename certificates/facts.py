"""Everything one certificate says, as frozen data: the snapshot that is kept for ever."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from certificates import rules
from certificates.serial import parse_serial

SCHEMA = 1
"""Version of this shape; a change that old readers would misread raises it."""
EARLIEST = date(1990, 1, 1)
LATEST = date(2076, 12, 31)
"""The Umm al-Qura tables end in 2077."""
LINE, NAME, TITLE, LABEL = 90, 120, 160, 24
"""Characters a text of each kind may have."""


class Sex(StrEnum):
    """What the wording agrees with; `UNKNOWN` gets neutral sentences."""

    FEMALE = "f"
    MALE = "m"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Text:
    """One text in both languages."""

    ar: str
    en: str


@dataclass(frozen=True)
class Signatory:
    """Who signs under a line: a role, and a name where the issuer wants it printed."""

    role: Text
    name: Text | None = None


@dataclass(frozen=True)
class Holder:
    """Whose certificate it is; `name.en` is the passport's spelling, or empty."""

    name: Text
    sex: Sex


@dataclass(frozen=True)
class Course:
    """What was learned: title, syllabus code and the edition that was taught."""

    title: Text
    code: str
    edition: str


@dataclass(frozen=True, kw_only=True)
class Training:
    """Where, when and how long; attendance and score are percentages with at most one decimal."""

    place: Text
    starts_on: date
    ends_on: date
    hours: Decimal
    sessions: int
    attendance: Decimal | None
    score: Decimal | None


@dataclass(frozen=True)
class Design:
    """The folder of `designs/` that draws the paper, and its version."""

    name: str = "completion"
    version: int = 1


@dataclass(frozen=True, kw_only=True)
class Facts:
    """All that is printed and attached; raises `Problem` when made with anything impossible.

    `issuer` is one to three lines of the header, `signatories` one or two. `hijri_shift` moves the
    Umm al-Qura date by -1, 0 or +1 day as announced in Libya; None prints no Hijri date.
    """

    serial: str
    code: str
    address: str
    issuer: tuple[Text, ...]
    signatories: tuple[Signatory, ...]
    holder: Holder
    course: Course
    training: Training
    issued_on: date
    hijri_shift: int | None
    expires_on: date | None = None
    design: Design = field(default_factory=Design)
    demonstration: bool = False

    def __post_init__(self) -> None:
        rules.check_count("issuer", len(self.issuer), most=3)
        rules.check_count("signatories", len(self.signatories), most=2)
        for where, text, most in self.texts():
            rules.check_text(where, text, most=most)
        parse_serial(self.serial)
        rules.check_address(self.address, code=self.code)
        self.check_numbers()
        self.check_days()

    def texts(self) -> Iterator[tuple[str, str, int]]:
        """List every free text that is printed: its place, itself, and how long it may be."""
        for at, line in enumerate(self.issuer):
            yield from both(f"issuer[{at}]", line, LINE)
        for at, signatory in enumerate(self.signatories):
            yield from both(f"signatories[{at}].role", signatory.role, LINE)
            if signatory.name is not None:
                yield from both(f"signatories[{at}].name", signatory.name, LINE)
        yield "holder.name.ar", self.holder.name.ar, NAME
        if self.holder.name.en:
            yield "holder.name.en", self.holder.name.en, NAME
        yield from both("course.title", self.course.title, TITLE)
        yield "course.code", self.course.code, LABEL
        yield "course.edition", self.course.edition, LABEL
        yield from both("training.place", self.training.place, LINE)
        yield "design.name", self.design.name, LABEL

    def check_numbers(self) -> None:
        """Keep counts and shares within what a training can have."""
        training, one, thousand = self.training, Decimal(1), Decimal(1000)
        rules.check_range("training.hours", training.hours, least=Decimal("0.5"), most=2 * thousand)
        rules.check_range("training.sessions", Decimal(training.sessions), least=one, most=thousand)
        rules.check_share("training.attendance", training.attendance)
        rules.check_share("training.score", training.score)
        rules.check_range("hijri_shift", Decimal(self.hijri_shift or 0), least=-one, most=one)
        rules.check_range("design.version", Decimal(self.design.version), least=one, most=thousand)

    def check_days(self) -> None:
        """Require that a training ends after it starts and is certified once it has ended."""
        training = self.training
        rules.check_order("training.starts_on", training.starts_on, earliest=EARLIEST)
        rules.check_order("training.ends_on", training.ends_on, earliest=training.starts_on)
        rules.check_order("issued_on", self.issued_on, earliest=training.ends_on)
        rules.check_until("issued_on", self.issued_on, latest=LATEST)
        if self.expires_on is not None:
            rules.check_order("expires_on", self.expires_on, earliest=self.issued_on)


def both(where: str, text: Text, most: int) -> Iterator[tuple[str, str, int]]:
    """List the two languages of one text."""
    yield f"{where}.ar", text.ar, most
    yield f"{where}.en", text.en, most
