"""Reading a roster against the register: every row gets a verdict, nothing is written of it yet."""

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from lms.people import destinations
from lms.people.models import (
    Decision,
    ImportState,
    Person,
    Post,
    RosterImport,
    RosterRow,
    Verdict,
)
from lms.people.queries import candidates, rosters
from lms.people.reasons import Reason as Refusal
from lms.people.roster import reading
from lms.people.roster.problems import Code, Message
from lms.people.roster.reading import Roster
from lms.people.rules import careers
from lms.people.rules.careers import Step
from lms.people.rules.matching import Certainty, Match, Reason
from lms.people.rules.purposes import Purpose
from lms.people.services import facts, judging
from lms.people.services.judging import Judged, Who
from lms.platform import audit, clock
from lms.platform.db import Plain, db
from lms.platform.refusals import Refused


def read(content: bytes, *, file_name: str, purpose: Purpose, by: UUID | None) -> RosterImport:
    """Read and judge a file; what comes back is not in the database yet.

    Raise `Problem` where the file is no roster.
    """
    roster = reading.read(content, today=clock.today())
    digest = hashlib.sha256(content).hexdigest()
    on = day_of(purpose, digest)
    judged = judging.judge(roster.rows)
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


def again(former: RosterImport, *, by: UUID | None) -> RosterImport:
    """Stage a list that was taken back once more, judged anew; what was decided is kept."""
    if former.state is not ImportState.UNDONE:
        raise Refused(Refusal.IMPORT_SETTLED)
    known = judging.known()
    judged = judging.match_all([known.unmatched_again(row) for row in former.rows])
    roster = RosterImport(
        file_name=former.file_name,
        sha256=former.sha256,
        sender_id=former.sender_id,
        purpose=former.purpose,
        mapping={**former.mapping, "unknown": _unknown(judged)},
        ignored=list(former.ignored),
        created_at=clock.now(),
        created_by=by,
        rows=_rows(judged, day_of(former.purpose, former.sha256)),
    )
    _decide_as_before(roster.rows, former.rows)
    keep(roster)
    audit.record("people:import-again", "roster", roster.id, by=by)
    return roster


def _decide_as_before(rows: Iterable[RosterRow], former: Iterable[RosterRow]) -> None:
    for row, before in zip(rows, former, strict=True):
        same = (row.match_id, row.match_row) == (before.match_id, before.match_row)
        if row.verdict is before.verdict is Verdict.PROBABLE and same:
            row.decision = before.decision


def keep(roster: RosterImport) -> RosterImport:
    """Stage a judged roster for a person to look at."""
    db.session.add(roster)
    db.session.flush()
    return roster


def day_of(purpose: Purpose, digest: str) -> dt.date:
    """Return the day on which the people of a roster hold the posts it names.

    A training of the past says when it was; the same file means the same day when it comes again.
    """
    first = destinations.first_day(purpose)
    before = rosters.first_confirmed(digest)
    latest = clock.local(before).date() if before else clock.today()
    return min(first, latest) if first else latest


def _mapping(roster: Roster, judged: Iterable[Judged]) -> dict[str, Plain]:
    """Keep how the columns were understood and which institutions nobody knows."""
    return {
        "columns": {
            sheet: {field.value: column for field, column in layout.columns.items()}
            for sheet, layout in roster.layouts.items()
        },
        "unknown": _unknown(judged),
    }


def _unknown(judged: Iterable[Judged]) -> list[Plain]:
    return [*sorted({str(one.values["institution"]) for one in judged if _names_unknown(one)})]


def _names_unknown(one: Judged) -> bool:
    return bool(one.values["institution"]) and one.institution_id is None and not one.is_wrong


def _rows(judged: Sequence[Judged], on: dt.date) -> list[RosterRow]:
    known = [one.match.known for one in judged]
    ids = [who for who in known if isinstance(who, UUID)]
    posts, people = candidates.posts_of(ids), candidates.persons(ids)
    labels = [one.label for one in judged]
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
    moved = careers.step([post.span for post in posts], institution_id, on=on) is Step.CHANGED
    return Verdict.CHANGED_POST if moved else Verdict.KNOWN


def _row(number: int, one: Judged, labels: Sequence[str], known: _Known) -> RosterRow:
    row = RosterRow(
        ordinal=number,
        place_in_file=one.label,
        values=one.values,
        fingerprint=one.mark,
        verdict=Verdict.NEW,
        reasons=[reason.value for reason in _reasons(one.match)],
        institution_id=one.institution_id,
    )
    if one.is_wrong:
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
        one.messages += facts.differences(one.values, known.people[who])
