"""What two records of one person share: the net that brings candidates together."""

from itertools import combinations

from lms.people.rules.matching import Traits

_MOST_PARTS = 6
_SHARED_PARTS = 3


def traces(traits: Traits) -> set[str]:
    """Return what two records of one person are likely to share at least one of.

    Three parts of the name, or its ends with the year of birth: one slip of the pen or one part
    left out does not hide anybody, and namesakes by two everyday names do not fill the net.
    """
    parts = traits.name_key.split()[:_MOST_PARTS]
    some = min(len(parts), _SHARED_PARTS)
    found = {f"name {' '.join(sorted(three))}" for three in combinations(parts, some)}
    found |= {f"phone {phone}" for phone in traits.phones}
    if traits.national_hash:
        found.add(f"number {traits.national_hash}")
    if traits.birth_year and parts:
        found.add(f"year {traits.birth_year} {parts[0]} {parts[-1]}")
    return found
