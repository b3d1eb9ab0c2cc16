"""Doing what the map says to every row that belongs to somebody."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, String, cast, delete, func, literal, null, or_, select, update

from lms.people.erasing.queries import owned
from lms.people.erasing.rules.lines import LEFT, Fate, Rows, ledger
from lms.people.erasing.rules.personal import PERSONAL
from lms.people.merging.models import MergeStep
from lms.platform import audit, clock
from lms.platform.audit import AuditDetail, AuditEntry
from lms.platform.db import Model, db


def wipe(people: Sequence[UUID]) -> None:
    """Empty and delete, children first; then the ledger and what acts said."""
    _empty_acts(people)
    _empty_ledger(people)
    for one in reversed(Model.metadata.sorted_tables):
        if one.name in PERSONAL and PERSONAL[one.name].owners:
            _wipe_rows(one.name, people)
    db.session.expire_all()


def _wipe_rows(name: str, people: Sequence[UUID]) -> None:
    """Do to the rows of one table what its lines say."""
    rows = owned.owned(name, people)
    if PERSONAL[name].rows is Rows.GO:
        db.session.execute(delete(owned.table(name)).where(rows))
    elif PERSONAL[name].rows is Rows.STAY and PERSONAL[name].changed:
        db.session.execute(update(owned.table(name)).where(rows).values(emptied(name)))


def emptied(name: str) -> dict[str, object]:
    """Return what the columns of a table hold after an erasure."""
    return dict(_emptied(name))


def _emptied(name: str) -> Iterator[tuple[str, object]]:
    table = owned.table(name)
    for column, fate in PERSONAL[name].changed.items():
        if fate is Fate.OWN_MARK:
            yield column, cast(table.c.id, String)
        elif fate is Fate.NOW:
            kind = table.c[column].type
            yield column, func.coalesce(table.c[column], literal(clock.now(), kind))
        else:
            yield column, null() if LEFT[fate] is None else LEFT[fate]


def _empty_ledger(people: Sequence[UUID]) -> None:
    """Leave the steps of merges, so that one can be taken back without bringing anything back."""
    steps = select(MergeStep).where(owned.owned("merge_step", people))
    for step in db.session.scalars(steps):
        lines = PERSONAL[step.table_name].lines if step.table_name in PERSONAL else {}
        step.before, step.after = ledger(lines, step.before), ledger(lines, step.after)
    db.session.flush()


def _empty_acts(people: Sequence[UUID]) -> None:
    """Empty what the acts on these people, and on whatever is theirs, said before and after."""
    theirs = or_(*_things(people))
    entries = select(AuditEntry.id).where(theirs)
    audit.empty(AuditDetail.person_id.in_(people) | AuditDetail.entry_id.in_(entries))


def _things(people: Sequence[UUID]) -> Iterator[ColumnElement[bool]]:
    for name, one in PERSONAL.items():
        if one.owners and "id" in one.lines:
            ids = select(owned.table(name).c.id).where(owned.owned(name, people))
            yield AuditEntry.thing_id.in_(ids)
