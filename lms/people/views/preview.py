"""A staged roster as the officer sees it: counts, rows by attention, doubts in pairs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple
from uuid import UUID

from flask_babel import gettext as _

from courses.text import Text
from lms.people import destinations, wording
from lms.people.models import Decision, ImportState, Person, RosterImport, RosterRow, Verdict
from lms.people.queries import institutions, rosters
from lms.people.rules import recognition
from lms.people.rules.purposes import ForNomination
from lms.people.services import desk, facts, filing
from lms.platform.i18n import in_language, isolated
from lms.platform.identity import actor
from lms.platform.paging import Page, paged
from lms.platform.permissions import Permission

PER_PAGE = 50
ASKED_AT_ONCE = 20
"""Unknown institutions on one page; when they are settled, the next ones show."""
KINDS = {
    Verdict.NEW: "new",
    Verdict.KNOWN: "known",
    Verdict.CHANGED_POST: "changed",
    Verdict.PROBABLE: "probable",
    Verdict.ERROR: "error",
}


class Fact(NamedTuple):
    """One line of a comparison: what it is, in the list, in the register."""

    label: str
    in_list: str
    in_register: str

    @property
    def agrees(self) -> bool:
        return bool(self.in_list) and self.in_list == self.in_register


@dataclass(frozen=True)
class Pair:
    """A doubtful row beside who it may be."""

    name: str
    url_id: UUID | None
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Line:
    """One row of the preview."""

    id: UUID
    anchor: str
    row: str
    name: str
    detail: str
    kind: str
    reasons: tuple[str, ...]
    pair: Pair | None
    decision: Decision | None
    written: UUID | None
    known: UUID | None = None
    """Whose details of the register stand beside the row."""

    @property
    def asks(self) -> bool:
        return self.kind == "probable" and self.written is None


@dataclass(frozen=True)
class Unknown:
    """An institution nobody knows, with the one that may be meant."""

    text: str
    suggested: str


@dataclass(frozen=True)
class Preview:
    roster: RosterImport
    goal: Text | None
    cohort_id: UUID | None
    counts: Mapping[str, int]
    page: Page[RosterRow]
    lines: tuple[Line, ...]
    shown: str
    unknown: tuple[Unknown, ...]
    earlier: RosterImport | None

    search: str
    sender: Text | None
    remaps: bool

    @property
    def is_staged(self) -> bool:
        return self.roster.state is ImportState.STAGED

    @property
    def is_open(self) -> bool:
        """Tell whether rows may still be decided about."""
        return self.roster.state in {ImportState.STAGED, ImportState.CONFIRMED}

    @property
    def is_undone(self) -> bool:
        return self.roster.state is ImportState.UNDONE

    @property
    def may_go_back(self) -> bool:
        """Tell whether what the list wrote is its own: nominations are taken back one by one."""
        written = self.roster.state is ImportState.CONFIRMED
        return written and not isinstance(self.roster.purpose, ForNomination)

    @property
    def looked_at(self) -> Iterator[UUID]:
        """Return whose details of the register are on the page."""
        return (line.known for line in self.lines if line.known)

    @property
    def remembered(self) -> bool:
        """Tell whether columns were read as for the sender's last list."""
        return self.is_staged and bool(self.roster.mapping.get("remembered"))

    @property
    def ready(self) -> int:
        """Count the people a confirmation writes or meets again."""
        settled = sum(self.counts.get(verdict.value, 0) for verdict in KINDS)
        wrong = self.counts.get(Verdict.ERROR.value, 0)
        return settled - wrong - self.counts.get("waiting", 0)


def preview(roster: RosterImport, *, shown: str, search: str, number: int) -> Preview:
    """Prepare one page of a roster for its reader."""
    page = paged(rosters.rows_to_look_at(roster, shown, search), number, per_page=PER_PAGE)
    return Preview(
        roster=roster,
        goal=destinations.titles([roster.purpose])[0],
        cohort_id=_cohort(roster),
        counts=rosters.counts(roster),
        page=page,
        lines=_lines(page.rows),
        shown=shown,
        unknown=_unknown(roster),
        earlier=rosters.imported_earlier(roster),
        search=search,
        sender=_sender(roster),
        remaps=roster.state is ImportState.STAGED and filing.is_kept(roster),
    )


def _sender(roster: RosterImport) -> Text | None:
    found = institutions.institution(roster.sender_id) if roster.sender_id else None
    return found.name if found else None


def _cohort(roster: RosterImport) -> UUID | None:
    """Return the cohort the people are in, for whoever may look at it."""
    cohort_id = destinations.cohort_of(roster.purpose)
    if roster.state is ImportState.STAGED or cohort_id is None:
        return None
    return cohort_id if actor().reach(Permission.COHORTS_READ).cohort(cohort_id) else None


def _unknown(roster: RosterImport) -> tuple[Unknown, ...]:
    texts = roster.mapping.get("unknown")
    if not isinstance(texts, list) or not texts:
        return ()
    known = institutions.institutions_by_name()
    return tuple(
        Unknown(str(text), str(recognition.nearest(str(text), known) or ""))
        for text in texts[:ASKED_AT_ONCE]
    )


def _lines(rows: Sequence[RosterRow]) -> tuple[Line, ...]:
    doubtful = [row for row in rows if row.verdict is Verdict.PROBABLE]
    people = rosters.people_compared(row.match_id for row in doubtful if row.match_id)
    above = rosters.rows_compared(doubtful)
    beyond = rosters.beyond_reach(actor(), rows)
    return tuple(
        _elsewhere(row) if row.match_id in beyond else _line(row, _pair(row, people, above))
        for row in rows
    )


def _elsewhere(row: RosterRow) -> Line:
    """Show a row of somebody beyond the reader's reach: nothing of what the register knows."""
    known = _("Somebody already registered elsewhere.")
    decides = _("An officer who sees the whole register decides about this row.")
    stays = _("What the register knows of them stays as it is.")
    asks = row.verdict is Verdict.PROBABLE and row.person_id is None
    line = _line(row, None)
    return replace(line, reasons=(known, decides if asks else stays), written=None, known=None)


def _line(row: RosterRow, pair: Pair | None) -> Line:
    left_out = row.decision is Decision.LEAVE_OUT and row.verdict is not Verdict.PROBABLE
    job = facts.text(row, "job")
    return Line(
        id=row.id,
        anchor=f"row-{row.ordinal}",
        row=row.place_in_file,
        name=str(facts.name(row)) or _("No name"),
        detail=" · ".join(part for part in (facts.text(row, "institution"), job) if part),
        kind="ignored" if left_out else KINDS[row.verdict],
        reasons=(*wording.reasons(row), *wording.messages(row)),
        pair=pair,
        decision=row.decision,
        written=row.person_id,
        known=row.match_id if pair or desk.tells(row) else None,
    )


def _pair(
    row: RosterRow, people: Mapping[UUID, Person], above: Mapping[int, RosterRow]
) -> Pair | None:
    if row.verdict is not Verdict.PROBABLE:
        return None
    if row.match_row is not None:
        other = above[row.match_row]
        return Pair(str(facts.name(other)), None, _facts(row, _of_row(other)))
    person = people.get(row.match_id) if row.match_id else None
    if person is not None:
        return Pair(person.name_ar, person.id, _facts(row, _of_person(person)))
    return None


class _Known(NamedTuple):
    name: str
    latin: str
    tail: str
    year: str
    phone: str
    institution: str
    job: str


def _facts(row: RosterRow, known: _Known) -> tuple[Fact, ...]:
    mine = _of_row(row)
    labels = _Known(
        _("Name"),
        _("Name in Latin letters"),
        _("National number"),
        _("Year of birth"),
        _("Phone"),
        _("Institution"),
        _("Job title"),
    )
    lines = (Fact(*three) for three in zip(labels, mine, known, strict=True))
    return tuple(line for line in lines if line.in_list or line.in_register)


def _of_row(row: RosterRow) -> _Known:
    return _Known(
        str(facts.name(row)),
        facts.text(row, "latin_name"),
        _tail(facts.text(row, "national_tail")),
        facts.text(row, "birth_year"),
        facts.phone(row) or "",
        facts.text(row, "institution"),
        facts.text(row, "job"),
    )


def _of_person(person: Person) -> _Known:
    post = person.posts[0] if person.posts else None
    return _Known(
        person.name_ar,
        person.name_en,
        _tail(person.national_tail or ""),
        str(person.birth_year or ""),
        person.phone or "",
        in_language(post.institution.name) if post else "",
        post.job_title if post else "",
    )


def _tail(digits: str) -> str:
    return isolated(f"…{digits}") if digits else ""
