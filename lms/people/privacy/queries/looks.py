"""Reading who looked at whose record."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select, true
from sqlalchemy.orm import aliased, join

from courses.text import Text
from lms.people.accounts.models import Account
from lms.people.models import Person
from lms.people.privacy.rules.looking import BEFORE, Day
from lms.people.queries import register
from lms.platform import clock
from lms.platform.db import db
from lms.platform.identity import Actor
from lms.platform.journal import JournalEntry, Kind
from lms.platform.paging import PER_PAGE, Page, nearest
from lms.platform.permissions import Permission

MOST_READERS = 10

Looker = aliased(Person, name="looker")
_SOURCE = (
    join(JournalEntry, Person, Person.id == JournalEntry.thing_id, isouter=True)
    .join(Account, Account.id == JournalEntry.account_id, isouter=True)
    .join(Looker, Looker.id == Account.person_id, isouter=True)
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which looks: everything that is named must hold."""

    person_id: UUID | None = None
    staff_number: str = ""
    register_number: str = ""
    day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody looked at a person, or at a list where there is none."""

    at: dt.datetime
    page: str
    person: Person | None
    by: Text | None
    staff_number: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """How much one account read on a day."""

    by: Text
    staff_number: str
    day: Day


def looks(actor: Actor, asked: Asked, number: int) -> Page[Look]:
    """Return a page of the looks an actor may see, newest first."""
    conditions = [_within(actor), *_meant(asked)]
    counted = select(func.count(JournalEntry.id)).select_from(_SOURCE).where(*conditions)
    total = db.session.scalar(counted) or 0
    number = nearest(number, total=total, per_page=PER_PAGE)
    rows = db.session.execute(
        select(JournalEntry.at, JournalEntry.outcome, Person, Looker, Account.staff_number)
        .select_from(_SOURCE)
        .where(*conditions)
        .order_by(JournalEntry.at.desc(), JournalEntry.id.desc())
        .limit(PER_PAGE)
        .offset((number - 1) * PER_PAGE)
    )
    found = [Look(at, page, person, _name(who), staff) for at, page, person, who, staff in rows]
    return Page(found, number, total, PER_PAGE)


def _name(looker: Person | None) -> Text | None:
    return looker.name if looker else None


def readings(actor: Actor, day: dt.date) -> Sequence[Reading]:
    """Return who read most on a day, each beside what is usual for them."""
    begins, ends = _bounds(day)
    before = begins - dt.timedelta(days=BEFORE)
    that_day = func.sum(case((JournalEntry.at >= begins, 1), else_=0))
    who = (Looker.name_ar, Looker.name_en, Account.staff_number)
    rows = db.session.execute(
        select(*who, that_day, func.count(JournalEntry.id))
        .select_from(_SOURCE)
        .where(_within(actor), JournalEntry.kind == Kind.LOOKED_AT)
        .where(JournalEntry.at >= before, JournalEntry.at < ends, Looker.id.is_not(None))
        .group_by(*who)
        .having(that_day > 0)
        .order_by(that_day.desc(), Account.staff_number)
        .limit(MOST_READERS)
    )
    return [
        Reading(Text(arabic, english or arabic), staff, Day(looks=today, before=every - today))
        for arabic, english, staff, today, every in rows
    ]


def _within(actor: Actor) -> ColumnElement[bool]:
    """Who watches over one institution sees the looks at its people, and no lists."""
    reach = actor.reach(Permission.LOOKS_READ)
    if reach.everywhere:
        return true()
    return and_(Person.id.is_not(None), register.within(reach))


def _meant(asked: Asked) -> list[ColumnElement[bool]]:
    meant = [JournalEntry.kind == Kind.LOOKED_AT]
    if asked.person_id:
        meant.append(JournalEntry.thing_id.in_(_records_of(asked.person_id)))
    if asked.staff_number:
        meant.append(func.lower(Account.staff_number) == asked.staff_number.lower())
    if asked.register_number:
        meant.append(func.lower(Person.number) == asked.register_number.lower())
    if asked.day:
        begins, ends = _bounds(asked.day)
        meant.append(and_(JournalEntry.at >= begins, JournalEntry.at < ends))
    return meant


def _records_of(person_id: UUID) -> Select[UUID]:
    """Select a person with the records that were put into theirs."""
    return select(Person.id).where(or_(Person.id == person_id, Person.merged_into_id == person_id))


def _bounds(day: dt.date) -> tuple[dt.datetime, dt.datetime]:
    """Return the first moment of a day in Libya and of the next."""
    begins = dt.datetime.combine(day, dt.time(), clock.TRIPOLI)
    return begins, begins + dt.timedelta(days=1)
