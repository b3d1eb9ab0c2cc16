"""Writing what staff know of a person: details, posts, somebody new."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from lms.people import sealing
from lms.people.accounts import holders
from lms.people.duplicates import services as duplicates
from lms.people.models import Institution, Person, Post, RankBand
from lms.people.queries import candidates
from lms.people.reasons import Reason
from lms.people.records import queries
from lms.people.roster.entries import Entry
from lms.people.roster.reading import RosterRow
from lms.people.rules import careers
from lms.people.rules.careers import Span
from lms.people.rules.matching import Likely
from lms.people.rules.numbers import NationalNumber
from lms.people.services import desk, judging
from lms.platform import audit
from lms.platform.db import Plain, db
from lms.platform.identity import Actor
from lms.platform.refusals import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What may be known of a person beside names; a number that is not given stays as it is."""

    birth_year: int | None
    phone: str | None
    email: str | None
    national_number: NationalNumber | None
    access_needs: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A post as it was held, from day to day."""

    institution_id: UUID
    job_title: str
    rank_band: RankBand | None
    place_id: UUID | None
    starts_on: dt.date
    ends_on: dt.date | None

    @property
    def span(self) -> Span:
        """Return the post as far as time is concerned."""
        return Span(self.institution_id, self.starts_on, self.ends_on)


def likely(entry: Entry) -> Sequence[Likely[UUID]]:
    """Return who of the register a newcomer may be, best first."""
    judged = judging.judge([RosterRow("1", entry, ())])[0]
    return [
        Likely(one.who, one.verdict, one.likeness)
        for one in judged.match.likely
        if isinstance(one.who, UUID)
    ]


def add(entry: Entry, institution: Institution | None, *, on: dt.date) -> UUID:
    """Write somebody new with the post they hold; return their id."""
    person_id = desk.register(entry, institution, on=on)
    audit.record("people:add", "person", person_id, person_id=person_id)
    duplicates.look_for([person_id])
    return person_id


def detail(person: Person, details: Details, *, by: Actor) -> None:
    """Keep what is known of a person.

    Raise `Refused` where the national number is somebody else's, or the address leads into an
    account that may do more than the actor's.
    """
    if not may_write_to(person, details.email, by=by):
        raise Refused(Reason.HOLDS_MORE)
    before = _said(person)
    person.birth_year, person.phone, person.email = (
        details.birth_year,
        details.phone,
        details.email,
    )
    person.access_needs, person.language = details.access_needs, details.language
    if details.national_number is not None:
        _number(person, details.national_number)
    db.session.flush()
    _record("people:detail", person, before, _said(person))


def may_write_to(person: Person, email: str | None, *, by: Actor) -> bool:
    """Tell whether the address of somebody may become another one by this hand."""
    return (person.email or None) == email or not holders.hold_more(by, [person.id])


def _number(person: Person, number: NationalNumber) -> None:
    key = sealing.national_hash(number)
    holder = candidates.persons_with_numbers([key]).get(key)
    if holder not in {None, person.id}:
        raise Refused(Reason.NUMBER_TAKEN)
    person.national_hash, person.national_tail = key, number.digits[-3:]


def _said(person: Person) -> dict[str, Plain]:
    return {
        "born": person.birth_year,
        "phone": person.phone,
        "email": person.email,
        "number": person.national_tail,
        "needs": person.access_needs,
        "language": person.language,
    }


def take_post(person: Person, held: Held) -> Post:
    """Give a person a post; the one held until then ends the day before.

    Raise `Refused` where it would cover days of another one that is over.
    """
    posts = [post for post in person.posts if post.span.covers(held.starts_on)]
    for post in posts:
        if post.ends_on is None and post.starts_on < held.starts_on:
            post.ends_on = careers.end_before(post.span, held.starts_on)
    db.session.flush()
    _keep_apart(person, held.span, besides=None)
    post = Post(person_id=person.id)
    _write(post, held)
    db.session.add(post)
    db.session.flush()
    db.session.expire(person, ["posts"])
    _record("people:post", person, None, _of(post))
    return post


def correct_post(person: Person, post: Post, held: Held) -> None:
    """Correct a post; trainings keep the post that was copied when they began."""
    _keep_apart(person, held.span, besides=post.id)
    before = _of(post)
    _write(post, held)
    db.session.flush()
    _record("people:post", person, before, _of(post))


def remove_post(person: Person, post: Post) -> int:
    """Take out a post that was never held; return the act under which it can be put back."""
    before = _of(post)
    db.session.delete(post)
    db.session.flush()
    db.session.expire(person, ["posts"])
    _record("people:post", person, before, None)
    db.session.flush()
    return queries.last_act(person)


def put_back(person: Person, said: dict[str, Plain]) -> None:
    """Give a person back the post that an act took out."""
    text = {name: str(value or "") for name, value in said.items()}
    take_post(
        person,
        Held(
            institution_id=UUID(text["institution"]),
            job_title=text["job"],
            rank_band=RankBand(text["rank"]) if text["rank"] else None,
            place_id=UUID(text["place"]) if text["place"] else None,
            starts_on=dt.date.fromisoformat(text["from"]),
            ends_on=dt.date.fromisoformat(text["to"]) if text["to"] else None,
        ),
    )


def _keep_apart(person: Person, span: Span, *, besides: UUID | None) -> None:
    """One post at a time."""
    others = [post.span for post in person.posts if post.id != besides]
    if careers.overlapping(span, others):
        raise Refused(Reason.POSTS_OVERLAP)


def _write(post: Post, held: Held) -> None:
    post.institution_id, post.place_id = held.institution_id, held.place_id
    post.job_title, post.rank_band = held.job_title, held.rank_band
    post.starts_on, post.ends_on = held.starts_on, held.ends_on


def _of(post: Post) -> dict[str, Plain]:
    return {
        "institution": str(post.institution_id),
        "job": post.job_title,
        "rank": post.rank_band,
        "place": str(post.place_id or ""),
        "from": str(post.starts_on),
        "to": str(post.ends_on or ""),
    }


def _record(
    act: str, person: Person, before: dict[str, Plain] | None, after: dict[str, Plain] | None
) -> None:
    """Write down what changed; what is known now may tell that two records are one person."""
    if before != after:
        audit.record(act, "person", person.id, before=before, after=after, person_id=person.id)
        duplicates.look_for([person.id])
