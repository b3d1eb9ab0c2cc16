"""Reading institutions and places for those who keep them."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy.orm import joinedload
from werkzeug.exceptions import NotFound

from lms.people.models import Institution, Person, Place, PlaceLevel, Post
from lms.platform.db import db
from lms.platform.identity import Actor
from lms.platform.permissions import Permission


def institutions_of(actor: Actor) -> Sequence[Institution]:
    """Return the institutions an actor keeps."""
    query = select(Institution).where(_kept(actor)).order_by(Institution.name_ar)
    return db.session.scalars(query).all()


def institution_for(actor: Actor, institution_id: UUID) -> Institution:
    """Return one institution the actor keeps; any other does not exist."""
    found = db.session.scalars(
        select(Institution).where(Institution.id == institution_id, _kept(actor))
    ).first()
    if found is None:
        raise NotFound
    return found


def _kept(actor: Actor) -> ColumnElement[bool]:
    reach = actor.reach(Permission.INSTITUTIONS_MANAGE)
    return true() if reach.everywhere else Institution.id.in_(reach.institutions)


def people_now() -> Counter[UUID]:
    """Count the people who hold a post now, by institution."""
    rows = db.session.execute(
        select(Post.institution_id, func.count(Post.person_id.distinct()))
        .join(Post.person)
        .where(Post.ends_on.is_(None), Person.merged_into_id.is_(None))
        .group_by(Post.institution_id)
    )
    return Counter(dict(rows.all()))


def every_institution() -> Sequence[Institution]:
    """Return all institutions, for knowing a name that is taken."""
    return db.session.scalars(select(Institution)).all()


def places() -> Sequence[Place]:
    """Return all places by code: parents before what lies in them."""
    return db.session.scalars(select(Place).order_by(Place.pcode)).all()


def open_places(*, on: date) -> Sequence[Place]:
    """Return the places in use on a day, by code."""
    return [place for place in places() if place.valid_to is None or place.valid_to >= on]


def place(place_id: UUID) -> Place:
    """Return one place."""
    found = db.session.get(Place, place_id, options=[joinedload(Place.parent)])
    if found is None:
        raise NotFound
    return found


def local_codes(parent: Place) -> Sequence[str]:
    """Return the local codes given under a place so far, in use or not."""
    return db.session.scalars(
        select(Place.pcode).where(Place.parent_id == parent.id, Place.level == PlaceLevel.LOCAL)
    ).all()
