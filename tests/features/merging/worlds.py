"""Worlds of a few people with everything that can hang on them, and what happens in them."""

from sqlalchemy import select

from lms.platform.db import Model, db

LEDGER = frozenset({"merge", "merge_step", "audit_entry", "audit_detail"})
Dump = dict[str, list[dict[str, object]]]


def dump(*, besides: frozenset[str] = LEDGER) -> Dump:
    """Return every row of every table, as the database says it."""
    db.session.rollback()
    return {
        table.name: sorted(
            (dict(row) for row in db.session.execute(select(table)).mappings()), key=repr
        )
        for table in Model.metadata.sorted_tables
        if table.name not in besides
    }
