"""Which people an export holds, read a portion at a time; and the exports that were made."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select, tuple_
from werkzeug.exceptions import NotFound

from courses.text import Text
from lms.people.accounts.models import Account
from lms.people.models import Institution, Person, Place, PlaceLevel, Post, RankBand, Sex
from lms.people.privacy.learners import learners
from lms.people.privacy.models import PeopleExport
from lms.people.queries import register
from lms.platform.db import db
from lms.platform.identity import Actor, Grant, Reach
from lms.platform.paging import Page, nearest
from lms.platform.permissions import Permission

PORTION = 2000
PER_PAGE = 25


class Listed(NamedTuple):
    """One person as an export may tell them, with their present post."""

    id: UUID
    name_key: str
    number: str
    name_ar: str
    name_en: str
    sex: Sex
    phone: str | None
    email: str | None
    birth_year: int | None
    job_title: str | None
    rank_band: RankBand | None
    institution_ar: str | None
    institution_en: str | None
    station_ar: str | None
    station_en: str | None


_LISTED = (
    select(Person.id, Person.name_key, Person.number, Person.name_ar, Person.name_en)
    .add_columns(Person.sex, Person.phone, Person.email, Person.birth_year)
    .add_columns(Post.job_title, Post.rank_band)
    .add_columns(Institution.name_ar, Institution.name_en, Place.name_ar, Place.name_en)
    .outerjoin(Post, (Post.person_id == Person.id) & Post.ends_on.is_(None))
    .outerjoin(Institution, Institution.id == Post.institution_id)
    .outerjoin(Place, Place.id == Post.place_id)
)
"""The columns of `Listed`, in its order."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which people: everything that is named must hold."""

    search: str = ""
    institution_id: UUID | None = None
    place_id: UUID | None = None
    cohort_id: UUID | None = None
    first: dt.date | None = None
    last: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """A line of the log with who took it."""

    export: PeopleExport
    name: Text | None


def portions(wanted: Wanted, reach: Reach) -> Iterator[list[Listed]]:
    """Yield people with their present post, by name, a portion at a time; each is read on its own.

    The caller may end the transaction between two portions.
    """
    query = _LISTED.where(*_meant(wanted, reach)).order_by(Person.name_key, Person.id)
    after: tuple[str, UUID] | None = None
    while True:
        rest = query if after is None else query.where(tuple_(Person.name_key, Person.id) > after)
        rows = [Listed(*row) for row in db.session.execute(rest.limit(PORTION))]
        if rows:
            yield rows
        if len(rows) < PORTION:
            return
        after = (rows[-1].name_key, rows[-1].id)


def how_many(wanted: Wanted, reach: Reach) -> int:
    """Count the people an export would hold."""
    return db.session.scalar(select(func.count(Person.id)).where(*_meant(wanted, reach))) or 0


def _meant(wanted: Wanted, reach: Reach) -> list[ColumnElement[bool]]:
    held = select(Post.person_id).where(Post.ends_on.is_(None))
    meant = [Person.merged_into_id.is_(None), Person.erased_at.is_(None), register.within(reach)]
    if wanted.search:
        meant.append(register.matches(wanted.search))
    if wanted.institution_id:
        below = _below(Institution, wanted.institution_id)
        meant.append(Person.id.in_(held.where(Post.institution_id.in_(below))))
    if wanted.place_id:
        meant.append(Person.id.in_(held.where(Post.place_id.in_(_below(Place, wanted.place_id)))))
    return [*meant, *_trained(wanted)]


def _trained(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if wanted.cohort_id:
        yield Person.id.in_(learners().of_cohort(wanted.cohort_id))
    if wanted.first or wanted.last:
        yield Person.id.in_(learners().completed(wanted.first, wanted.last))


def _below(tree: type[Institution] | type[Place], root: UUID) -> Select[UUID]:
    """Select a node and everything under it."""
    under = select(tree.id).where(tree.id == root).cte(recursive=True)
    under = under.union(select(tree.id).where(tree.parent_id == under.c.id))
    return select(under.c.id)


def places() -> Sequence[Place]:
    """Return the places a list can be narrowed to, larger before smaller, by name."""
    levels = (PlaceLevel.MANTIKA, PlaceLevel.BALADIYA, PlaceLevel.LOCAL)
    found = db.session.scalars(select(Place).where(Place.level.in_(levels)).order_by(Place.name_ar))
    return sorted(found, key=lambda one: levels.index(one.level))


def reach_of(account_id: UUID) -> Reach:
    """Return where an account may export people now, for work that nobody is signed in for."""
    account = db.session.get(Account, account_id)
    if account is None or account.disabled_at is not None:
        return Reach()
    grants = tuple(Grant(one.role, one.institution_id, one.cohort_id) for one in account.grants)
    person = account.person
    holder = Actor(account.id, person.id, person.name_ar, person.name_en, "", account.id, grants)
    return holder.reach(Permission.PEOPLE_EXPORT)


def name_of(account_id: UUID) -> Text | None:
    """Return the name behind an account."""
    query = select(Person).join(Account, Account.person_id == Person.id)
    person = db.session.scalars(query.where(Account.id == account_id)).first()
    return person.name if person else None


def sees_all(actor: Actor) -> bool:
    """Tell whether somebody sees what others took, not only their own."""
    return actor.reach(Permission.LOOKS_READ).everywhere


def exports_of(actor: Actor, number: int) -> Page[Taken]:
    """Return a page of the exports an actor took, or of all to whoever watches over them."""
    query = select(PeopleExport).where(*_seen_by(actor))
    total = db.session.scalar(select(func.count()).select_from(query.subquery())) or 0
    number = nearest(number, total=total, per_page=PER_PAGE)
    rows = db.session.execute(
        _taken()
        .where(*_seen_by(actor))
        .order_by(PeopleExport.exported_at.desc(), PeopleExport.id.desc())
        .limit(PER_PAGE)
        .offset((number - 1) * PER_PAGE)
    )
    taken = [Taken(export, _name(person)) for export, person in rows]
    return Page(taken, number, total, PER_PAGE)


def export_for(actor: Actor, export_id: UUID) -> Taken:
    """Return one export to whoever took it or watches over all; to others it does not exist."""
    row = db.session.execute(_taken().where(PeopleExport.id == export_id, *_seen_by(actor))).first()
    if row is None:
        raise NotFound
    return Taken(row[0], _name(row[1]))


def _name(person: Person | None) -> Text | None:
    return person.name if person else None


def is_logged(export_id: UUID) -> bool:
    """Tell whether an export was made already."""
    return db.session.get(PeopleExport, export_id) is not None


def _taken() -> Select[PeopleExport, Person]:
    return (
        select(PeopleExport, Person)
        .outerjoin(Account, Account.id == PeopleExport.exported_by)
        .outerjoin(Person, Person.id == Account.person_id)
    )


def _seen_by(actor: Actor) -> list[ColumnElement[bool]]:
    return [] if sees_all(actor) else [PeopleExport.exported_by == actor.account_id]
