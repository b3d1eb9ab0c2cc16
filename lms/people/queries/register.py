"""Reading the register of people, narrowed to what the actor may see."""

from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, or_, select, true, union
from sqlalchemy.orm import aliased, joinedload, selectinload
from werkzeug.exceptions import NotFound

from lms.people import sealing
from lms.people.models import Person, Post
from lms.people.rules import latin, names, numbers, phones
from lms.platform.db import db
from lms.platform.identity import Actor, Reach
from lms.platform.permissions import Permission

_LONGEST_SEARCH = 200
_FEWEST_DIGITS = 3
_LOOKS = {Permission.PEOPLE_READ, Permission.PEOPLE_ERASE, Permission.LOOKS_READ}
"""What is open of somebody who was erased: nothing of them is changed or handed out any more."""


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
    return true() if permission in _LOOKS else Person.erased_at.is_(None)


def may(actor: Actor, permission: Permission, person: Person) -> bool:
    """Tell of somebody the actor sees what else they may do with them."""
    if person.erased_at is not None and permission not in _LOOKS:
        return False
    reach = actor.reach(permission)
    return reach.everywhere or bool(
        person.post and person.post.institution_id in reach.institutions
    )


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
    """Every word that was typed, in its own script."""
    words = names.tidy(text).split()
    if not words:
        return Person.name_en.icontains(text, autoescape=True)
    arabic = " ".join(word for word in words if names.is_arabic(word))
    other = " ".join(word for word in words if not names.is_arabic(word))
    ways = [_begins(word) for word in names.key(arabic).split()]
    return and_(true(), *ways, *_by_sounds(other))


def _begins(word: str) -> ColumnElement[bool]:
    """Find a word by its beginning, after عبد too: حمد is not looked for within محمد."""
    padded = " " + Person.name_key
    servant = padded.contains(f" عبدال{word}", autoescape=True)
    return or_(padded.contains(f" {word}", autoescape=True), servant)


def _by_sounds(text: str) -> list[ColumnElement[bool]]:
    """Find everyday names as the names they are, others by their consonants."""
    if text and not latin.skeleton(text):
        return [Person.name_en.icontains(text, autoescape=True)]
    return [_sounds_like(word, sound) for word, sound in latin.sounded(text)]


def _sounds_like(word: str, sound: str) -> ColumnElement[bool]:
    """One consonant alone (Zwai, Aya) is looked for as a whole word."""
    if name := latin.arabic(word):
        return or_(_begins(name), Person.name_en.icontains(word, autoescape=True))
    end = "" if len(sound) > 1 else " "
    return (" " + Person.latin_key + " ").contains(f" {sound}{end}", autoescape=True)


def _by_digits(text: str) -> ColumnElement[bool]:
    """Ask one way at a time: each has an index that no other has."""
    numbered = Person.number.icontains(text, autoescape=True)
    ways = [numbered]
    national = numbers.national_number(text)
    if national:
        ways.append(Person.national_hash == sealing.national_hash(national))
    phone = phones.phone(text)
    if phone:
        ways.append(Person.phone == phone)
    tail = "".join(sign for sign in text if sign.isdigit()).lstrip("0")
    if len(tail) >= _FEWEST_DIGITS and not _has_letters(text):
        ways.append(Person.phone.contains(tail))
    found = (select(Person.id).where(way) for way in ways)
    return Person.id.in_(union(*found, _kept_instead(numbered)))


def _has_letters(text: str) -> bool:
    """A number of the register begins with a letter, and is no piece of a telephone number."""
    return any(sign.isalpha() for sign in text)


def _kept_instead(which: ColumnElement[bool]) -> Select[UUID | None]:
    """Follow records that were merged, through any number of merges: an old number leads on."""
    merged = Person.merged_into_id.is_not(None)
    gone = select(Person.merged_into_id.label("id")).where(which, merged).cte(recursive=True)
    next_one = aliased(Person)
    onward = select(next_one.merged_into_id).join(gone, next_one.id == gone.c.id)
    gone = gone.union(onward.where(next_one.merged_into_id.is_not(None)))
    return select(gone.c.id)
