"""What has been kept long enough, term by term: each as the keys of its rows."""

from collections.abc import Callable
from datetime import datetime
from functools import cache
from uuid import UUID

from sqlalchemy import (
    CTE,
    ColumnElement,
    Select,
    String,
    Subquery,
    and_,
    cast,
    func,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import aliased

from lms.people.accounts.models import FailedSignIn, HeldForm, SignIn, Ticket
from lms.people.erasing.queries.owned import table
from lms.people.erasing.rules.periods import Term, end_of, last_due
from lms.people.models import ImportState, Person, RosterFile, RosterImport, RosterRow
from lms.platform import clock
from lms.platform.db import Model, db
from lms.platform.journal import JournalEntry, Kind
from lms.platform.mail import OutboxMessage

UNCONFIRMED = (ImportState.READING, ImportState.UNREADABLE, ImportState.STAGED)
Keys = Select[UUID]


def keys(term: Term, now: datetime) -> Keys:
    """Select the keys of what is due at a moment."""
    return _DUE[term](now)


def counts(now: datetime) -> dict[Term, int]:
    """Count what is due of each term."""
    every = [
        select(func.count()).select_from(keys(term, now).subquery()).scalar_subquery()
        for term in Term
    ]
    return dict(zip(Term, db.session.execute(select(*every)).one(), strict=True))


def _edge(term: Term, now: datetime) -> datetime:
    """Return the moment before which things of a term were kept long enough."""
    return end_of(last_due(term, clock.local(now).date()))


def _held_forms(now: datetime) -> Keys:
    return select(HeldForm.id).where(HeldForm.expires_at <= now)


def _roster_files(now: datetime) -> Keys:
    return select(RosterFile.roster_id).where(RosterFile.expires_at <= now)


def _failed_sign_ins(now: datetime) -> Keys:
    return select(FailedSignIn.id).where(FailedSignIn.at < _edge(Term.FAILED_SIGN_IN, now))


def _tickets(now: datetime) -> Keys:
    over = func.coalesce(Ticket.used_at, Ticket.withdrawn_at, Ticket.expires_at)
    return select(Ticket.id).where(over < _edge(Term.TICKET, now))


def _sign_ins(now: datetime) -> Keys:
    over = func.coalesce(SignIn.ended_at, SignIn.expires_at)
    return select(SignIn.id).where(over < _edge(Term.SIGN_IN, now))


def _mail(now: datetime) -> Keys:
    """Sent, or waiting in vain: a letter that is late by a month helps nobody."""
    last = func.coalesce(OutboxMessage.sent_at, OutboxMessage.next_try_at)
    return select(OutboxMessage.id).where(last < _edge(Term.MAIL, now))


def _waiting_rosters(now: datetime) -> Keys:
    return select(RosterImport.id).where(
        RosterImport.state.in_(UNCONFIRMED),
        RosterImport.created_at < _edge(Term.ROSTER_WAITING, now),
    )


def _roster_values(now: datetime) -> Keys:
    return (
        select(RosterRow.id)
        .join(RosterImport, RosterImport.id == RosterRow.roster_id)
        .where(RosterImport.confirmed_at < _edge(Term.ROSTER_VALUES, now))
        .where(cast(RosterRow.values, String) != "{}")
    )


def _looks(now: datetime) -> Keys:
    edge = _edge(Term.LOOK, now)
    return select(JournalEntry.id).where(
        JournalEntry.kind == Kind.LOOKED_AT, JournalEntry.at < edge
    )


def _contacts(now: datetime) -> Keys:
    known = or_(Person.phone.is_not(None), Person.email.is_not(None), Person.access_needs != "")
    return _people(Term.CONTACT, now).where(known)


def _national_numbers(now: datetime) -> Keys:
    known = or_(Person.national_hash.is_not(None), Person.national_tail.is_not(None))
    return _people(Term.NATIONAL_NUMBER, now).where(known)


def _whole_people(now: datetime) -> Keys:
    """Nobody whose certificate is valid, or on its way: who verifies it may have to ask."""
    records, paper, draft = _records(), table("certificate"), table("certificate_draft")
    held = _enrolled(records)
    valid = held.join(paper, paper.c.enrolment_id == table("enrolment").c.id).where(_is_valid(now))
    on_its_way = held.join(draft, draft.c.enrolment_id == table("enrolment").c.id)
    return _people(Term.PERSON, now).where(
        Person.merged_into_id.is_(None), Person.id.not_in(valid), Person.id.not_in(on_its_way)
    )


def _enrolled(records: CTE) -> Keys:
    enrolment = table("enrolment")
    return select(records.c.top).join(enrolment, enrolment.c.person_id == records.c.id)


def _is_valid(now: datetime) -> ColumnElement[bool]:
    paper, back = table("certificate"), table("revocation")
    later = paper.alias()
    day = clock.local(now).date()
    return and_(
        or_(paper.c.expires_on.is_(None), paper.c.expires_on >= day),
        ~select(back.c.id).where(back.c.certificate_id == paper.c.id).exists(),
        ~select(later.c.id).where(later.c.supersedes_id == paper.c.id).exists(),
    )


def _people(term: Term, now: datetime) -> Keys:
    """Select people last trained, or else registered, long enough ago; whoever has a role stays."""
    last_day, records = last_due(term, clock.local(now).date()), _records()
    trained = _last_trainings(records)
    account, role = table("account"), table("role_grant")
    staff = (
        select(records.c.top)
        .join(account, account.c.person_id == records.c.id)
        .join(role, role.c.account_id == account.c.id)
    )
    never = and_(trained.c.day.is_(None), Person.created_at < end_of(last_day))
    return (
        select(Person.id)
        .join(records, records.c.id == Person.id)
        .outerjoin(trained, trained.c.top == records.c.top)
        .where(Person.erased_at.is_(None), or_(trained.c.day <= last_day, never))
        .where(records.c.top.not_in(staff))
    )


@cache
def _records() -> CTE:
    """Lead every record to the one that stands for the same person; the same wherever asked."""
    merged = select(Person.id, Person.merged_into_id.label("top"))
    way = merged.where(Person.merged_into_id.is_not(None)).cte("way", recursive=True)
    above = aliased(Person)
    way = way.union_all(
        select(way.c.id, above.merged_into_id)
        .join(above, above.id == way.c.top)
        .where(above.merged_into_id.is_not(None))
    )
    ends = select(way.c.id, way.c.top).join(above, above.id == way.c.top)
    led = ends.where(above.merged_into_id.is_(None)).subquery()
    top = func.coalesce(led.c.top, Person.id).label("top")
    return select(Person.id, top).outerjoin(led, led.c.id == Person.id).cte("records")


def _last_trainings(records: CTE) -> Subquery:
    """Return the last day of each person's last training, or of one they are nominated for."""
    cohort = table("cohort")
    ways = [
        select(one.c.person_id, one.c.cohort_id)
        for one in Model.metadata.sorted_tables
        if {"person", "cohort"} <= {key.column.table.name for key in one.foreign_keys}
    ]
    seen = union_all(*ways).subquery()
    return (
        select(records.c.top, func.max(cohort.c.ends_on).label("day"))
        .join(seen, seen.c.person_id == records.c.id)
        .join(cohort, cohort.c.id == seen.c.cohort_id)
        .group_by(records.c.top)
        .subquery()
    )


_DUE: dict[Term, Callable[[datetime], Keys]] = {
    Term.HELD_FORM: _held_forms,
    Term.ROSTER_FILE: _roster_files,
    Term.FAILED_SIGN_IN: _failed_sign_ins,
    Term.TICKET: _tickets,
    Term.SIGN_IN: _sign_ins,
    Term.MAIL: _mail,
    Term.ROSTER_WAITING: _waiting_rosters,
    Term.ROSTER_VALUES: _roster_values,
    Term.LOOK: _looks,
    Term.CONTACT: _contacts,
    Term.NATIONAL_NUMBER: _national_numbers,
    Term.PERSON: _whole_people,
}
