"""The serial of the register: `MRRM-2026-000499-F`, gapless within a year, one check character."""

import re
from dataclasses import dataclass

from certificates import check
from certificates.problems import Problem

SHAPE = re.compile(r"([A-Z]{2,8})-([0-9]{4})-([0-9]{6,8})-([0-9A-HJKMNP-TV-Z])", re.ASCII)
PREFIX = re.compile(r"[A-Z]{2,8}", re.ASCII)
YEARS = range(2000, 2100)
NUMBERS = range(1, 10**8)


@dataclass(frozen=True)
class Serial:
    """Issuer's prefix, year of issue, and the number the register counts up without gaps."""

    prefix: str
    year: int
    number: int

    def __post_init__(self) -> None:
        if not (PREFIX.fullmatch(self.prefix) and self.year in YEARS and self.number in NUMBERS):
            value = f"{self.prefix}-{self.year}-{self.number}"
            raise Problem("serial.malformed", "serial", {"value": value})

    def __str__(self) -> str:
        body = f"{self.prefix}-{self.year}-{self.number:06d}"
        return f"{body}-{check_character(body)}"


def check_character(body: str) -> str:
    """Letters count 0 to 25 and digits 0 to 9: the shape keeps them apart."""
    return check.character(
        int(mark) if mark.isdigit() else ord(mark) - ord("A") for mark in body if mark != "-"
    )


def parse_serial(text: str) -> Serial:
    """Read a serial; raise `serial.malformed` or, where it is mistyped, `serial.check`."""
    match = SHAPE.fullmatch(text.strip().upper()) if text.isascii() else None
    if match is None:
        raise Problem("serial.malformed", "serial", {"value": text})
    serial = Serial(prefix=match[1], year=int(match[2]), number=int(match[3]))
    if str(serial) != match[0]:
        raise Problem("serial.check", "serial", {"value": text})
    return serial
