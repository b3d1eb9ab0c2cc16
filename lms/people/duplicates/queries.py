"""Pairs that may be one person, narrowed to those whose both records the actor may merge."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, true
from sqlalchemy.orm import joinedload, selectinload
from werkzeug.exceptions import NotFound

from lms.people.duplicates.models import DuplicatePair, PairState
from lms.people.duplicates.rules import Pair
from lms.people.models import Person, Post
from lms.people.queries.candidates import portions
from lms.platform.db import db
from lms.platform.identity import Actor
from lms.platform.permissions import Permission

MOST_SHOWN = 5
"""Possible duplicates on a person's page; the list has them all."""

_posts = selectinload(Person.posts).options(joinedload(Post.institution), joinedload(Post.place))
_WITH_PEOPLE = (
    joinedload(DuplicatePair.one).options(_posts),
    joinedload(DuplicatePair.other).options(_posts),
)


def pairs_of(actor: Actor, state: PairState) -> Select[DuplicatePair]:
    """Return the pairs an actor may decide about, the clearest evidence first."""
    return (
        select(DuplicatePair)
        .where(DuplicatePair.state == state, _standing(), _within(actor))
        .options(*_WITH_PEOPLE)
        .order_by(
            DuplicatePair.weight.desc(), DuplicatePair.likeness.desc(), DuplicatePair.id.desc()
        )
    )


def pair_for(actor: Actor, pair_id: UUID) -> DuplicatePair:
    """Return one pair the actor may decide about; any other does not exist."""
    pair = db.session.scalars(
        select(DuplicatePair)
        .where(DuplicatePair.id == pair_id, _standing(), _within(actor))
        .options(*_WITH_PEOPLE)
    ).first()
    if pair is None:
        raise NotFound
    return pair


def waiting(actor: Actor) -> int:
    """Count the pairs that wait for the actor."""
    return _count(_within(actor)) if actor.may(Permission.PEOPLE_MERGE) else 0


def all_waiting() -> int:
    """Count the pairs that wait for anybody."""
    return _count(true())


def _count(which: ColumnElement[bool]) -> int:
    waits = DuplicatePair.state == PairState.WAITING
    found = select(func.count(DuplicatePair.id)).where(waits, _standing(), which)
    return db.session.scalar(found) or 0


def pairs_with(actor: Actor, person_id: UUID) -> list[tuple[DuplicatePair, Person]]:
    """Return the waiting pairs of one person, each with the other record."""
    if not actor.may(Permission.PEOPLE_MERGE):
        return []
    here = or_(DuplicatePair.one_id == person_id, DuplicatePair.other_id == person_id)
    pairs = db.session.scalars(pairs_of(actor, PairState.WAITING).where(here).limit(MOST_SHOWN))
    return [(pair, pair.other if pair.one_id == person_id else pair.one) for pair in pairs]


def kept(person_ids: Iterable[UUID]) -> Iterator[DuplicatePair]:
    """Return the pairs in which some people stand, each once."""
    seen: set[UUID] = set()
    for some in portions(sorted(set(person_ids))):
        here = or_(DuplicatePair.one_id.in_(some), DuplicatePair.other_id.in_(some))
        for pair in db.session.scalars(select(DuplicatePair).where(here)):
            if pair.id not in seen:
                seen.add(pair.id)
                yield pair


def pair_between(pair: Pair) -> DuplicatePair | None:
    """Return what is kept of two records."""
    one_id, other_id = pair
    return db.session.scalars(
        select(DuplicatePair).where(
            DuplicatePair.one_id == one_id, DuplicatePair.other_id == other_id
        )
    ).first()


def _standing() -> ColumnElement[bool]:
    """Leave out pairs of which one was merged away; an erasure takes its pairs with it."""
    gone = select(Person.id).where(Person.merged_into_id.is_not(None))
    return and_(DuplicatePair.one_id.not_in(gone), DuplicatePair.other_id.not_in(gone))


def _within(actor: Actor) -> ColumnElement[bool]:
    """Both people work where the actor may merge."""
    reach = actor.reach(Permission.PEOPLE_MERGE)
    if reach.everywhere:
        return true()
    here = select(Post.person_id).where(
        Post.institution_id.in_(reach.institutions), Post.ends_on.is_(None)
    )
    return and_(DuplicatePair.one_id.in_(here), DuplicatePair.other_id.in_(here))
