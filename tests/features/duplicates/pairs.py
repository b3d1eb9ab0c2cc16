"""Pairs as the tests make and read them."""

from collections.abc import Sequence

from sqlalchemy import select

from lms.people.duplicates import services
from lms.people.duplicates.models import DuplicatePair
from lms.people.models import Person
from lms.platform.db import db, unit_of_work


def look_for(*people: Person) -> None:
    """Compare people with the register."""
    ids = [person.id for person in people]
    with unit_of_work():
        services.look_for(ids)


def call_different(one: Person, other: Person) -> None:
    """Say that two people are two."""
    ids = one.id, other.id
    with unit_of_work():
        services.call_different(*ids, by=None)


def everything() -> Sequence[DuplicatePair]:
    """Return all pairs, the clearest first."""
    order = DuplicatePair.weight.desc(), DuplicatePair.likeness.desc()
    return db.session.scalars(select(DuplicatePair).order_by(*order)).all()


def only() -> DuplicatePair:
    """Return the one pair there is."""
    return db.session.scalars(select(DuplicatePair)).one()
