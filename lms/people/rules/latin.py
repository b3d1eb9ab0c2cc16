"""A name by its sounds, the same from either script: for finding people, never for deciding."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Final

from lms.people.rules import names
from lms.people.rules.spellings import GIVEN_NAMES

_ARABIC_SOUNDS: Final = str.maketrans(
    {
        **dict.fromkeys("اويع", ""),
        **dict.fromkeys("بپ", "b"),
        **dict.fromkeys("تثط", "t"),
        "ج": "j",
        **dict.fromkeys("حه", "h"),
        **dict.fromkeys("خكقغ", "k"),
        **dict.fromkeys("دذض", "d"),
        "ر": "r",
        **dict.fromkeys("زظ", "z"),
        **dict.fromkeys("سشص", "s"),
        "ف": "f",
        "ل": "l",
        "م": "m",
        "ن": "n",
    }
)
_DIGRAPHS: Final = (("kh", "k"), ("gh", "k"), ("sh", "s"), ("th", "t"), ("dh", "d"), ("ph", "f"))
_LATIN_SOUNDS: Final = str.maketrans(
    {**dict.fromkeys("aeiouyw", ""), **dict.fromkeys("qgcx", "k"), "v": "f", "p": "b"}
)
_BINDINGS: Final = (
    (re.compile(r"['’`]"), ""),
    (re.compile(r"\b(?:ben|bin|ibn|bent|bint)[-\s]+"), ""),
    (re.compile(r"[-\s]+(?:[ae][dl])?[-\s]*d[ei]+ne?\b"), "din"),
    (re.compile(r"[-\s]+[ae]l[-\s]*(?=(?:islam|nas[ie]?r)\b)|[-\s]+(?=allah\b)"), ""),
    (re.compile(r"\b[ae](?:l|s|r|n|d|t|z|sh|th)[-\s]+"), ""),
    (re.compile(r"\babd[aeiou]*[-\s]*(?:[aeiou]?l[-\s]*)?"), "abd"),
    (re.compile(r"\ba?b[ou]u?[-\s]+(?=\w)"), "bu"),
    (re.compile(r"\b[ae]l(?=[^\Waeiouhy]\w{2}|h[aeiou]\w|[aou](?!a)\w{3})"), ""),
)
"""What is one word here and two there: Abd Es-Salam, Nour Eddine, Bu Hliga, El-Gadafi."""

_ARABIC_SERVANT = re.compile(r"\bعبدال")
_ARABIC_FAITH = re.compile(r"\Bال(?=(?:دين|اسلام|نصر|هدي|زهرا)\b)")
_DOUBLED = re.compile(r"(.)\1+")
_LAST_BREATH = re.compile(r"h\b")
LONGEST_KEY: Final = 120


@lru_cache(maxsize=50_000)
def skeleton(text: str) -> str:
    """Return the consonants of each word: Mohamed, Muhammad and محمد are all `mhmd`."""
    return " ".join(sound for word in _words(text) if (sound := _consonants(word)))


def key(latin_name: str, arabic_name: str) -> str:
    """Return the sounds by which a person is found: of the passport, else of the Arabic name."""
    return skeleton(latin_name or arabic_name)[:LONGEST_KEY]


@lru_cache(maxsize=50_000)
def heard(name_key: str) -> tuple[str, ...]:
    """Return each word of a key as the everyday name it is in Arabic, else by its consonants.

    Mohamed and Mahmoud have the same consonants and are two names.
    """
    return tuple(_everyday(word) or _consonants(word) or word for word in _parts(name_key))


def sounded(text: str) -> list[tuple[str, str]]:
    """Return each word of a Latin name as it is bound together, with its consonants."""
    return [(word, sound) for word in _words(text) if (sound := _consonants(word))]


def arabic(word: str) -> str | None:
    """Return the everyday name that a Latin spelling is known to mean, as a key."""
    return _spelled().get(next(_words(word), ""))


def _everyday(word: str) -> str | None:
    if word in GIVEN_NAMES:
        return word
    return (
        None
        if names.is_arabic(word)
        else _spelled().get(word) or _sounding().get(_consonants(word))
    )


def _words(text: str) -> Iterator[str]:
    """Part a name into its words; what belongs together is one word in either script."""
    folded = names.fold(text)
    if folded.isascii() or not names.is_arabic(folded):
        return iter(_bound(text).split())
    return iter(names.key(text).split())


def _parts(name_key: str) -> Iterable[str]:
    """Part a key: what belongs together in Arabic is together there already."""
    words = name_key.split()
    return words if all(map(names.is_arabic, words)) else _words(name_key)


def _bound(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    bound = "".join(c for c in decomposed if not unicodedata.combining(c))
    for written, meant in _BINDINGS:
        bound = written.sub(meant, bound)
    return "".join(c if c.isascii() and c.isalpha() else " " for c in bound)


@lru_cache(maxsize=50_000)  # a register repeats its words
def _consonants(word: str) -> str:
    sounds = _arabic(word) if names.is_arabic(word) else _latin(word)
    return _LAST_BREATH.sub("", _DOUBLED.sub(r"\1", sounds))


def _arabic(word: str) -> str:
    bound = _ARABIC_SERVANT.sub("عبد", word.replace("هالله", "تالله"))
    return _ARABIC_FAITH.sub("", bound).translate(_ARABIC_SOUNDS)


def _latin(word: str) -> str:
    for pair, sound in _DIGRAPHS:
        word = word.replace(pair, sound)
    return word.translate(_LATIN_SOUNDS)


@lru_cache(maxsize=1)
def _spelled() -> Mapping[str, str]:
    """Read the Latin spellings of everyday names that consonants alone would confuse."""
    text = files(__package__).joinpath("latin_names.txt").read_text(encoding="utf-8")
    lines = (line.split() for line in text.splitlines())
    return {spelling: name for name, *spellings in lines for spelling in spellings}


@lru_cache(maxsize=1)
def _sounding() -> Mapping[str, str]:
    """Return the one everyday name that has some consonants, where there is only one."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in GIVEN_NAMES:
        found[_consonants(name)].add(name)
    return {sound: group.pop() for sound, group in found.items() if len(group) == 1}
