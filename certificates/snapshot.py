"""Facts as canonical JSON and back: what the register keeps and the PDF carries."""

import json
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal

from certificates.facts import (
    SCHEMA,
    Course,
    Design,
    Facts,
    Holder,
    Sex,
    Signatory,
    Text,
    Training,
)
from certificates.problems import Problem
from certificates.reading import Fields, parse

MEDIA_TYPE = "application/json"


def dump(facts: Facts) -> bytes:
    """Write facts; the same facts are always the same bytes."""
    values = {"schema": SCHEMA, **members(facts)}
    return json.dumps(values, ensure_ascii=False, indent=1).encode() + b"\n"


def load(content: bytes | str) -> Facts:
    """Read facts; raise `Problem` for anything missing, unknown or impossible."""
    root = parse(content)
    if (schema := root.whole("schema")) != SCHEMA:
        raise Problem("schema.unknown", "schema", {"value": str(schema), "current": str(SCHEMA)})
    facts = Facts(
        serial=root.text("serial"),
        code=root.text("code"),
        address=root.text("address"),
        issuer=tuple(text(line) for line in root.rows("issuer")),
        signatories=tuple(signatory(row) for row in root.rows("signatories")),
        holder=holder(root.fields("holder")),
        course=course(root.fields("course")),
        training=training(root.fields("training")),
        issued_on=root.day("issued_on"),
        hijri_shift=root.maybe("hijri_shift", root.whole),
        expires_on=root.maybe("expires_on", root.day),
        design=design(root.fields("design")),
        demonstration=root.flag("demonstration"),
    )
    root.closed()
    return facts


def members(record: object) -> dict[str, object]:
    """Take a record apart in the order of its fields."""
    if not is_dataclass(record):
        raise TypeError(record)
    return {item.name: plain(getattr(record, item.name)) for item in fields(record)}


def plain(value: object) -> object:
    """Say one value in JSON's types."""
    match value:
        case date():
            return value.isoformat()
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case tuple():
            return [plain(item) for item in value]
        case None | str() | int():
            return value
        case _:
            return members(value)


def text(row: Fields) -> Text:
    """Read one text in both languages."""
    read = Text(ar=row.text("ar"), en=row.text("en"))
    row.closed()
    return read


def signatory(row: Fields) -> Signatory:
    """Read who signs."""
    name = row.maybe("name", row.fields)
    read = Signatory(role=text(row.fields("role")), name=text(name) if name else None)
    row.closed()
    return read


def holder(row: Fields) -> Holder:
    """Read whose certificate it is."""
    sex = row.text("sex")
    if sex not in set(Sex):
        raise row.wrong("sex", "f, m or unknown")
    read = Holder(name=text(row.fields("name")), sex=Sex(sex))
    row.closed()
    return read


def course(row: Fields) -> Course:
    """Read what was learned."""
    read = Course(
        title=text(row.fields("title")), code=row.text("code"), edition=row.text("edition")
    )
    row.closed()
    return read


def training(row: Fields) -> Training:
    """Read where, when and how long."""
    read = Training(
        place=text(row.fields("place")),
        starts_on=row.day("starts_on"),
        ends_on=row.day("ends_on"),
        hours=row.number("hours"),
        sessions=row.whole("sessions"),
        attendance=row.maybe("attendance", row.number),
        score=row.maybe("score", row.number),
    )
    row.closed()
    return read


def design(row: Fields) -> Design:
    """Read which design draws it."""
    read = Design(name=row.text("name"), version=row.whole("version"))
    row.closed()
    return read
