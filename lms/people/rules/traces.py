"""What two records of one person share: the net that brings candidates together."""

from collections.abc import Iterator
from itertools import combinations

from lms.people.rules import latin
from lms.people.rules.matching import Traits

_MOST_PARTS = 6
_SHARED_PARTS = 3


def traces(traits: Traits) -> set[str]:
    """Return what two records of one person share at least one of.

    A number, a telephone or the whole name; else the sounds of three parts of the name (or of its
    ends) together with the year of birth or the workplace. Names alone fill no net: nobody is
    proposed for three everyday names.
    """
    found = {f"name {traits.name_key}", *(f"phone {phone}" for phone in traits.phones)}
    if traits.national_hash:
        found.add(f"number {traits.national_hash}")
    for ground in (traits.birth_year, traits.institution):
        if ground:
            found.update(shares(ground, traits.name_key))
    return found


def shares(ground: int | str, name_key: str) -> Iterator[str]:
    """Return what a name leaves in one year or at one workplace."""
    parts = [latin.skeleton(part) or part for part in latin.heard(name_key)[:_MOST_PARTS]]
    some = min(len(parts), _SHARED_PARTS)
    yield from (f"{ground} {' '.join(three)}" for three in combinations(sorted(parts), some))
    if parts:
        yield f"{ground} {parts[0]} {parts[-1]}"
