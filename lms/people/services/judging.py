"""Judging the rows of a roster: who of the register, or which row above, each may be."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from lms.people.models import RosterRow as StagedRow
from lms.people.models import Verdict
from lms.people.queries import candidates, institutions
from lms.people.roster.problems import Code, Message
from lms.people.roster.reading import RosterRow
from lms.people.rules import matching, recognition
from lms.people.rules.matching import Candidate, Certainty, Match, Reason, Traits
from lms.people.rules.traces import traces
from lms.people.services import facts
from lms.people.services.facts import Values

Who = UUID | int
"""A person of the register, or an earlier row of the same file."""

_JUDGED = frozenset(
    {
        Code.INSTITUTION_UNKNOWN,
        Code.STATION_UNKNOWN,
        Code.TWICE_IN_FILE,
        Code.PHONE_DIFFERS,
        Code.BIRTH_DIFFERS,
        Code.SEX_DIFFERS,
        Code.STAYS,
    }
)
"""What is said by comparing a row with the register."""
MOST_NAMESAKES = 60
"""Rows with one trace in common that later rows are compared with; more of them tell nothing."""


@dataclass
class Judged:
    """A row on its way to a verdict."""

    number: int
    label: str
    values: Values
    mark: str
    is_wrong: bool
    messages: list[Message]
    institution_id: UUID | None
    traits: Traits
    match: Match[Who]


@dataclass(frozen=True)
class Known:
    """The institutions and places there are, by every name."""

    institutions: Mapping[str, UUID]
    places: Mapping[str, UUID]

    def unmatched(self, row: RosterRow) -> Judged:
        """Take a row as it was read."""
        mark, values = facts.mark(row.entry), facts.kept(row.entry)
        judged = self._unmatched(row.label, values, mark, messages=row.messages)
        judged.is_wrong = row.is_wrong
        return judged

    def unmatched_again(self, row: StagedRow) -> Judged:
        """Take a row that was read for an earlier list, without what was said of it then."""
        told = [one for words in row.messages if (one := facts.unsaid(words))]
        messages = [one for one in told if one.code not in _JUDGED]
        judged = self._unmatched(row.place_in_file, row.values, row.fingerprint, messages=messages)
        judged.is_wrong = row.verdict is Verdict.ERROR
        if judged.institution_id is None and row.institution_id is not None:
            _place_in(judged, row.institution_id)
        return judged

    def _unmatched(
        self, label: str, values: Values, mark: str, *, messages: Iterable[Message]
    ) -> Judged:
        workplace, station = str(values["institution"]), str(values["station"])
        found = recognition.recognise(workplace, self.institutions) if workplace else None
        told = list(messages)
        if workplace and found is None:
            told.append(Message(Code.INSTITUTION_UNKNOWN, {"text": workplace}))
        if station and recognition.recognise(station, self.places) is None:
            told.append(Message(Code.STATION_UNKNOWN, {"text": station}))
        traits = facts.traits(values, found)
        new: Match[Who] = Match(Certainty.NEW)
        return Judged(0, label, values, mark, False, told, found, traits, new)


def _place_in(judged: Judged, institution_id: UUID) -> None:
    judged.institution_id = institution_id
    judged.traits = facts.traits(judged.values, institution_id)
    judged.messages = [m for m in judged.messages if m.code is not Code.INSTITUTION_UNKNOWN]


def known() -> Known:
    """Return the institutions and places that rows may name."""
    return Known(institutions.institutions_by_name(), institutions.places_by_name())


def judge(rows: Sequence[RosterRow]) -> list[Judged]:
    """Match every row with the register, with earlier imports and with the rows above it."""
    register = known()
    return match_all([register.unmatched(row) for row in rows])


def match_all(judged: list[Judged]) -> list[Judged]:
    """Match rows with whom they may be."""
    for _ in in_portions(judged, max(1, len(judged))):
        pass
    return judged


def in_portions(judged: list[Judged], size: int) -> Iterator[list[Judged]]:
    """Match rows with whom they may be, a portion at a time."""
    for number, one in enumerate(judged):
        one.number = number
    before = candidates.imported_before(one.mark for one in judged)
    found = candidates.candidates([one.traits for one in judged])
    above: dict[str, list[int]] = defaultdict(list)
    for start in range(0, len(judged), size):
        portion = judged[start : start + size]
        for one in portion:
            if not one.is_wrong:
                one.match = _match(one.number, judged, found.get(one.number, []), above, before)
                _remember(one.number, one.traits, above)
        yield portion


def _remember(number: int, traits: Traits, above: dict[str, list[int]]) -> None:
    for trace in traces(traits):
        if len(above[trace]) < MOST_NAMESAKES:
            above[trace].append(number)


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
