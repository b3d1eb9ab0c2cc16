"""One row of a roster as a person: cleaned, checked, with a word on every doubt."""

import datetime as dt
import re
from dataclasses import dataclass

from lms.people.roster.fields import Field
from lms.people.roster.grid import Line
from lms.people.roster.layout import Layout
from lms.people.roster.problems import Code, Message
from lms.people.rules import births, names, numbers, phones, sexes
from lms.people.rules.names import ArabicName
from lms.people.rules.numbers import NationalNumber
from lms.people.rules.sexes import Sex

LONGEST_PART = 60
LONGEST_TEXT = 120
LONGEST_EMAIL = 254
_EMAIL = re.compile(r"[^@\s<>\"'=,;]{1,64}@[^@\s<>\"'=,;]+\.[^@\s<>\"'=,;.]{2,}")
_LATIN = re.compile(r"[^\W\d_](?:[^\W\d_]|[ .'’\-])*")
_DONE = frozenset(
    [
        "نعم",
        "اجتاز",
        "اجتازت",
        "ناجح",
        "ناجحه",
        "اتم",
        "اتمت",
        "ممتاز",
        "جيد",
        "yes",
        "passed",
        "completed",
        "pass",
    ]
)
_ADMINISTRATIVE = "اداري"
"""Said of the number of those whose nationality is not settled: no fault of theirs."""
_SAYS_NOTHING = frozenset({"لا يوجد", "لايوجد", "none", "n a", "na", "nil", "null"})


@dataclass(frozen=True)
class Entry:
    """What a row says of a person; empty means it says nothing."""

    name: ArabicName
    latin_name: str = ""
    national_number: NationalNumber | None = None
    staff_number: str = ""
    institution: str = ""
    job: str = ""
    station: str = ""
    phones: tuple[str, ...] = ()
    email: str = ""
    sex: Sex | None = None
    birth_year: int | None = None
    completed: bool = False


def entry(line: Line, layout: Layout, *, today: dt.date) -> tuple[Entry, tuple[Message, ...]]:
    """Read a row with its layout; whatever can't be read becomes a message, never a guess."""
    reading = _Reading(line, layout, today)
    read = reading.entry()
    return read, tuple(reading.messages)


def is_email(text: str) -> bool:
    """Tell whether a text is an address that mail can reach."""
    return len(text) <= LONGEST_EMAIL and bool(_EMAIL.fullmatch(text))


class _Reading:
    """One pass over the cells of a row, collecting what there is to say about them."""

    def __init__(self, line: Line, layout: Layout, today: dt.date) -> None:
        self.line = line
        self.layout = layout
        self.today = today
        self.messages: list[Message] = []

    def entry(self) -> Entry:
        self._say_what_is_unseen()
        name, number = self._name(), self._national_number()
        return Entry(
            name=name,
            latin_name=self._latin_name(),
            national_number=number,
            staff_number=numbers.western_digits(self._text(Field.STAFF_NUMBER)),
            institution=self._institution(),
            job=self._text(Field.JOB),
            station=self._text(Field.STATION),
            phones=self._phones(),
            email=self._email(),
            sex=self._sex(number),
            birth_year=self._birth_year(number),
            completed=names.fold(self._text(Field.OUTCOME)) in _DONE,
        )

    def _say(self, code: Code, **values: str | int) -> None:
        self.messages.append(Message(code, values))

    def _cell(self, field: Field) -> str:
        text = self.line.cell(self.layout.columns.get(field))
        return "" if not text.strip("-–—./ ") or names.fold(text) in _SAYS_NOTHING else text

    def _text(self, field: Field) -> str:
        text = " ".join(self._cell(field).split())
        if len(text) > LONGEST_TEXT:
            self._say(Code.TEXT_TOO_LONG, field=field.value, most=LONGEST_TEXT)
        return text[:LONGEST_TEXT]

    def _say_what_is_unseen(self) -> None:
        if self.line.hidden:
            self._say(Code.HIDDEN_ROW)
        if self.line.unread & self.layout.headings:
            self._say(Code.FORMULA_WITHOUT_VALUE)

    def _name(self) -> ArabicName:
        written = self._cell(Field.NAME)
        name = names.parse(written) if written else self._name_in_columns()
        code = _wrong_with(name)
        if code:
            self._say(code)
            return ArabicName(str(name)[:LONGEST_PART])
        if not name.is_full:
            self._say(Code.NAME_NOT_FULL, parts=len(name.parts))
        return name

    def _name_in_columns(self) -> ArabicName:
        parts = (Field.GIVEN, Field.FATHER, Field.GRANDFATHER, Field.FAMILY)
        written = [names.tidy(self._cell(part)) for part in parts]
        if not all(written):
            return names.parse(" ".join(written))
        given, father, grandfather, family = written
        return ArabicName(given, father, grandfather, family)

    def _latin_name(self) -> str:
        text = " ".join(self._cell(Field.LATIN_NAME).split())
        if text and (len(text) > names.LONGEST_NAME or not _is_latin(text)):
            self._say(Code.LATIN_NAME_UNREADABLE)
            return ""
        return text

    def _national_number(self) -> NationalNumber | None:
        text = self._cell(Field.NATIONAL_NUMBER)
        if _ADMINISTRATIVE in names.fold(text):
            return None
        number = numbers.national_number(text)
        if text and number is None:
            self._say(Code.NATIONAL_NUMBER_UNREADABLE)
        return number

    def _institution(self) -> str:
        text = self._text(Field.INSTITUTION)
        if not text:
            self._say(Code.INSTITUTION_MISSING)
        return text

    def _phones(self) -> tuple[str, ...]:
        cells = (self._cell(Field.PHONE), self._cell(Field.OTHER_PHONE))
        for piece in (piece for cell in cells for piece in phones.unreadable(cell)):
            self._say(Code.PHONE_UNREADABLE, text=piece[:LONGEST_PART])
        found = (number for cell in cells for number in phones.phones(cell))
        return tuple(dict.fromkeys(found))

    def _email(self) -> str:
        text = self._cell(Field.EMAIL)
        if text and not is_email(text):
            self._say(Code.EMAIL_UNREADABLE, text=text[:LONGEST_PART])
            return ""
        return text.lower()

    def _sex(self, number: NationalNumber | None) -> Sex | None:
        text = self._cell(Field.SEX)
        written = sexes.sex(text)
        if text and written is None:
            self._say(Code.SEX_UNREADABLE, text=text[:LONGEST_PART])
        if number and written and number.sex is not written:
            self._say(Code.NATIONAL_NUMBER_SEX)
        return written or (number.sex if number else None)

    def _birth_year(self, number: NationalNumber | None) -> int | None:
        text = self._cell(Field.BIRTH)
        written = births.birth_year(text, today=self.today)
        if text and written is None:
            self._say(Code.BIRTH_UNREADABLE, text=text[:LONGEST_PART])
        if number and written and number.birth_year != written:
            self._say(Code.NATIONAL_NUMBER_YEAR, written=written, number=number.birth_year)
        return written or (number.birth_year if number else None)


def _wrong_with(name: ArabicName) -> Code | None:
    if not name.given:
        return Code.NAME_MISSING
    if not names.is_arabic(str(name)):
        return Code.NAME_NOT_ARABIC
    if len(name.parts) == 1:
        return Code.NAME_ONE_WORD
    too_long = max(map(len, name.parts)) > LONGEST_PART or len(str(name)) > names.LONGEST_NAME
    return Code.NAME_TOO_LONG if too_long else None


def _is_latin(text: str) -> bool:
    return bool(_LATIN.fullmatch(text)) and not any(map(names.is_arabic, text.split()))
