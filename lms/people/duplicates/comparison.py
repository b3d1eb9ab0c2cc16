"""Two records beside each other: every field of both, what agrees, what speaks against."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from flask_babel import LazyString, lazy_gettext
from flask_babel import gettext as _

from lms.people import destinations, wording
from lms.people.destinations import Visit
from lms.people.duplicates.models import DuplicatePair
from lms.people.models import Person, Post, Sex
from lms.people.rules.likeness import other_given_name
from lms.people.rules.matching import Reason
from lms.platform.i18n import in_language, isolated

SEXES: dict[Sex, LazyString] = {
    Sex.FEMALE: lazy_gettext("Woman"),
    Sex.MALE: lazy_gettext("Man"),
}


class Agreement(StrEnum):
    """How two records stand to each other in one field."""

    SAME = "same"
    DIFFERENT = "different"
    ONE_ONLY = "one"


@dataclass(frozen=True)
class Fact:
    """One field of both records."""

    label: str
    one: str
    other: str
    same: bool

    @property
    def agreement(self) -> Agreement:
        if self.one and self.other:
            return Agreement.SAME if self.same else Agreement.DIFFERENT
        return Agreement.ONE_ONLY


@dataclass(frozen=True)
class Side:
    """One record with what hangs on it."""

    person: Person
    visits: Sequence[Visit]


@dataclass(frozen=True)
class Words:
    """What speaks for one person, and what for two."""

    agrees: tuple[str, ...]
    differs: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """A pair side by side."""

    pair: DuplicatePair
    sides: tuple[Side, Side]
    facts: tuple[Fact, ...]
    words: Words


def compare(pair: DuplicatePair) -> Comparison:
    """Lay two records beside each other."""
    one, other = pair.one, pair.other
    visits = destinations.trainings().visits
    return Comparison(
        pair=pair,
        sides=(Side(one, visits(one.id)), Side(other, visits(other.id))),
        facts=tuple(fact for fact in _facts(one, other) if fact.one or fact.other),
        words=words(pair),
    )


def words(pair: DuplicatePair) -> Words:
    """Say in short what agrees and what differs."""
    one, other = pair.one, pair.other
    return Words(tuple(map(str, _agrees(one, other))), tuple(map(str, _differs(one, other))))


def _facts(one: Person, other: Person) -> Iterator[Fact]:
    yield Fact(_("Name"), one.name_ar, other.name_ar, one.name_key == other.name_key)
    latin = one.latin_key == other.latin_key
    yield Fact(_("Name in Latin letters"), one.name_en, other.name_en, latin)
    rows = zip(_LABELS, _details(one), _details(other), strict=True)
    for label, mine, yours in rows:
        yield Fact(str(label), mine, yours, mine == yours)


_LABELS = (
    lazy_gettext("Sex"),
    lazy_gettext("Year of birth"),
    lazy_gettext("Phone"),
    lazy_gettext("E-mail"),
    lazy_gettext("National number"),
    lazy_gettext("Access needs"),
)


def _details(person: Person) -> tuple[str, ...]:
    return (
        str(SEXES.get(person.sex, "")),
        str(person.birth_year or ""),
        isolated(person.phone) if person.phone else "",
        isolated(person.email) if person.email else "",
        isolated(f"…{person.national_tail}") if person.national_tail else "",
        person.access_needs,
    )


def _agrees(one: Person, other: Person) -> Iterator[LazyString]:
    same_name = one.name_key == other.name_key
    yield wording.REASONS[Reason.NAME if same_name else Reason.NAME_CLOSE]
    if one.phone and one.phone == other.phone:
        yield wording.REASONS[Reason.PHONE]
    if one.birth_year and one.birth_year == other.birth_year:
        yield wording.REASONS[Reason.BIRTH_YEAR]
    if one.post and other.post and one.post.institution_id == other.post.institution_id:
        yield wording.REASONS[Reason.INSTITUTION]


def _differs(one: Person, other: Person) -> Iterator[LazyString]:
    if other_given_name(one.name_key, other.name_key):
        yield lazy_gettext("Another given name")
    if one.national_hash and other.national_hash:
        yield lazy_gettext("Another national number")
    if one.birth_year and other.birth_year and one.birth_year != other.birth_year:
        yield lazy_gettext("Another year of birth")
    if one.phone and other.phone and one.phone != other.phone:
        yield lazy_gettext("Another phone number")
    if {one.sex, other.sex} == {Sex.FEMALE, Sex.MALE}:
        yield lazy_gettext("Another sex")
    if one.post and other.post and one.post.institution_id != other.post.institution_id:
        yield lazy_gettext("Another institution")


def workplace(person: Person) -> str:
    """Say where somebody works, or worked last."""
    post: Post | None = person.posts[0] if person.posts else None
    return in_language(post.institution.name) if post else ""
