"""Telephone numbers as people write them in a cell."""

import re

import phonenumbers

from lms.people.rules.numbers import western_digits

_HOME = "LY"
_NATIONAL_LENGTH = 9
_BETWEEN = re.compile(r"[/\\,;،؛|&\n]+|\s+(?:و|or|and)\s+")
_LOOSE = re.compile(r"(?:\s+-\s+|-|\s+)(?=(?:\+|00|0)\d)")


def phones(text: str) -> tuple[str, ...]:
    """Read every number of a cell into E.164, in order and once each; bad ones are left out."""
    found = (phone(piece) for piece in _pieces(western_digits(text)))
    return tuple(dict.fromkeys(number for number in found if number))


def unreadable(text: str) -> tuple[str, ...]:
    """Return the pieces of a cell that are no telephone number."""
    return tuple(piece for piece in _pieces(western_digits(text)) if phone(piece) is None)


def phone(text: str) -> str | None:
    """Read one number, Libyan unless it says otherwise, into E.164."""
    written = western_digits(text).strip()
    dialled = "+" + written if written.startswith("218") else written
    try:
        number = phonenumbers.parse(dialled, _HOME)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _pieces(text: str) -> list[str]:
    """Part two numbers written in one cell; a gap inside one number parts nothing."""
    pieces: list[str] = []
    for piece in _BETWEEN.split(text):
        parts = [part.strip() for part in _LOOSE.split(piece.strip())]
        pieces += parts if all(_is_long(part) for part in parts) else [piece.strip()]
    return [piece for piece in pieces if piece]


def _is_long(text: str) -> bool:
    return sum(c.isdigit() for c in text) >= _NATIONAL_LENGTH
