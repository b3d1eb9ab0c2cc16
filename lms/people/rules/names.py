"""Four-part Arabic names: as written, in parts, and as a key that spelling does not change."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from lms.people.rules.spellings import (
    FIXED_PAIRS,
    HONORIFICS,
    LEADS,
    LETTERS,
    ONE_SPELLING,
    PATRONYMICS,
    TRAILS,
)

LONGEST_NAME = 200
_PARTS_OF_A_FULL_NAME = 4
_ARABIC = re.compile(r"[\u0621-\u064a\u0671-\u06d3]")
_PRESENTATION_FORMS = re.compile(r"[\ufe70-\ufefc]+")
_SEPARATORS = re.compile(r"[\s\-\u2013_/\\.,،]+")
_ARTICLE = "ال"


@dataclass(frozen=True)
class ArabicName:
    """Given, father, grandfather, family; a part may be two words (عبد السلام)."""

    given: str
    father: str = ""
    grandfather: str = ""
    family: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(p for p in (self.given, self.father, self.grandfather, self.family) if p)

    @property
    def is_full(self) -> bool:
        return len(self.parts) == _PARTS_OF_A_FULL_NAME

    @property
    def short(self) -> str:
        """Given and family name, as somebody is called in a list or a letter."""
        return " ".join(filter(None, (self.given, self.family or self.grandfather or self.father)))

    @property
    def key(self) -> str:
        return key(str(self))

    def __str__(self) -> str:
        return " ".join(self.parts)


def parse(text: str) -> ArabicName:
    """Read a name in reading order; what follows the third part is the family name."""
    parts = [" ".join(group) for group in _groups(_without_honorifics(tidy(text).split()))]
    match parts:
        case [given, father, grandfather, *family] if family:
            return ArabicName(given, father, grandfather, " ".join(family))
        case [given, father, family]:
            return ArabicName(given, father, family=family)
        case [given, family]:
            return ArabicName(given, family=family)
    return ArabicName("".join(parts))


def tidy(text: str) -> str:
    """Take out direction marks, tatweel, pasted glyph forms and double spaces."""
    letters = _PRESENTATION_FORMS.sub(lambda m: unicodedata.normalize("NFKC", m[0]), text)
    composed = unicodedata.normalize("NFC", letters).replace("ـ", "")
    seen = "".join(
        c for c in composed if unicodedata.category(c) not in {"Cf", "Cc"} or c in "\t\n"
    )
    return _SEPARATORS.sub(" ", seen).strip()


@lru_cache(maxsize=20_000)  # a list repeats its words
def fold(text: str) -> str:
    """Write every letter one way, without marks, words parted by one space."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    unmarked = "".join(c for c in plain if unicodedata.category(c) not in {"Mn", "Cf"})
    letters = unmarked.translate(LETTERS)
    return " ".join("".join(c if c.isalnum() else " " for c in letters).split())


def key(text: str) -> str:
    """Return the name as compared: equal for all spellings of one name, and its own key."""
    found = _key_once(text)
    return found if found == text else key(found)


@lru_cache(maxsize=50_000)
def is_arabic(text: str) -> bool:
    """Tell whether the text has Arabic letters and nothing but letters and marks of a name."""
    return bool(_ARABIC.search(text)) and all(
        c.isspace() or c in "-.'’()" or _ARABIC.match(c) or unicodedata.category(c) in {"Mn", "Lm"}
        for c in text
    )


def _key_once(text: str) -> str:
    groups = _groups(_without_honorifics(fold(text).split()))
    return " ".join(_part_key(group) for group in groups)


def _part_key(words: Sequence[str]) -> str:
    while len(words) > 1 and words[0] in PATRONYMICS:
        words = words[1:]
    return _one_spelling(_without_article(_one_kunya("".join(words))))


def _one_kunya(word: str) -> str:
    """أبو القاسم، بوالقاسم and بلقاسم are one name; so are أبوبكر and بوبكر."""
    if word.startswith("ابو") and len(word) > len("ابو") + 1:
        word = word[1:]
    for long in ("بوال", "بال"):
        if word.startswith(long) and len(word) > len(long) + 1:
            return "بل" + word[len(long) :]
    return word


def _without_article(word: str) -> str:
    shortest = len(_ARTICLE) + 3
    if word.startswith(_ARTICLE) and len(word) >= shortest and word != "الله":
        return word[len(_ARTICLE) :]
    return word


def _one_spelling(word: str) -> str:
    servant = "عبدال"
    if word.startswith(servant) and word != servant:
        rest = word[len(servant) :]
        return servant + ONE_SPELLING.get(rest, rest)
    return ONE_SPELLING.get(word, word)


def _groups(words: Iterable[str]) -> list[list[str]]:
    """Join the words that make one part of a name."""
    groups: list[list[str]] = []
    leading = False
    for word in words:
        folded = fold(word)
        if groups and (leading or _belongs_to(groups[-1][-1], folded)):
            groups[-1].append(word)
        else:
            groups.append([word])
        leading = folded in LEADS
    return groups


def _belongs_to(before: str, folded: str) -> bool:
    return folded in TRAILS or (fold(before), folded) in FIXED_PAIRS


def _without_honorifics(words: list[str]) -> list[str]:
    """Drop titles in front while at least two words of a name remain."""
    while len(words) > len(("given", "family")) and fold(words[0]) in HONORIFICS:
        words = words[1:]
    return words
