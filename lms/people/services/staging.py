"""Reading a roster against the register: every row gets a verdict, nothing is written of it yet."""

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from lms.people import destinations
from lms.people.destinations import Purpose
from lms.people.models import (
    Decision,
    Person,
    Post,
    RosterImport,
    RosterRow,
    Verdict,
)
from lms.people.queries import candidates, institutions, rosters
from lms.people.roster import reading
from lms.people.roster.problems import Code, Message
from lms.people.roster.reading import Roster
from lms.people.roster.reading import RosterRow as ReadRow
from lms.people.rules import careers, matching, recognition
from lms.people.rules.careers import Span, Step
from lms.people.rules.matching import Candidate, Certainty, Match, Reason, Traits
from lms.people.rules.traces import traces
from lms.people.services import facts
from lms.platform import clock
from lms.platform.db import Plain, db

Who = UUID | int
"""A person of the register, or an earlier row of the same file."""


@dataclass
class Judged:
    """A row on its way to a verdict."""

    read: ReadRow
    institution_id: UUID | None
    traits: Traits
    mark: str
    messages: list[Message]
    match: Match[Who]


def read(content: bytes, *, file_name: str, purpose: Purpose, by: UUID | None) -> RosterImport:
    """Read and judge a file; what comes back is not in the database yet.

    Raise `Problem` where the file is no roster.
    """
    roster = reading.read(content, today=clock.today())
    digest = hashlib.sha256(content).hexdigest()
    on = day_of(purpose, digest)
    judged = _judge(roster.rows)
    return RosterImport(
        file_name=file_name[-255:],
        sha256=digest,
        purpose=purpose,
        mapping=_mapping(roster, judged),
        ignored=list(roster.ignored),
        created_at=clock.now(),
        created_by=by,
        rows=_rows(judged, on),
    )


def keep(roster: RosterImport) -> RosterImport:
    """Stage a judged roster for a person to look at."""
    db.session.add(roster)
    db.session.flush()
    return roster


def day_of(purpose: Purpose, digest: str) -> dt.date:
    """Return the day on which the people of a roster hold the posts it names.

    A training of the past says when it was; the same file means the same day when it comes again.
    """
    first = (
        destinations.trainings().first_day(purpose) if purpose != destinations.REGISTER else None
    )
    before = rosters.first_confirmed(digest)
    latest = clock.local(before).date() if before else clock.today()
    return min(first, latest) if first else latest


def _judge(rows: Sequence[ReadRow]) -> list[Judged]:
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
            for trace in traces(one.traits):
                above[trace].append(number)
    return judged


def _unmatched(row: ReadRow, names: Mapping[str, UUID], places: Mapping[str, UUID]) -> Judged:
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


def _mapping(roster: Roster, judged: Iterable[Judged]) -> dict[str, Plain]:
    """Keep how the columns were understood and which institutions nobody knows."""
    unknown = {one.read.entry.institution for one in judged if _names_unknown(one)}
    return {
        "columns": {
            sheet: {field.value: column for field, column in layout.columns.items()}
            for sheet, layout in roster.layouts.items()
        },
        "unknown": [*sorted(unknown)],
    }


def _names_unknown(one: Judged) -> bool:
    return bool(one.read.entry.institution) and one.institution_id is None and not one.read.is_wrong


def _rows(judged: Sequence[Judged], on: dt.date) -> list[RosterRow]:
    known = [one.match.known for one in judged]
    ids = [who for who in known if isinstance(who, UUID)]
    posts, people = candidates.posts_of(ids), candidates.persons(ids)
    labels = [one.read.label for one in judged]
    return [
        _row(number, one, labels, _Known(posts, people, on)) for number, one in enumerate(judged)
    ]


@dataclass(frozen=True)
class _Known:
    posts: Mapping[UUID, list[Post]]
    people: Mapping[UUID, Person]
    on: dt.date

    def verdict(self, person_id: UUID, institution_id: UUID | None) -> Verdict:
        return verdict_of_known(self.posts.get(person_id, []), institution_id, on=self.on)


def verdict_of_known(posts: Iterable[Post], institution_id: UUID | None, *, on: dt.date) -> Verdict:
    """Tell whether somebody known has moved to another institution."""
    if institution_id is None:
        return Verdict.KNOWN
    moved = careers.step(spans(posts), institution_id, on=on) is Step.CHANGED
    return Verdict.CHANGED_POST if moved else Verdict.KNOWN


def spans(posts: Iterable[Post]) -> list[Span]:
    """Return posts as time sees them."""
    return [Span(post.institution_id, post.starts_on, post.ends_on) for post in posts]


def _row(number: int, one: Judged, labels: Sequence[str], known: _Known) -> RosterRow:
    row = RosterRow(
        ordinal=number,
        place_in_file=one.read.label,
        values=facts.kept(one.read.entry),
        fingerprint=one.mark,
        verdict=Verdict.NEW,
        reasons=[reason.value for reason in _reasons(one.match)],
        institution_id=one.institution_id,
    )
    if one.read.is_wrong:
        row.verdict = Verdict.ERROR
    elif one.match.likely:
        _point(row, one, labels, known)
    row.messages = [facts.said(message) for message in one.messages]
    return row


def _reasons(match: Match[Who]) -> tuple[Reason, ...]:
    return match.likely[0].verdict.reasons if match.likely else ()


def _point(row: RosterRow, one: Judged, labels: Sequence[str], known: _Known) -> None:
    """Point a row at the person, or at the row above, that it is or may be."""
    who = one.match.likely[0].who
    certain = one.match.certainty is Certainty.CERTAIN
    if isinstance(who, int):
        row.match_row = who
        row.verdict = Verdict.KNOWN if certain else Verdict.PROBABLE
        if certain:
            row.decision = Decision.LEAVE_OUT
            one.messages.append(Message(Code.TWICE_IN_FILE, {"row": labels[who]}))
        return
    row.match_id = who
    row.verdict = Verdict.PROBABLE
    if certain:
        row.verdict = known.verdict(who, one.institution_id)
        one.messages += facts.differences(one.read.entry, known.people[who])
