"""What tells who somebody is wherever it is written, and texts without it."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lms.platform.db import Plain

FEWEST_WORDS = 3
FEWEST_DIGITS = 9
GONE = "…"


def traces(texts: Iterable[object]) -> tuple[str, ...]:
    """Return what of some texts tells a person from all others, the longest first.

    A name of fewer than three words belongs to many; of a telephone number the nine digits
    count that stand however it is written.
    """
    found = {trace for text in texts if isinstance(text, str) and (trace := _trace(text))}
    return tuple(sorted(found, key=lambda trace: (-len(trace), trace)))


def _trace(text: str) -> str:
    tidy = " ".join(text.split())
    digits = "".join(sign for sign in tidy if sign.isdigit())
    if "@" in tidy:
        return tidy
    if len(digits) >= FEWEST_DIGITS:
        return tidy if any(sign.isalpha() for sign in tidy) else digits[-FEWEST_DIGITS:]
    return tidy if len(tidy.split()) >= FEWEST_WORDS else ""


def without(value: "Plain", found: Iterable[str]) -> "Plain":
    """Return a value in which nothing of what was found is left, however deep it lies."""
    signs = re.compile("|".join(map(re.escape, found)), re.IGNORECASE)
    return _cleared(value, signs)


def _cleared(value: "Plain", signs: re.Pattern[str]) -> "Plain":
    if isinstance(value, str):
        return signs.sub(GONE, value)
    if isinstance(value, list):
        return [_cleared(one, signs) for one in value]
    if isinstance(value, dict):
        return {signs.sub(GONE, key): _cleared(one, signs) for key, one in value.items()}
    return value
