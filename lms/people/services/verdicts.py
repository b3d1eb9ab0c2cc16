"""What becomes of judged rows: a verdict each, with what it says of the person it means."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from lms.people.models import Decision, Person, Post, RosterRow, Verdict
from lms.people.queries import candidates
from lms.people.roster.problems import Code, Message
from lms.people.rules import careers
from lms.people.rules.careers import Step
from lms.people.rules.matching import Certainty, Match, Reason
from lms.people.services import facts
from lms.people.services.judging import Judged, Who


def rows(judged: Sequence[Judged], labels: Sequence[str], *, on: dt.date) -> list[RosterRow]:
    """Return the rows of a portion of a list; `labels` are those of the whole list."""
    known = [one.match.known for one in judged]
    ids = [who for who in known if isinstance(who, UUID)]
    met = _Known(candidates.posts_of(ids), candidates.persons(ids), on)
    return [_row(one, labels, met) for one in judged]


def of_known(posts: Iterable[Post], institution_id: UUID | None, *, on: dt.date) -> Verdict:
    """Tell whether somebody known has moved to another institution."""
    if institution_id is None:
        return Verdict.KNOWN
    moved = careers.step([post.span for post in posts], institution_id, on=on) is Step.CHANGED
    return Verdict.CHANGED_POST if moved else Verdict.KNOWN


@dataclass(frozen=True)
class _Known:
    posts: Mapping[UUID, list[Post]]
    people: Mapping[UUID, Person]
    on: dt.date

    def verdict(self, person_id: UUID, institution_id: UUID | None) -> Verdict:
        return of_known(self.posts.get(person_id, []), institution_id, on=self.on)


def _row(one: Judged, labels: Sequence[str], known: _Known) -> RosterRow:
    row = RosterRow(
        ordinal=one.number,
        place_in_file=one.label,
        values=one.values,
        fingerprint=one.mark,
        verdict=Verdict.NEW,
        reasons=[reason.value for reason in _reasons(one.match)],
        institution_id=one.institution_id,
        written=[],
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
