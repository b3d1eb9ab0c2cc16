"""The verification code: 65 random bits as 13 characters, and a check character.

It is the secret half of the address on the paper; nobody finds a certificate by counting.
"""

import re
import secrets
from typing import NewType

from certificates import check
from certificates.problems import Problem

Code = NewType("Code", str)
"""Canonical form: 14 characters of Crockford's base 32, no hyphens."""

BITS = 65
LENGTH = BITS // 5
SHAPE = re.compile(f"[{check.ALPHABET}]{{{LENGTH + 1}}}")
LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": ""})


def new_code() -> Code:
    """Draw a code from the system's secure source."""
    return code_of(secrets.randbits(BITS))


def code_of(bits: int) -> Code:
    """Write 65 bits as a code."""
    symbols = [bits >> shift & 31 for shift in range(BITS - 5, -1, -5)]
    return Code("".join(check.ALPHABET[symbol] for symbol in symbols) + check.character(symbols))


def parse_code(text: str) -> Code:
    """Read a code as people type it: any case, spaces, hyphens, O for 0, I or L for 1.

    Raise `code.malformed`, or `code.check` where one character is wrong or two are swapped.
    """
    plain = text.strip().upper().translate(LOOKALIKES) if text.isascii() else ""
    if not SHAPE.fullmatch(plain):
        raise Problem("code.malformed", "code", {"value": text})
    if check.character(check.ALPHABET.index(mark) for mark in plain[:LENGTH]) != plain[LENGTH]:
        raise Problem("code.check", "code", {"value": text})
    return Code(plain)


def grouped(code: Code) -> str:
    """Write a code in three groups, as it is printed: `7K4QZ-M2P9X-3HTV`."""
    return f"{code[:5]}-{code[5:10]}-{code[10:]}"
