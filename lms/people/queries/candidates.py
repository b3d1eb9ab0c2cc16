"""Who in the register may be the person of a row: a wide net, drawn once for a whole roster."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, and_, select

from lms.people.models import ImportState, Person, Post, RosterImport, RosterRow, Sex
from lms.people.queries.nearby import names_near
from lms.people.rules.matching import Candidate, Traits
from lms.people.rules.sexes import Sex as WrittenSex
from lms.people.rules.traces import traces
from lms.platform.db import db

Item = TypeVar("Item", UUID, str)

AT_A_TIME = 500
_Registered: TypeAlias = "Select[UUID, str, str | None, int | None, str | None, Sex, UUID | None]"
_Row: TypeAlias = "Row[UUID, str, str | None, int | None, str | None, Sex, UUID | None]"


def candidates(rows: Sequence[Traits]) -> dict[int, list[Candidate[UUID]]]:
    """Return for each row, by its place in the list, the persons worth comparing with."""
    wanted: dict[str, list[int]] = defaultdict(list)
    for number, traits in enumerate(rows):
        for trace in traces(traits):
            wanted[trace].append(number)
    found: dict[int, list[Candidate[UUID]]] = defaultdict(list)
    for candidate in _near(rows, wanted).values():
        for number in _asking(candidate.traits, wanted):
            found[number].append(candidate)
    return found


def _near(rows: Sequence[Traits], wanted: Mapping[str, list[int]]) -> dict[UUID, Candidate[UUID]]:
    """Ask one index at a time: no engine joins them well."""
    names = sorted(names_near(rows, wanted))
    phones = sorted({phone for row in rows for phone in row.phones})
    numbers = sorted({row.national_hash for row in rows if row.national_hash})
    asked = ((Person.name_key, names), (Person.phone, phones), (Person.national_hash, numbers))
    found = (_with(column.in_(some)) for column, keys in asked for some in portions(keys))
    return {candidate.who: candidate for some in found for candidate in some}


def _asking(traits: Traits, wanted: Mapping[str, list[int]]) -> set[int]:
    return {number for trace in traces(traits) for number in wanted.get(trace, ())}


def known(person_ids: Iterable[UUID]) -> Iterator[Candidate[UUID]]:
    """Return some persons of the register as they are compared."""
    for some in portions(sorted(set(person_ids))):
        yield from _with(Person.id.in_(some))


def _with(which: ColumnElement[bool]) -> Iterator[Candidate[UUID]]:
    return map(_candidate, db.session.execute(_registered().where(which)))


def _registered() -> _Registered:
    """Leave out who was merged into somebody, or erased."""
    return (
        select(
            Person.id, Person.name_key, Person.national_hash, Person.birth_year, Person.phone,
            Person.sex, Post.institution_id.label("workplace"),
        )
        .outerjoin(Post, and_(Post.person_id == Person.id, Post.ends_on.is_(None)))
        .where(Person.merged_into_id.is_(None), Person.erased_at.is_(None))
    )  # fmt: skip


def _candidate(row: _Row) -> Candidate[UUID]:
    person_id, key, number, year, phone, sex, institution_id = row
    return Candidate(
        person_id,
        Traits(
            name_key=key,
            national_hash=number,
            birth_year=year,
            phones=frozenset({phone} if phone else ()),
            sex=None if sex is Sex.UNKNOWN else WrittenSex(sex.value),
            institution=_text(institution_id),
        ),
    )


def _text(value: UUID | None) -> str | None:
    """Say nothing of the workplace of somebody without a post."""
    return None if value is None else str(value)


def imported_before(fingerprints: Iterable[str]) -> dict[str, UUID]:
    """Return who a row of exactly this content was, where a confirmed roster had it."""
    found: dict[str, set[UUID]] = defaultdict(set)
    for mark, person_id in _rows_with(fingerprints):
        found[mark].add(person_id)
    kept = _not_merged(person_id for people in found.values() for person_id in people)
    left = {mark: people & kept for mark, people in found.items()}
    return {mark: people.pop() for mark, people in left.items() if len(people) == 1}


def _rows_with(fingerprints: Iterable[str]) -> Iterator[tuple[str, UUID]]:
    """Leave people out of the question: without statistics an engine would begin with them all."""
    done = [ImportState.CONFIRMED, ImportState.UNDONE]
    for some in portions(sorted(set(fingerprints))):
        query = (
            select(RosterRow.fingerprint, RosterRow.person_id)
            .join(RosterImport, RosterImport.id == RosterRow.roster_id)
            .where(RosterRow.fingerprint.in_(some), RosterImport.state.in_(done))
        )
        for mark, person_id in db.session.execute(query):
            if person_id:
                yield mark, person_id


def _not_merged(person_ids: Iterable[UUID]) -> set[UUID]:
    found: set[UUID] = set()
    for some in portions(sorted(set(person_ids))):
        query = select(Person.id).where(Person.id.in_(some), Person.merged_into_id.is_(None))
        found.update(db.session.scalars(query))
    return found


def posts_of(person_ids: Iterable[UUID]) -> dict[UUID, list[Post]]:
    """Return the posts of some persons, oldest first."""
    found: dict[UUID, list[Post]] = defaultdict(list)
    for some in portions(sorted(set(person_ids))):
        query = select(Post).where(Post.person_id.in_(some)).order_by(Post.starts_on)
        for post in db.session.scalars(query):
            found[post.person_id].append(post)
    return found


def persons(person_ids: Iterable[UUID]) -> dict[UUID, Person]:
    """Return some persons by id."""
    found: dict[UUID, Person] = {}
    for some in portions(sorted(set(person_ids))):
        rows = db.session.scalars(select(Person).where(Person.id.in_(some)))
        found |= {person.id: person for person in rows}
    return found


def erased(person_ids: Iterable[UUID]) -> set[UUID]:
    """Return who of some persons was erased; whoever would erase one now waits for us."""
    found: set[UUID] = set()
    for some in portions(sorted(set(person_ids))):
        held = select(Person.id, Person.erased_at).where(Person.id.in_(some))
        rows = db.session.execute(held.order_by(Person.id).with_for_update())
        found |= {person_id for person_id, erased_at in rows if erased_at}
    return found


def persons_with_numbers(hashes: Iterable[str]) -> dict[str, UUID]:
    """Return who holds some national numbers."""
    found: dict[str, UUID] = {}
    for some in portions(sorted(set(hashes))):
        rows = db.session.execute(
            select(Person.national_hash, Person.id).where(Person.national_hash.in_(some))
        )
        found |= {number: person_id for number, person_id in rows if number}
    return found


def portions(items: list[Item]) -> Iterator[list[Item]]:
    """Cut a list of what is asked for into parts that every engine takes."""
    for start in range(0, len(items), AT_A_TIME):
        yield items[start : start + AT_A_TIME]
