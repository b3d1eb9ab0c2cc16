"""Lists in which somebody stands: rows that were written, and rows that never were."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, and_, delete, or_, select, update
from sqlalchemy.orm import aliased

from lms.people.erasing.queries import owned
from lms.people.erasing.queries.mentions import says
from lms.people.erasing.rules.personal import PERSONAL
from lms.people.erasing.services import wiping
from lms.people.models import Decision, Person, RosterFile, RosterRow, Verdict
from lms.people.services import facts
from lms.platform.db import db

CERTAIN = (Verdict.KNOWN, Verdict.CHANGED_POST)


def forget(people: Sequence[Person]) -> None:
    """Empty the rows these people stand in, written or not, and delete the files they came in."""
    ids = [one.id for one in people]
    unwritten = [*db.session.scalars(select(RosterRow).where(_unwritten(ids)))]
    alike = [row for one in people for row in _alike(one)]
    theirs = [row.id for row in (*unwritten, *alike)]
    written = RosterRow.person_id.in_(ids)
    named = select(RosterRow.roster_id).where(or_(written, RosterRow.id.in_(theirs)))
    db.session.execute(delete(RosterFile).where(RosterFile.roster_id.in_(named)))
    left_out = {**wiping.emptied("roster_row"), "decision": Decision.LEAVE_OUT}
    db.session.execute(update(RosterRow).where(RosterRow.id.in_(theirs)).values(left_out))
    _empty_below(theirs)
    _let_go(ids)
    db.session.expire_all()


def _empty_below(rows: Sequence[UUID]) -> None:
    """Empty what was said about rows that wrote nobody: a nomination waits by its row alone."""
    for name, one in PERSONAL.items():
        for owner in one.owners if one.changed else ():
            column = owned.table(name).c[owner]
            if any(key.column.table.name == RosterRow.__tablename__ for key in column.foreign_keys):
                change = update(owned.table(name)).where(column.in_(rows))
                db.session.execute(change.values(wiping.emptied(name)))


def _unwritten(ids: Sequence[UUID]) -> ColumnElement[bool]:
    """Rows that are certainly theirs, or repeat a row that is, and wrote nobody."""
    own = aliased(RosterRow)
    repeated = and_(own.roster_id == RosterRow.roster_id, own.ordinal == RosterRow.match_row)
    same = or_(RosterRow.verdict.in_(CERTAIN), RosterRow.decision == Decision.SAME)
    marks = select(own.fingerprint).where(own.person_id.in_(ids), own.fingerprint != "")
    return and_(
        RosterRow.person_id.is_(None),
        or_(
            and_(RosterRow.match_id.in_(ids), same),
            RosterRow.fingerprint.in_(marks),
            select(own.id).where(own.person_id.in_(ids), repeated).exists(),
        ),
    )


def _alike(person: Person) -> list[RosterRow]:
    """Return rows that wrote nobody and bear the whole name, a number or an address of somebody."""
    known = [text for text in (person.phone, person.email, person.national_hash) if text]
    name = and_(*(says(RosterRow.values, [part]) for part in person.name_ar.split()))
    rows = db.session.scalars(
        select(RosterRow).where(
            RosterRow.person_id.is_(None), or_(says(RosterRow.values, known), name)
        )
    )
    return [row for row in rows if _is_named(row, person) or _says_any(row, known)]


def _is_named(row: RosterRow, person: Person) -> bool:
    return facts.name(row).key == person.name_key


def _says_any(row: RosterRow, known: Sequence[str]) -> bool:
    said = [row.values.get("email"), row.values.get("national_hash"), row.values.get("phones")]
    return any(text == one or (isinstance(one, list) and text in one)
               for one in said for text in known)  # fmt: skip


def _let_go(ids: Sequence[UUID]) -> None:
    """Rows that were only perhaps theirs bring somebody new."""
    doubtful = RosterRow.match_id.in_(ids) & RosterRow.person_id.is_(None)
    db.session.execute(
        update(RosterRow)
        .where(doubtful, RosterRow.verdict == Verdict.PROBABLE)
        .values(match_id=None, verdict=Verdict.NEW, reasons=[], messages=[])
    )
    others = RosterRow.match_id.in_(ids) & RosterRow.person_id.not_in(ids)
    db.session.execute(update(RosterRow).where(others).values(match_id=None))
