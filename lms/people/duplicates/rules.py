"""Which pairs of the register wait for a person: proposed by the evidence, smaller id first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from lms.people.rules import matching
from lms.people.rules.likeness import likeness
from lms.people.rules.matching import Candidate, Certainty, Reason

Pair = tuple[UUID, UUID]


@dataclass(frozen=True)
class Evidence:
    """Why two records may be one person."""

    weight: int
    likeness: float
    reasons: tuple[Reason, ...]


def pair_of(one: UUID, other: UUID) -> Pair:
    """Put the smaller id first: a pair is the same from both sides."""
    return (one, other) if one < other else (other, one)


def propose(
    people: Sequence[Candidate[UUID]], found: Mapping[int, Iterable[Candidate[UUID]]]
) -> dict[Pair, Evidence]:
    """Compare people with those their traces brought together."""
    proposed: dict[Pair, Evidence] = {}
    for number, person in enumerate(people):
        for other in found.get(number, ()):
            pair = pair_of(person.who, other.who)
            if other.who != person.who and pair not in proposed:
                proposed |= _proposed(pair, person, other)
    return proposed


def _proposed(pair: Pair, one: Candidate[UUID], other: Candidate[UUID]) -> Mapping[Pair, Evidence]:
    verdict = matching.compare(one.traits, other.traits)
    if verdict.certainty is Certainty.NEW:
        return {}
    alike = likeness(one.traits.name_key, other.traits.name_key)
    return {pair: Evidence(matching.weight(verdict), alike, verdict.reasons)}


def of_people(proposed: Mapping[Pair, Evidence], people: Iterable[UUID]) -> dict[Pair, Evidence]:
    """Return the pairs in which some people stand."""
    ids = set(people)
    return {pair: evidence for pair, evidence in proposed.items() if not ids.isdisjoint(pair)}
