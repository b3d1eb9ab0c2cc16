"""The rows that belong to a person, in any table, found through its foreign keys."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Column, ColumnElement, exists, false, func, or_, select
from sqlalchemy import Table as SqlTable

from lms.people.erasing.rules.lines import Rows
from lms.people.erasing.rules.personal import PERSONAL
from lms.people.models import Person
from lms.people.queries import merged
from lms.platform.db import Model, db

COUNTED = ("enrolment", "attendance", "attempt", "certificate", "post", "nomination")


def table(name: str) -> SqlTable:
    """Return a table of the metadata."""
    return Model.metadata.tables[name]


def owned(name: str, people: Sequence[UUID]) -> ColumnElement[bool]:
    """Select the rows of a table that belong to some people."""
    ways = (_leads_to(table(name).c[column], people) for column in PERSONAL[name].owners)
    return or_(false(), *ways)


def _leads_to(column: Column[UUID], people: Sequence[UUID]) -> ColumnElement[bool]:
    """Walk to the people: at once, or through the table the column points to."""
    target = next((key.column for key in column.foreign_keys), None)
    if target is None or target.table.name == Person.__tablename__:
        return column.in_(people)
    return column.in_(select(target).where(owned(target.table.name, people)))


def whole(person_id: UUID) -> list[UUID]:
    """Return every record of one human being: the one that is kept and all that went into it."""
    known = merged.ids_of(merged.resolve(person_id)).subquery()
    return list(db.session.scalars(select(known.c.id).order_by(known.c.id)))


def tally(people: Sequence[UUID]) -> dict[str, int]:
    """Count what hangs on some people, in one statement."""
    counts = [
        select(func.count())
        .select_from(table(name))
        .where(owned(name, people))
        .scalar_subquery()
        .label(name)
        for name in COUNTED
    ]
    return dict(db.session.execute(select(*counts)).one()._mapping)  # noqa: SLF001 - its one door


def in_the_way(people: Sequence[UUID]) -> set[str]:
    """Return the tables in which something must be gone before these people are erased."""
    waiting = [name for name, one in PERSONAL.items() if one.rows is Rows.WAIT]
    found = db.session.execute(
        select(*(exists().where(owned(name, people)).label(name) for name in waiting))
    ).one()
    return {name for name, there in zip(waiting, found, strict=True) if there}


def open_cohorts(people: Sequence[UUID]) -> list[str]:
    """Return the codes of the cohorts these people are enrolled in that are not closed."""
    cohort, enrolment = table("cohort"), table("enrolment")
    return list(
        db.session.scalars(
            select(cohort.c.code)
            .join(enrolment, enrolment.c.cohort_id == cohort.c.id)
            .where(owned("enrolment", people))
            .where(enrolment.c.state == "enrolled", cohort.c.state != "closed")
            .distinct()
            .order_by(cohort.c.code)
        )
    )
