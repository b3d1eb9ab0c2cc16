"""How alike two name keys are: good for proposing a pair to a person, never for deciding."""

from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein

from lms.people.rules.spellings import GIVEN_NAMES

MISSING_PART = 0.7
RUN_TOGETHER = 0.98
OTHER_ORDER = 0.95
_MOST_PARTS = 8
_MOST_MISSING = 2


def likeness(one: str, other: str) -> float:
    """Compare two name keys part by part: 0 nothing alike, 1 equal."""
    if one == other:
        return 1.0 if one else 0.0
    if one.replace(" ", "") == other.replace(" ", ""):
        return RUN_TOGETHER
    mine, yours = one.split()[:_MOST_PARTS], other.split()[:_MOST_PARTS]
    if sorted(mine) == sorted(yours):
        return OTHER_ORDER
    return _aligned(*sorted((mine, yours), key=len))


def _aligned(shorter: list[str], longer: list[str]) -> float:
    """Lay the shorter name over the longer one where it fits best."""
    missing = len(longer) - len(shorter)
    if not shorter or missing > _MOST_MISSING:
        return 0.0
    best = max(_total(shorter, chosen) for chosen in combinations(longer, len(shorter)))
    return (best + MISSING_PART * missing) / len(longer)


def _total(mine: list[str], yours: tuple[str, ...]) -> float:
    return sum(part_likeness(a, b) for a, b in zip(mine, yours, strict=True))


def part_likeness(one: str, other: str) -> float:
    """محمد and محمود differ by one letter and are two names: everyday names are equal or not."""
    if one == other:
        return 1.0
    if one in GIVEN_NAMES and other in GIVEN_NAMES:
        return 0.0
    return DamerauLevenshtein.normalized_similarity(one, other)
