"""Narrowing the register to the names a list may mean, within its years and its workplaces."""

from collections.abc import Container, Iterator, Sequence
from itertools import chain
from uuid import UUID

from sqlalchemy import select

from lms.people.models import Person, Post
from lms.people.rules.matching import Traits
from lms.people.rules.traces import shares
from lms.platform.db import db

_Named = Iterator[tuple[int | str, str]]
"""A year or a workplace, and the key of a name there."""


def names_near(rows: Sequence[Traits], wanted: Container[str]) -> set[str]:
    """Return the keys of the rows and those that leave a trace which is wanted.

    Only keys are read, from indexes: whoever walks through the register carries nobody along.
    """
    found = {row.name_key for row in rows}
    for ground, name_key in chain(_of_years(rows), _of_workplaces(rows)):
        if name_key not in found and any(one in wanted for one in shares(ground, name_key)):
            found.add(name_key)
    return found


def _of_years(rows: Sequence[Traits]) -> _Named:
    years = sorted({row.birth_year for row in rows if row.birth_year})
    query = select(Person.birth_year, Person.name_key).where(Person.birth_year.in_(years))
    for year, name_key in db.session.execute(query) if years else ():
        if year:
            yield year, name_key


def _of_workplaces(rows: Sequence[Traits]) -> _Named:
    workplaces = {UUID(row.institution): row.institution for row in rows if row.institution}
    query = (
        select(Post.institution_id, Person.name_key)
        .join(Person, Person.id == Post.person_id)
        .where(Post.institution_id.in_(sorted(workplaces)), Post.ends_on.is_(None))
    )
    for institution_id, name_key in db.session.execute(query) if workplaces else ():
        yield workplaces[institution_id], name_key
