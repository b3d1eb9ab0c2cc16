"""How alike two name keys are: good for proposing a pair to a person, never for deciding."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein

from lms.people.rules import latin, names
from lms.people.rules.spellings import GIVEN_NAMES

MISSING_PART = 0.7
RUN_TOGETHER = 0.98
OTHER_ORDER = 0.95
SAME_SOUND = 0.96
"""A name by its sounds in another script is never wholly the name."""
COUNTERPART = 0.6
"""A given name with a slip in it is still that given name."""
_MOST_PARTS = 8
_MOST_MISSING = 2

PartLikeness = Callable[[str, str], float]


@lru_cache(maxsize=10_000)
def likeness(one: str, other: str) -> float:
    """Compare two name keys part by part: 0 nothing alike, 1 equal."""
    if one == other:
        return 1.0 if one else 0.0
    if one.replace(" ", "") == other.replace(" ", ""):
        return RUN_TOGETHER
    if names.is_arabic(one) and names.is_arabic(other):
        return _laid_out(one.split(), other.split(), part_likeness)
    return SAME_SOUND * _laid_out(latin.heard(one), latin.heard(other), sound_likeness)


def other_given_name(one: str, other: str) -> bool:
    """Tell whether two keys are of brothers, or of father and son, rather than of one person.

    Each given name needs its counterpart, not always in front: some write the family name first.
    """
    mine, yours = latin.heard(one), latin.heard(other)
    return not (_holds(yours, mine[:1]) and _holds(mine, yours[:1]))


def _holds(parts: Sequence[str], given: Sequence[str]) -> bool:
    return any(sound_likeness(part, name) >= COUNTERPART for name in given for part in parts)


def part_likeness(one: str, other: str) -> float:
    """محمد and محمود differ by one letter and are two names: everyday names are equal or not."""
    if one == other:
        return 1.0
    if one in GIVEN_NAMES and other in GIVEN_NAMES:
        return 0.0
    return DamerauLevenshtein.normalized_similarity(one, other)


def sound_likeness(one: str, other: str) -> float:
    """Compare two words as they are heard: everyday names as names, others by consonants."""
    if one == other:
        return 1.0
    if one in GIVEN_NAMES and other in GIVEN_NAMES:
        return 0.0
    return DamerauLevenshtein.normalized_similarity(latin.skeleton(one), latin.skeleton(other))


def _laid_out(one: Sequence[str], other: Sequence[str], alike: PartLikeness) -> float:
    mine, yours = one[:_MOST_PARTS], other[:_MOST_PARTS]
    if mine != yours and sorted(mine) == sorted(yours):
        return OTHER_ORDER
    shorter, longer = sorted((mine, yours), key=len)
    return _aligned(shorter, longer, alike)


def _aligned(shorter: Sequence[str], longer: Sequence[str], alike: PartLikeness) -> float:
    """Lay the shorter name over the longer one where it fits best."""
    missing = len(longer) - len(shorter)
    if not shorter or missing > _MOST_MISSING:
        return 0.0
    places = combinations(range(len(longer)), len(shorter))
    return max(_laid(shorter, longer, chosen, alike) for chosen in places) / len(longer)


def _laid(
    shorter: Sequence[str], longer: Sequence[str], chosen: Sequence[int], alike: PartLikeness
) -> float:
    """A given name is never left out: what is called after the father is the father."""
    parts = sum(alike(a, longer[place]) for a, place in zip(shorter, chosen, strict=True))
    left_out = len(longer) - len(shorter) - (chosen[0] > 0)
    return parts + MISSING_PART * left_out
