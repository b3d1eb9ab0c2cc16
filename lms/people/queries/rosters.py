"""Reading staged and confirmed rosters."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, Select, case, func, select, true
from sqlalchemy.orm import selectinload
from werkzeug.exceptions import NotFound

from lms.people.models import (
    Decision,
    ImportState,
    Person,
    Post,
    RosterImport,
    RosterRow,
    Verdict,
)
from lms.people.queries.candidates import portions
from lms.people.queries.register import within
from lms.people.rules import names
from lms.platform.db import Plain, db
from lms.platform.identity import Actor, Reach
from lms.platform.permissions import Permission

LEFT_OUT = "left-out"
NOMINATION = "nomination"
ATTENTION = (
    Verdict.ERROR,
    Verdict.PROBABLE,
    Verdict.CHANGED_POST,
    Verdict.NEW,
    Verdict.KNOWN,
)
"""The order in which an officer looks at rows."""


def rosters_of(actor: Actor) -> Select[RosterImport]:
    """Return the rosters an actor may see, newest first: all of them, or their own.

    Lists of nominations are decided about name by name, on the pages of their cohort.
    """
    return (
        select(RosterImport)
        .where(
            _own(actor),
            RosterImport.state != ImportState.DISCARDED,
            RosterImport.goal["kind"].as_string() != NOMINATION,
        )
        .order_by(RosterImport.created_at.desc(), RosterImport.id)
    )


def roster_for(actor: Actor, roster_id: UUID) -> RosterImport:
    """Return one roster the actor may see; anybody else's does not exist."""
    return _found(rosters_of(actor).where(RosterImport.id == roster_id))


def discarded(actor: Actor, roster_id: UUID) -> RosterImport:
    """Return a list the actor sent, or may see, that was discarded."""
    return _found(
        select(RosterImport)
        .where(
            _own(actor),
            RosterImport.id == roster_id,
            RosterImport.state == ImportState.DISCARDED,
        )
        .with_for_update()
    )


def how_many(roster: RosterImport) -> int:
    """Count the rows of a list."""
    rows = select(func.count()).where(RosterRow.roster_id == roster.id)
    return db.session.scalar(rows) or 0


def roster_to_change(actor: Actor, roster_id: UUID) -> RosterImport:
    """Return one roster the actor may see, which nobody else can change meanwhile."""
    return _found(rosters_of(actor).where(RosterImport.id == roster_id).with_for_update())


def _found(query: Select[RosterImport]) -> RosterImport:
    roster = db.session.scalars(query).first()
    if roster is None:
        raise NotFound
    return roster


def row_of(roster: RosterImport, row_id: UUID) -> RosterRow:
    """Return one row of a roster."""
    row = db.session.scalars(
        select(RosterRow).where(RosterRow.roster_id == roster.id, RosterRow.id == row_id)
    ).first()
    if row is None:
        raise NotFound
    return row


def _own(actor: Actor) -> ColumnElement[bool]:
    reach = actor.reach(Permission.PEOPLE_IMPORT)
    return true() if reach.everywhere else RosterImport.created_by == actor.account_id


def rows_to_look_at(roster: RosterImport, kind: str = "", search: str = "") -> Select[RosterRow]:
    """Return the rows of a roster, those that need a person first; of one kind, or one name."""
    place = case({verdict: n for n, verdict in enumerate(ATTENTION)}, value=RosterRow.verdict)
    query = select(RosterRow).where(RosterRow.roster_id == roster.id)
    if kind:
        query = query.where(_of_kind(kind))
    if search:
        query = query.where(RosterRow.ordinal.in_(_named(roster, search)))
    return query.order_by(_left_out(), place, RosterRow.ordinal)


def _named(roster: RosterImport, search: str) -> list[int]:
    """Return the rows whose name has all words of a search, however spelt; or the row so named."""
    words = names.key(search).split()
    rows = db.session.execute(
        select(RosterRow.ordinal, RosterRow.place_in_file, RosterRow.values).where(
            RosterRow.roster_id == roster.id
        )
    )
    return [
        ordinal for ordinal, place, values in rows if place == search or _has_all(words, values)
    ]


def _has_all(words: Sequence[str], values: Mapping[str, Plain]) -> bool:
    parts = ("given", "father", "grandfather", "family")
    written = names.key(" ".join(str(values.get(part) or "") for part in parts))
    latin = str(values.get("latin_name") or "").casefold()
    return bool(words) and all(word in written or word in latin for word in words)


def _left_out() -> ColumnElement[bool]:
    return func.coalesce(RosterRow.decision == Decision.LEAVE_OUT, False)


def _of_kind(kind: str) -> ColumnElement[bool]:
    if kind == LEFT_OUT:
        return _left_out()
    verdicts = [verdict for verdict in Verdict if verdict.value == kind]
    return RosterRow.verdict.in_(verdicts) & ~_left_out()


def counts(roster: RosterImport) -> dict[str, int]:
    """Count the rows of each kind, and those that still wait for a decision."""
    rows = db.session.execute(
        select(RosterRow.verdict, RosterRow.decision, RosterRow.person_id.is_(None), func.count())
        .where(RosterRow.roster_id == roster.id)
        .group_by(RosterRow.verdict, RosterRow.decision, RosterRow.person_id.is_(None))
    )
    found: Counter[str] = Counter()
    for verdict, decision, unwritten, count in rows:
        left_out = decision is Decision.LEAVE_OUT
        found[LEFT_OUT if left_out else verdict.value] += count
        found["written"] += 0 if unwritten else count
        found["waiting"] += count if verdict is Verdict.PROBABLE and decision is None else 0
    return found


def first_confirmed(digest: str) -> datetime | None:
    """Return when this very file was first imported."""
    return db.session.scalar(
        select(func.min(RosterImport.confirmed_at)).where(
            RosterImport.sha256 == digest,
            RosterImport.state.in_([ImportState.CONFIRMED, ImportState.UNDONE]),
        )
    )


def imported_earlier(roster: RosterImport) -> RosterImport | None:
    """Return the last confirmed import of the same file before this one."""
    return db.session.scalars(
        select(RosterImport)
        .where(
            RosterImport.sha256 == roster.sha256,
            RosterImport.state == ImportState.CONFIRMED,
            RosterImport.id != roster.id,
            RosterImport.created_at <= roster.created_at,
        )
        .order_by(RosterImport.created_at.desc())
        .limit(1)
    ).first()


def people_compared(person_ids: Iterable[UUID]) -> dict[UUID, Person]:
    """Return whom doubtful rows may be, with their posts."""
    ids = set(person_ids)
    if not ids:
        return {}
    query = select(Person).where(Person.id.in_(ids))
    people = db.session.scalars(
        query.options(selectinload(Person.posts).joinedload(Post.institution))
    )
    return {person.id: person for person in people}


def beyond_reach(actor: Actor, rows: Iterable[RosterRow]) -> set[UUID]:
    """Return which persons that rows mean or may be the actor may not see."""
    ids = {row.match_id for row in rows if row.match_id}
    return outside(actor.reach(Permission.PEOPLE_READ), ids)


def outside(reach: Reach, person_ids: Iterable[UUID]) -> set[UUID]:
    """Return which of some persons lie outside a reach."""
    ids = set() if reach.everywhere else set(person_ids)
    for some in portions(sorted(ids)):
        ids -= set(db.session.scalars(select(Person.id).where(Person.id.in_(some), within(reach))))
    return ids


def rows_compared(rows: Sequence[RosterRow]) -> dict[int, RosterRow]:
    """Return the rows above that doubtful rows may repeat."""
    above = {row.match_row for row in rows if row.match_row is not None}
    if not above:
        return {}
    found = db.session.scalars(
        select(RosterRow).where(
            RosterRow.roster_id == rows[0].roster_id, RosterRow.ordinal.in_(above)
        )
    )
    return {row.ordinal: row for row in found}


Place = int | str


@dataclass(frozen=True)
class Report:
    """What an import does, by rows of the sheet."""

    rows: int
    new: list[Place] = field(default_factory=list)
    known: list[Place] = field(default_factory=list)
    changed_post: list[Place] = field(default_factory=list)
    probable: list[Place] = field(default_factory=list)
    told: list[RosterRow] = field(default_factory=list)
    """The rows that carry errors or warnings."""
    ignored: list[Place] = field(default_factory=list)


def report(roster: RosterImport, rows: Sequence[RosterRow]) -> Report:
    """Sort the rows of a roster by what becomes of them."""
    taken = [row for row in rows if row.decision is not Decision.LEAVE_OUT]
    left_out = [place(row.place_in_file) for row in rows if row.decision is Decision.LEAVE_OUT]
    return Report(
        rows=len(rows),
        new=_places(taken, Verdict.NEW),
        known=_places(taken, Verdict.KNOWN, Verdict.CHANGED_POST),
        changed_post=_places(taken, Verdict.CHANGED_POST),
        probable=_places(taken, Verdict.PROBABLE),
        told=[row for row in rows if row.messages],
        ignored=[*(place(str(label)) for label in roster.ignored), *left_out],
    )


def place(label: str) -> Place:
    """Return a row's number as a number where the file has one sheet."""
    return int(label) if label.isdigit() else label


def _places(rows: Sequence[RosterRow], *verdicts: Verdict) -> list[Place]:
    return [place(row.place_in_file) for row in rows if row.verdict in verdicts]
