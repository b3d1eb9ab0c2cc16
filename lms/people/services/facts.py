"""What a row says, in the shapes the register needs: for matching, for keeping, for telling."""

from collections.abc import Iterator
from uuid import UUID

from lms.people import sealing
from lms.people.models import Person, RosterRow, Sex
from lms.people.roster.entries import Entry
from lms.people.roster.problems import Code, Message
from lms.people.rules.matching import Traits
from lms.people.rules.names import ArabicName
from lms.people.rules.sexes import Sex as WrittenSex
from lms.platform.db import Plain

Values = dict[str, Plain]


def traits(values: Values, institution_id: UUID | None) -> Traits:
    """Return what of a row tells people apart."""
    sex = values.get("sex")
    return Traits(
        name_key=name_in(values).key,
        national_hash=_text(values, "national_hash") or None,
        birth_year=_birth_year(values),
        phones=frozenset(phones(values)),
        sex=WrittenSex(str(sex)) if sex else None,
        institution=str(institution_id) if institution_id else None,
    )


def tells_apart(row: Traits) -> bool:
    """Tell whether a row says more than a name and a workplace."""
    return bool(row.national_hash or row.phones or row.birth_year)


def mark(entry: Entry) -> str:
    """Return the mark of a row's content; any other word in it is another mark."""
    number = entry.national_number
    return sealing.fingerprint(
        entry.name.key, number.digits if number else "", *entry.phones, str(entry.birth_year),
        str(entry.sex), entry.institution, entry.job, entry.latin_name,
    )  # fmt: skip


def kept(entry: Entry) -> Values:
    """Return what is staged of a row: all but the national number."""
    number = entry.national_number
    return {
        "given": entry.name.given,
        "father": entry.name.father,
        "grandfather": entry.name.grandfather,
        "family": entry.name.family,
        "latin_name": entry.latin_name,
        "national_hash": sealing.national_hash(number) if number else None,
        "national_tail": number.digits[-3:] if number else None,
        "institution": entry.institution,
        "job": entry.job,
        "station": entry.station,
        "phones": list(entry.phones),
        "email": entry.email,
        "sex": entry.sex.value if entry.sex else None,
        "birth_year": entry.birth_year,
        "completed": entry.completed,
    }


def unsaid(words: Plain) -> Message | None:
    """Return a message that was kept."""
    if not isinstance(words, dict):
        return None
    values = words.get("values")
    told = values.items() if isinstance(values, dict) else ()
    return Message(Code(str(words["code"])), {k: v for k, v in told if isinstance(v, str | int)})


def said(message: Message) -> Plain:
    """Return a message as it is kept: its code, its severity and its values."""
    return {
        "code": message.code.value,
        "severity": message.severity.value,
        "values": dict(message.values),
    }


def name(row: RosterRow) -> ArabicName:
    """Return the name of a staged row."""
    return name_in(row.values)


def name_in(values: Values) -> ArabicName:
    """Return the name that was written."""
    parts = (_text(values, part) for part in ("given", "father", "grandfather", "family"))
    return ArabicName(*parts)


def text(row: RosterRow, field: str) -> str:
    """Return one text of a staged row."""
    return _text(row.values, field)


def _text(values: Values, field: str) -> str:
    return str(values.get(field) or "")


def phones(values: Values) -> list[str]:
    """Return the telephones that were written."""
    written = values.get("phones")
    return [str(one) for one in written] if isinstance(written, list) else []


def phone(row: RosterRow) -> str | None:
    """Return the first telephone of a staged row."""
    return next(iter(phones(row.values)), None)


def birth_year(row: RosterRow) -> int | None:
    """Return the year of birth of a staged row."""
    return _birth_year(row.values)


def _birth_year(values: Values) -> int | None:
    year = values.get("birth_year")
    return year if isinstance(year, int) else None


def sex(row: RosterRow) -> Sex:
    """Return the sex of a staged row."""
    return Sex(text(row, "sex") or Sex.UNKNOWN)


def differences(values: Values, person: Person) -> Iterator[Message]:
    """Tell where a row contradicts the register; the register stays as it is."""
    written, year, sex = phones(values), _birth_year(values), _text(values, "sex")
    if person.phone and written and person.phone not in written:
        yield Message(Code.PHONE_DIFFERS, {"known": person.phone})
    if person.birth_year and year and person.birth_year != year:
        yield Message(Code.BIRTH_DIFFERS, {"known": person.birth_year})
    if person.sex is not Sex.UNKNOWN and sex and sex != person.sex.value:
        yield Message(Code.SEX_DIFFERS)
