"""Everything that is kept of a person, found by walking the foreign keys.

From `person` downwards: each table with a reference to a table that is reached is reached itself.
All rows are read in one statement, whatever their number, each as a JSON array of its columns.
"""

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from uuid import UUID

from sqlalchemy import (
    JSON,
    Boolean,
    ColumnElement,
    Date,
    Select,
    Table,
    Text,
    Uuid,
    cast,
    exists,
    func,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.sql.schema import Column, ForeignKey

from courses.text import Text as Bilingual
from lms.people.accounts.models import Account, RoleGrant
from lms.people.models import Institution, Person, Post
from lms.people.privacy.rules import kept as rules
from lms.people.privacy.rules.kept import PERSON, Why
from lms.platform.audit import AuditDetail, AuditEntry
from lms.platform.db import Model, Moment, db
from lms.platform.journal import JournalEntry, Kind
from lms.platform.mail import OutboxMessage
from lms.platform.permissions import Role

MOST = 500
"""Looks and acts that one file tells; older ones are counted."""
_NAMES = (("name_ar", "name_en"), ("title_ar", "title_en"))

Value = str | int | float | bool | UUID | dt.date | dt.datetime | list[object] | dict[str, object]
Told = Mapping[str, Value | None]


@dataclass(frozen=True, slots=True)
class Part:
    """One table of what is kept: the columns that are told and the rows of this person."""

    table: str
    columns: tuple[str, ...]
    rows: Sequence[Told]


@dataclass(frozen=True, slots=True)
class Reader:
    """Who looked or acted, as far as it is told: the role and the institution, no name."""

    at: dt.datetime
    what: str
    roles: tuple[Role, ...]
    institution: Bilingual | None
    before: Mapping[str, object] | None = None
    after: Mapping[str, object] | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """Everything that is kept of one person."""

    person: Person
    parts: Sequence[Part]
    names: Mapping[UUID, Bilingual]
    """What the institutions, places, cohorts and sessions are called to which rows refer."""
    looks: Sequence[Reader]
    acts: Sequence[Reader]
    letters: Sequence[OutboxMessage]
    hidden: Mapping[tuple[str, str], Why] = field(default_factory=dict)

    def part(self, table: str) -> Part:
        """Return the rows of one table."""
        return next(part for part in self.parts if part.table == table)


@lru_cache(maxsize=1)
def reached() -> Mapping[str, tuple[ForeignKey, ...]]:
    """Return each table below `person` with the references by which its rows are found."""
    ways: dict[str, tuple[ForeignKey, ...]] = {PERSON: ()}
    depth = {PERSON: 0}
    for table in Model.metadata.sorted_tables:
        found = _ways(table, depth)
        if found:
            ways[table.name] = found
            depth[table.name] = 1 + depth[found[0].column.table.name]
    return ways


def _ways(table: Table, depth: Mapping[str, int]) -> tuple[ForeignKey, ...]:
    """Take the nearest references; farther ones only while those may be empty."""
    keys = [
        key
        for key in sorted(table.foreign_keys, key=lambda one: one.parent.name)
        if key.column.table.name in depth
        and key.column.table is not table
        and (table.name, key.parent.name) not in rules.FOREIGN
    ]
    taken: list[ForeignKey] = []
    for level in sorted({depth[key.column.table.name] for key in keys}):
        if all(key.parent.nullable for key in taken):
            taken += [key for key in keys if depth[key.column.table.name] == level]
    return tuple(taken)


def _tables() -> list[Table]:
    return [Model.metadata.tables[name] for name in reached()]


def told_columns(table: Table) -> list[Column[object]]:
    """Return the columns of a table that a person is told."""
    return [one for one in table.columns if rules.why_hidden(table.name, one.name) is None]


def hidden_columns() -> dict[tuple[str, str], Why]:
    """Return what is left out, and why."""
    return {
        (table.name, one.name): why
        for table in _tables()
        for one in table.columns
        if (why := rules.why_hidden(table.name, one.name)) is not None
    }


def kept_of(person: Person) -> Kept:
    """Read everything that is kept of a person; the statements do not grow with the trainings."""
    people = _records_of(person.id)
    parts = _parts(people)
    return Kept(
        person=person,
        parts=parts,
        names=_names(parts),
        looks=_readers(_looks(people)),
        acts=_readers(_acts(people)),
        letters=_letters(person),
        hidden=hidden_columns(),
    )


def _records_of(person_id: UUID) -> list[UUID]:
    """Return the id of a person with the ids that were merged into it."""
    mine = select(Person.id).where(Person.id == person_id).cte(recursive=True)
    mine = mine.union(select(Person.id).where(Person.merged_into_id == mine.c.id))
    return list(db.session.scalars(select(mine.c.id)))


def _parts(people: Sequence[UUID]) -> list[Part]:
    rows: dict[str, list[Told]] = {table.name: [] for table in _tables()}
    for name, values in db.session.execute(union_all(*_selects(people))):
        rows[name].append(_row(Model.metadata.tables[name], json.loads(values)))
    return [
        Part(table.name, tuple(one.name for one in told_columns(table)), _sorted(rows[table.name]))
        for table in _tables()
    ]


def _selects(people: Sequence[UUID]) -> Iterator[Select[str, str]]:
    postgres = db.engine.dialect.name == "postgresql"
    array = func.json_build_array if postgres else func.json_array
    for table in _tables():
        row = cast(array(*told_columns(table)), Text)
        yield select(literal(table.name), row).where(_mine(table, people))


def _mine(table: Table, people: Sequence[UUID]) -> ColumnElement[bool]:
    """Tell the rows that lead to the person, over as many tables as lie between."""
    if table.name == PERSON:
        return table.c.id.in_(people)
    return or_(*(_leads_to(key, people) for key in reached()[table.name]))


def _leads_to(key: ForeignKey, people: Sequence[UUID]) -> ColumnElement[bool]:
    above = key.column.table
    if above.name == PERSON:
        return key.parent.in_(people)
    return key.parent.in_(select(key.column).where(_mine(above, people)))


def _row(table: Table, values: Sequence[object]) -> dict[str, Value | None]:
    columns = told_columns(table)
    return {one.name: _value(one, value) for one, value in zip(columns, values, strict=True)}


def _value(column: Column[object], value: object) -> Value | None:
    """Give back the type that JSON has not."""
    if value is None:
        return None
    kind = column.type
    if isinstance(kind, Uuid):
        return UUID(str(value))
    if isinstance(kind, Moment):
        moment = dt.datetime.fromisoformat(str(value))
        return moment.astimezone(dt.UTC) if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    if isinstance(kind, Date):
        return dt.date.fromisoformat(str(value))
    if isinstance(kind, Boolean):
        return bool(value)
    if isinstance(kind, JSON) and isinstance(value, str):
        return _loaded(value)
    return value if isinstance(value, str | int | float | list | dict) else str(value)


def _loaded(text: str) -> Value | None:
    value = json.loads(text)
    return value if isinstance(value, list | dict) else None


def _sorted(rows: list[Told]) -> list[Told]:
    """Ids grow with time: the newest stands first."""
    return sorted(rows, key=lambda row: str(row.get("id", "")), reverse=True)


def _names(parts: Sequence[Part]) -> dict[UUID, Bilingual]:
    """Read what the things are called that rows refer to and that are no person's."""
    selects = [
        select(cast(table.c.id, Text), table.c[arabic], table.c[english]).where(table.c.id.in_(ids))
        for table, (arabic, english), ids in _referred(parts)
    ]
    if not selects:
        return {}
    rows = db.session.execute(union_all(*selects))
    return {UUID(row[0]): Bilingual(row[1], row[2]) for row in rows}


def _referred(parts: Sequence[Part]) -> Iterator[tuple[Table, tuple[str, str], set[UUID]]]:
    inside = reached()
    referred: dict[str, set[UUID]] = {}
    for part in parts:
        for key in Model.metadata.tables[part.table].foreign_keys:
            if key.column.table.name not in inside and key.parent.name in part.columns:
                ids = {one for row in part.rows if isinstance(one := row[key.parent.name], UUID)}
                referred.setdefault(key.column.table.name, set()).update(ids)
    for name, ids in referred.items():
        table = Model.metadata.tables[name]
        pair = next((one for one in _NAMES if one[0] in table.c), None)
        if pair and ids:
            yield table, pair, ids


_Found = tuple[dt.datetime, str, UUID | None, object, object]


def _looks(people: Sequence[UUID]) -> list[_Found]:
    rows = db.session.execute(
        select(JournalEntry.at, JournalEntry.outcome, JournalEntry.account_id)
        .where(JournalEntry.kind == Kind.LOOKED_AT, JournalEntry.thing_id.in_(people))
        .order_by(JournalEntry.at.desc())
        .limit(MOST)
    )
    return [(at, outcome, account_id, None, None) for at, outcome, account_id in rows]


def _acts(people: Sequence[UUID]) -> list[_Found]:
    rows = db.session.execute(
        select(AuditEntry.at, AuditEntry.act, AuditEntry.account_id)
        .add_columns(AuditDetail.before, AuditDetail.after)
        .join(AuditDetail, AuditDetail.entry_id == AuditEntry.id)
        .where(AuditDetail.person_id.in_(people))
        .order_by(AuditEntry.id.desc())
        .limit(MOST)
    )
    return [(at, act, account, before, after) for at, act, account, before, after in rows]


def _readers(found: Sequence[_Found]) -> list[Reader]:
    whose = _roles({account_id for _at, _what, account_id, _b, _a in found if account_id})
    return [
        Reader(
            at,
            what,
            *(whose.get(account_id, ((), None)) if account_id else ((), None)),
            before=before if isinstance(before, dict) else None,
            after=after if isinstance(after, dict) else None,
        )
        for at, what, account_id, before, after in found
    ]


def _roles(accounts: set[UUID]) -> dict[UUID, tuple[tuple[Role, ...], Bilingual | None]]:
    """Return the roles of accounts today, and where their holders work."""
    rows = db.session.execute(
        select(Account.id, RoleGrant.role, Institution.name_ar, Institution.name_en)
        .outerjoin(RoleGrant, RoleGrant.account_id == Account.id)
        .outerjoin(Post, (Post.person_id == Account.person_id) & Post.ends_on.is_(None))
        .outerjoin(Institution, Institution.id == Post.institution_id)
        .where(Account.id.in_(accounts))
        .order_by(RoleGrant.role)
    )
    whose: dict[UUID, tuple[tuple[Role, ...], Bilingual | None]] = {}
    for account_id, role, arabic, english in rows:
        known = whose.get(account_id, ((), None))[0]
        whose[account_id] = (_with(known, role), Bilingual(arabic, english) if arabic else None)
    return whose


def _with(known: tuple[Role, ...], role: Role | None) -> tuple[Role, ...]:
    return known if role is None or role in known else (*known, role)


def _letters(person: Person) -> Sequence[OutboxMessage]:
    """Return the letters to the address that is kept now, unless somebody else has it too."""
    if not person.email:
        return []
    address = person.email.lower()
    shared = exists().where(func.lower(Person.email) == address, Person.id != person.id)
    return db.session.scalars(
        select(OutboxMessage)
        .where(func.lower(OutboxMessage.recipient) == address, ~shared)
        .order_by(OutboxMessage.created_at.desc())
        .limit(MOST)
    ).all()
