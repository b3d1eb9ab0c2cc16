"""What a password must be: long, not among the leaked ones, not what everybody knows of its owner.

No kind of sign is asked for and none is forbidden: length and surprise are what protects.
Lists of leaked passwords come with `zxcvbn` and are loaded when a password is chosen; what people
in Libya choose first stands in `habits.txt`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from lms.people.rules import names
from lms.people.rules.numbers import western_digits

SHORTEST, SHORTEST_OF_STAFF = 10, 12
LONGEST = 1024
_JUDGED = 72
_DISGUISES = frozenset("@({[<&#!/|$+%")
"""Signs that are read as letters, in every combination: of many of them that takes seconds."""
_DISGUISED, _OTHER_SIGN = 4, "~"
_STRONG = 3
_LEFT_OVER = 6
_WORD, _NUMBER = 3, 4

_LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvnm,./`"
_ARABIC_KEYS = "ضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظذ"
_LAM_ALEF = "لا"
_TO_LATIN = str.maketrans(_ARABIC_KEYS, _LATIN_KEYS)
_TO_ARABIC = str.maketrans(_LATIN_KEYS, _ARABIC_KEYS)


class Weakness(StrEnum):
    """Why a password is refused."""

    SHORT = "short"
    LEAKED = "leaked"
    PATTERN = "pattern"
    DATE = "date"
    OWNER = "owner"
    SITE = "site"
    HABIT = "habit"


@dataclass(frozen=True, slots=True)
class Owner:
    """What others know of whoever chooses: words, numbers, the site; and how much is at stake."""

    words: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    site: tuple[str, ...] = ()
    is_staff: bool = False

    @property
    def shortest(self) -> int:
        """Staff see other people's records: theirs is longer."""
        return SHORTEST_OF_STAFF if self.is_staff else SHORTEST


def weakness(password: str, owner: Owner) -> Weakness | None:
    """Return the first reason to refuse a password, or nothing if it may be used."""
    if len(password) < owner.shortest:
        return Weakness.SHORT
    readings = _readings(password)
    return _known(readings, owner) or _guessable(readings)


def _readings(password: str) -> tuple[str, ...]:
    """Read a password as it is, and as the same keys give it on the other keyboard.

    Whoever thinks of `password` but types on Arabic keys is guessed by the same lists.
    """
    plain = western_digits(password).lower()
    one_key = plain.replace(_LAM_ALEF, "b").translate(_TO_LATIN)
    other = (plain.translate(_TO_LATIN), one_key, plain.translate(_TO_ARABIC))
    return tuple(dict.fromkeys((plain, *other)))


def _known(readings: Iterable[str], owner: Owner) -> Weakness | None:
    """Refuse what is little more than a number, a name, the site or a habit."""
    known = (
        (Weakness.OWNER, (*owner.words, *owner.numbers)),
        (Weakness.SITE, owner.site),
        (Weakness.HABIT, _habits()),
    )
    for reading in readings:
        for found, words in known:
            if _is_little_more(reading, words):
                return found
    return None


@lru_cache(maxsize=1)
def _habits() -> tuple[str, ...]:
    """Return what many people here build passwords on: places, names, prayers, clubs, work."""
    return tuple(files(__package__).joinpath("habits.txt").read_text(encoding="utf-8").split())


def _is_little_more(reading: str, words: Iterable[str]) -> bool:
    """Take the known words out: too few letters stay to be a password."""
    folded = _joined(reading)
    rest = folded
    for word in sorted({_joined(word) for word in words}, key=len, reverse=True):
        if len(word) >= (_NUMBER if word.isdigit() else _WORD):
            rest = rest.replace(word, " ")
    return rest != folded and sum(sign.isalpha() for sign in rest) < _LEFT_OVER


def _joined(text: str) -> str:
    """Write letters one way and leave out everything else."""
    return names.fold(western_digits(text)).replace(" ", "")


def _guessable(readings: Iterable[str]) -> Weakness | None:
    """Ask how soon somebody with lists of leaked passwords and keyboard walks is there."""
    from zxcvbn import zxcvbn  # noqa: PLC0415 - its lists are loaded when somebody chooses

    for reading in readings:
        judged = zxcvbn(_with_few_disguises(reading[:_JUDGED]))
        if judged["score"] < _STRONG:
            return _named([match["pattern"] for match in judged["sequence"]])
    return None


def _with_few_disguises(text: str) -> str:
    """Take signs for letters as long as they are few; of more, only the first ones."""
    signs = [sign for sign in dict.fromkeys(text) if sign in _DISGUISES]
    return text.translate({ord(sign): _OTHER_SIGN for sign in signs[_DISGUISED:]})


def _named(patterns: list[str]) -> Weakness:
    if "dictionary" in patterns:
        return Weakness.LEAKED
    return Weakness.DATE if {"date", "regex"} & set(patterns) else Weakness.PATTERN


def pieces(text: str) -> tuple[str, ...]:
    """Part a name, an address or a number into the words that people build passwords from."""
    return tuple(re.split(r"[\W_]+", text))
