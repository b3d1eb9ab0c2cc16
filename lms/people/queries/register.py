"""Reading the register of people, narrowed to what the actor may see."""

from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, or_, select, true
from sqlalchemy.orm import joinedload, selectinload
from werkzeug.exceptions import NotFound

from lms.people import sealing
from lms.people.models import Person, Post
from lms.people.rules import latin, names, numbers, phones
from lms.platform.db import db
from lms.platform.identity import Actor, Reach
from lms.platform.permissions import Permission

_LONGEST_SEARCH = 200
_FEWEST_DIGITS = 3


def people_of(actor: Actor, search: str = "") -> Select[Person]:
    """Return the people an actor may see, by name; or those a search means."""
    return (
        select(Person)
        .where(Person.merged_into_id.is_(None), Person.erased_at.is_(None))
        .where(_within(actor), matches(search))
        .options(selectinload(Person.posts).joinedload(Post.institution))
        .order_by(Person.name_key, Person.number)
    )


def person_for(
    actor: Actor, person_id: UUID, *, permission: Permission = Permission.PEOPLE_READ
) -> Person:
    """Return one person the actor may see, or do more with; anybody else does not exist."""
    person = db.session.scalars(
        select(Person)
        .where(Person.id == person_id, Person.merged_into_id.is_(None))
        .where(_within(actor, permission), _open_to(permission))
        .options(
            selectinload(Person.posts).options(joinedload(Post.institution), joinedload(Post.place))
        )
    ).first()
    if person is None:
        raise NotFound
    return person


def _open_to(permission: Permission) -> ColumnElement[bool]:
    """Show who was erased, and change nothing of them any more."""
    looks = permission in {Permission.PEOPLE_READ, Permission.PEOPLE_ERASE}
    return true() if looks else Person.erased_at.is_(None)


def may_edit(actor: Actor, person: Person) -> bool:
    """Tell whether somebody who may be seen may be corrected too; nobody who was erased."""
    if person.erased_at is not None:
        return False
    reach = actor.reach(Permission.PEOPLE_EDIT)
    homes = {post.institution_id for post in person.posts if post.ends_on is None}
    return reach.everywhere or not homes.isdisjoint(reach.institutions)


def _within(actor: Actor, permission: Permission = Permission.PEOPLE_READ) -> ColumnElement[bool]:
    return within(actor.reach(permission))


def within(reach: Reach) -> ColumnElement[bool]:
    """Show a focal point who works in their institution now."""
    if reach.everywhere:
        return true()
    return Person.id.in_(
        select(Post.person_id).where(
            Post.institution_id.in_(reach.institutions), Post.ends_on.is_(None)
        )
    )


def matches(search: str) -> ColumnElement[bool]:
    """Find by name in either script and any spelling, by telephone, by number."""
    text = search.strip()[:_LONGEST_SEARCH]
    if not text:
        return true()
    digits = numbers.western_digits(text)
    if sum(sign.isdigit() for sign in digits) >= _FEWEST_DIGITS:
        return _by_digits(digits)
    return _by_name(text)


def _by_name(text: str) -> ColumnElement[bool]:
    key = names.key(text)
    words = and_(true(), *(Person.name_key.contains(word, autoescape=True) for word in key.split()))
    if not names.fold(text).isascii():
        return words
    sounds = latin.skeleton(text).split()
    if not sounds:
        return Person.name_en.icontains(text, autoescape=True)
    return and_(true(), *(_sounds_like(sound) for sound in sounds))


def _sounds_like(sound: str) -> ColumnElement[bool]:
    """Find a sound anywhere; one consonant alone (Ali, Aya) only as a whole word."""
    if len(sound) > 1:
        return Person.latin_key.contains(sound, autoescape=True)
    return (" " + Person.latin_key + " ").contains(f" {sound} ", autoescape=True)


def _by_digits(text: str) -> ColumnElement[bool]:
    ways = [Person.number.icontains(text, autoescape=True)]
    national = numbers.national_number(text)
    if national:
        ways.append(Person.national_hash == sealing.national_hash(national))
    phone = phones.phone(text)
    if phone:
        ways.append(Person.phone == phone)
    tail = "".join(sign for sign in text if sign.isdigit()).lstrip("0")
    if tail:
        ways.append(Person.phone.contains(tail))
    return or_(*ways)
