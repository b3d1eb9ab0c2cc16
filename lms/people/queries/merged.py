"""Following the ids of merged records: an old id leads to the record that is kept."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased

from lms.people.models import Person
from lms.platform.db import db


def resolve(person_id: UUID) -> UUID:
    """Return the id under which a person is kept now, through any number of merges."""
    return resolve_all([person_id])[person_id]


def resolve_all(person_ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """Return for each id the one under which that person is kept now; one statement.

    An id that nobody has stands for itself.
    """
    asked = set(person_ids)
    way = (
        select(Person.id.label("asked"), Person.id.label("here"), Person.merged_into_id)
        .where(Person.id.in_(asked))
        .cte("way", recursive=True)
    )
    following = aliased(Person)
    way = way.union(
        select(way.c.asked, following.id, following.merged_into_id).join(
            following, following.id == way.c.merged_into_id
        )
    )
    ends = select(way.c.asked, way.c.here).where(way.c.merged_into_id.is_(None))
    return {one: one for one in asked} | {row.asked: row.here for row in db.session.execute(ends)}


def leading_on(named: Mapping[str, UUID]) -> dict[str, UUID]:
    """Let whatever names a merged record name the one that is kept."""
    if not named:
        return {}
    ends = resolve_all(named.values())
    return {name: ends[person_id] for name, person_id in named.items()}


def ids_of(person_id: UUID) -> Select[UUID]:
    """Select every id that leads to a person, with their own: for what names people by id alone."""
    known = select(Person.id).where(Person.id == person_id).cte("known", recursive=True)
    known = known.union(select(Person.id).join(known, Person.merged_into_id == known.c.id))
    return select(known.c.id)
