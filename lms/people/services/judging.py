"""Judging the rows of a roster: who of the register, or which row above, each may be."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from lms.people.queries import candidates, institutions
from lms.people.roster.problems import Code, Message
from lms.people.roster.reading import RosterRow
from lms.people.rules import matching, recognition
from lms.people.rules.matching import Candidate, Certainty, Match, Reason, Traits
from lms.people.rules.traces import traces
from lms.people.services import facts

Who = UUID | int
"""A person of the register, or an earlier row of the same file."""

MOST_NAMESAKES = 60
"""Rows with one trace in common that later rows are compared with; more of them tell nothing."""


@dataclass
class Judged:
    """A row on its way to a verdict."""

    read: RosterRow
    institution_id: UUID | None
    traits: Traits
    mark: str
    messages: list[Message]
    match: Match[Who]


def judge(rows: Sequence[RosterRow]) -> list[Judged]:
    """Match every row with the register, with earlier imports and with the rows above it."""
    names = institutions.institutions_by_name()
    places = institutions.places_by_name()
    judged = [_unmatched(row, names, places) for row in rows]
    before = candidates.imported_before(one.mark for one in judged)
    found = candidates.candidates([one.traits for one in judged])
    above: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(judged):
        if not one.read.is_wrong:
            one.match = _match(number, judged, found.get(number, []), above, before)
            _remember(number, one.traits, above)
    return judged


def _remember(number: int, traits: Traits, above: dict[str, list[int]]) -> None:
    for trace in traces(traits):
        if len(above[trace]) < MOST_NAMESAKES:
            above[trace].append(number)


def _unmatched(row: RosterRow, names: Mapping[str, UUID], places: Mapping[str, UUID]) -> Judged:
    workplace, station = row.entry.institution, row.entry.station
    institution_id = recognition.recognise(workplace, names) if workplace else None
    messages = list(row.messages)
    if workplace and institution_id is None:
        messages.append(Message(Code.INSTITUTION_UNKNOWN, {"text": workplace}))
    if station and recognition.recognise(station, places) is None:
        messages.append(Message(Code.STATION_UNKNOWN, {"text": station}))
    traits = facts.traits(row.entry, institution_id)
    return Judged(
        row, institution_id, traits, facts.mark(row.entry), messages, Match(Certainty.NEW)
    )


def _match(
    number: int,
    judged: list[Judged],
    found: Iterable[Candidate[UUID]],
    above: Mapping[str, list[int]],
    before: Mapping[str, UUID],
) -> Match[Who]:
    """Ask the register, then earlier imports, then the rows above."""
    one = judged[number]
    in_register = matching.match(one.traits, [Candidate[Who](c.who, c.traits) for c in found])
    if in_register.certainty is not Certainty.CERTAIN and facts.tells_apart(one.traits):
        same = before.get(one.mark)
        in_register = in_register if same is None else _decided_before(same)
    numbers = sorted({n for trace in traces(one.traits) for n in above.get(trace, ())})
    in_file = matching.match(one.traits, [Candidate[Who](n, judged[n].traits) for n in numbers])
    if in_file.certainty is Certainty.CERTAIN or in_register.certainty is Certainty.NEW:
        return in_file
    return in_register


def _decided_before(person_id: UUID) -> Match[Who]:
    """Keep the word that was given on the same row when it was imported before."""
    verdict = matching.Verdict(Certainty.CERTAIN, (Reason.IMPORTED_BEFORE,))
    return Match(Certainty.CERTAIN, (matching.Likely(person_id, verdict, 1.0),))
