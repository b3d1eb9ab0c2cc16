"""Looking for duplicates and saying what they are: nothing is merged by a score."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from lms.people.duplicates import queries, rules
from lms.people.duplicates.models import DuplicatePair, PairState
from lms.people.duplicates.rules import Evidence, Pair
from lms.people.models import Decision, RosterRow
from lms.people.queries import candidates
from lms.platform import audit, clock
from lms.platform.db import Plain, db
from lms.platform.ids import uuid7
from lms.platform.turns import Turn, one_at_a_time

THING = "duplicate-pair"


def look_for(person_ids: Iterable[UUID]) -> int:
    """Compare some people with the register; return how many pairs they stand in now."""
    ids = set(person_ids)
    proposed = compare(ids)
    keep(ids, proposed)
    return len(proposed)


def compare(person_ids: Iterable[UUID]) -> dict[Pair, Evidence]:
    """Return the pairs in which some people may stand; writes nothing."""
    people = list(candidates.known(person_ids))
    found = candidates.candidates([person.traits for person in people])
    return rules.propose(people, found)


def keep(person_ids: Iterable[UUID], proposed: Mapping[Pair, Evidence]) -> None:
    """Write the pairs of some people; what somebody decided stays decided.

    A waiting pair takes the evidence of today, and goes where none is left.
    """
    one_at_a_time(Turn.DUPLICATES)
    left = dict(proposed)
    for pair in queries.kept(person_ids):
        evidence = left.pop((pair.one_id, pair.other_id), None)
        if pair.state is PairState.WAITING:
            _refresh(pair, evidence)
    db.session.add_all(_pair(pair, evidence) for pair, evidence in left.items())
    db.session.flush()


def call_different(one: UUID, other: UUID, *, by: UUID | None) -> None:
    """Remember that two records are two people; once is enough."""
    audit.hold()
    one_at_a_time(Turn.DUPLICATES)
    ids = rules.pair_of(one, other)
    pair = queries.pair_between(ids)
    if pair is None:
        pair = _pair(ids, Evidence(0, 0.0, ()))
        db.session.add(pair)
    if pair.state is not PairState.DIFFERENT:
        _decide(pair, PairState.DIFFERENT, by=by)


def take_back(pair: DuplicatePair, *, by: UUID | None) -> None:
    """Let two records wait again that were called different; once is enough."""
    if pair.state is PairState.DIFFERENT:
        _decide(pair, PairState.WAITING, by=by)
        look_for([pair.one_id, pair.other_id])


def after_import(written: Sequence[RosterRow], *, by: UUID | None) -> None:
    """Remember whom the officer told apart, then look for others among who was written."""
    for row in written:
        if row.decision is Decision.DIFFERENT and row.person_id:
            _told_apart(row, by=by)
    look_for(row.person_id for row in written if row.person_id)


def _told_apart(row: RosterRow, *, by: UUID | None) -> None:
    above = (one.person_id for one in row.roster.rows if one.ordinal == row.match_row)
    other = row.match_id or next(above, None)
    if row.person_id and other and other != row.person_id:
        call_different(row.person_id, other, by=by)


def _refresh(pair: DuplicatePair, evidence: Evidence | None) -> None:
    if evidence is None:
        db.session.delete(pair)
        return
    pair.weight, pair.likeness = evidence.weight, evidence.likeness
    pair.reasons = _plain(evidence)


def _pair(ids: Pair, evidence: Evidence) -> DuplicatePair:
    one_id, other_id = ids
    return DuplicatePair(
        id=uuid7(),
        one_id=one_id,
        other_id=other_id,
        weight=evidence.weight,
        likeness=evidence.likeness,
        reasons=_plain(evidence),
        state=PairState.WAITING,
        found_at=clock.now(),
    )


def _plain(evidence: Evidence) -> list[Plain]:
    return [reason.value for reason in evidence.reasons]


def _decide(pair: DuplicatePair, state: PairState, *, by: UUID | None) -> None:
    before = pair.state
    pair.state = state
    waits = state is PairState.WAITING
    pair.decided_at, pair.decided_by = (None, None) if waits else (clock.now(), by)
    db.session.flush()
    people: dict[str, Plain] = {"one": str(pair.one_id), "other": str(pair.other_id)}
    audit.record(
        f"duplicates:{state.value}", THING, pair.id,
        before={"state": before.value, **people}, after={"state": state.value, **people}, by=by,
    )  # fmt: skip
