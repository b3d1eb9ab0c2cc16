"""Narrowing the register, in SQL, to the people a few rows may mean: nobody walks for one row."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, literal, or_, select, union
from sqlalchemy.orm import InstrumentedAttribute

from lms.people.models import Person, Post
from lms.people.rules.matching import Traits
from lms.people.rules.traces import sounds
from lms.platform.db import db

FEW = 8
"""More rows than these are looked for faster in one walk through everybody."""
_FEWEST_SHARED = 2


def ids_near(rows: Sequence[Traits]) -> list[UUID]:
    """Return who shares a number, a telephone, the name, or part of it and a year or workplace."""
    ways = [way for row in rows for way in _ways(row)]
    return list(db.session.scalars(union(*ways)))


def _ways(row: Traits) -> Iterator[Select[UUID]]:
    """Ask one index at a time: no engine joins them well."""
    yield select(Person.id).where(Person.name_key == row.name_key)
    if row.national_hash:
        yield select(Person.id).where(Person.national_hash == row.national_hash)
    if row.phones:
        yield select(Person.id).where(Person.phone.in_(row.phones))
    if row.birth_year:
        yield select(Person.id).where(Person.birth_year == row.birth_year, _alike(row))
    if row.institution:
        here = and_(Post.institution_id == UUID(row.institution), Post.ends_on.is_(None))
        yield select(Person.id).join(Post, Post.person_id == Person.id).where(here, _alike(row))


def _alike(row: Traits) -> ColumnElement[bool]:
    """Ask for words of the name, or for their sounds, in any order."""
    return or_(
        _most_of(Person.name_key, row.name_key.split()),
        _most_of(Person.latin_key, sounds(row.name_key)),
    )


def _most_of(column: InstrumentedAttribute[str], words: Sequence[str]) -> ColumnElement[bool]:
    padded = " " + column + " "
    shared = sum(
        (case((padded.contains(f" {word} ", autoescape=True), 1), else_=0) for word in set(words)),
        start=literal(0),
    )
    return shared >= min(len(set(words)), _FEWEST_SHARED)
