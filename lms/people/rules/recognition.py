"""Which of the known names does a free text mean? Exactly one, or a suggestion for a person."""

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

from rapidfuzz.distance import DamerauLevenshtein

from lms.people.rules import names

WHO = TypeVar("WHO")

CLOSE_ENOUGH_TO_SUGGEST = 0.7
_ARTICLE = "ال"
_SHORTEST_STEM = 2
_SMALL_WORDS = frozenset({"of", "the", "for", "and", "s"})
_BRANCH = re.compile(r"\s+[-–]\s+|[-–/(،,]")


def text_key(text: str) -> str:
    """Return the letters of a name of a thing, without articles, gaps and spelling."""
    words = (_stem(word) for word in names.fold(text).split())
    return "".join(word for word in words if word not in _SMALL_WORDS)


def index(known: Iterable[tuple[WHO, Iterable[str]]]) -> dict[str, WHO]:
    """Arrange what is known by the keys of its names; a name of two things means neither."""
    found: dict[str, WHO] = {}
    shared: set[str] = set()
    for who, spellings in known:
        for key in {text_key(spelling) for spelling in spellings} - {""}:
            if found.setdefault(key, who) != who:
                shared.add(key)
    return {key: who for key, who in found.items() if key not in shared}


def recognise(text: str, known: Mapping[str, WHO]) -> WHO | None:
    """Find the one thing a text names, as a whole or before the name of its branch."""
    whole = known.get(text_key(text))
    return whole if whole is not None else known.get(text_key(_BRANCH.split(text)[0]))


def nearest(text: str, known: Mapping[str, WHO]) -> WHO | None:
    """Suggest what a text may mean."""
    wanted = text_key(text)
    alike = {key: DamerauLevenshtein.normalized_similarity(wanted, key) for key in known}
    best = max(alike, key=alike.__getitem__, default=None)
    if best is None or alike[best] < CLOSE_ENOUGH_TO_SUGGEST:
        return None
    return known[best]


def _stem(word: str) -> str:
    bare = word.removeprefix(_ARTICLE)
    return bare if len(bare) >= _SHORTEST_STEM else word
