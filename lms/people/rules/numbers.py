"""Digits of three kinds, and what a Libyan national number says."""

import re
import unicodedata
from dataclasses import dataclass

from lms.people.rules.sexes import Sex

_NATIONAL = re.compile(r"[12](?:19|20)\d{9}", re.ASCII)
_GAPS = re.compile(r"[\s\-\u2013.]+")


def western_digits(text: str) -> str:
    """Write ٠١٢ and ۰۱۲ as 012 and leave everything else."""
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


@dataclass(frozen=True)
class NationalNumber:
    """Twelve digits: sex, year of birth, serial, check digit (Law 8/2014, article 2).

    How the last digit is computed is not published, so it is not checked.
    """

    digits: str

    @property
    def sex(self) -> Sex:
        return Sex.MALE if self.digits[0] == "1" else Sex.FEMALE

    @property
    def birth_year(self) -> int:
        return int(self.digits[1:5])


def national_number(text: str) -> NationalNumber | None:
    """Read a national number written with any digits and gaps, or nothing if it is not one."""
    digits = _GAPS.sub("", western_digits(text))
    return NationalNumber(digits) if _NATIONAL.fullmatch(digits) else None
