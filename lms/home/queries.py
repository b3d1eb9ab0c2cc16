"""What the pages of home read from every feature."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from courses.document import Stage
from courses.text import Text
from lms.assessment import queries as tests
from lms.assessment.models import Attempt, Quiz
from lms.assessment.rules.attempts import hurdle
from lms.learning.models import Enrolment
from lms.people.accounts.models import Account
from lms.people.models import Person, Post
from lms.platform import clock
from lms.platform.audit import AuditDetail, AuditEntry
from lms.platform.db import db
from lms.platform.paging import PER_PAGE, Page, nearest


@dataclass(frozen=True, slots=True)
class Act:
    """An act of staff: what, by whom, with what changed."""

    entry: AuditEntry
    detail: AuditDetail | None
    actor: Text | None


def post_of(person_id: UUID) -> Post | None:
    """Return the post a person holds now, with its institution and place."""
    return db.session.scalars(
        select(Post)
        .where(Post.person_id == person_id, Post.ends_on.is_(None))
        .options(joinedload(Post.institution), joinedload(Post.place))
    ).first()


def running_attempt(enrolments: Iterable[UUID]) -> Attempt | None:
    """Return the test somebody is sitting in one of their courses, the most pressing first."""
    return db.session.scalars(
        select(Attempt)
        .where(Attempt.enrolment_id.in_(enrolments))
        .where(Attempt.submitted_at.is_(None), Attempt.due_at > clock.now())
        .order_by(Attempt.due_at)
    ).first()


def may_sit_post_test(enrolment: Enrolment) -> bool:
    """Tell whether the post-test is open to somebody, or already under way."""
    attempts = tests.attempts_of(enrolment.id)
    situation = tests.situation(enrolment, Quiz.POST, attempts)
    return situation.sitting or hurdle(Stage.POST, situation) is None


def acts(number: int) -> Page[Act]:
    """Return a page of the acts of staff, newest first; three statements."""
    total = db.session.scalar(select(func.count()).select_from(AuditEntry)) or 0
    number = nearest(number, total=total, per_page=PER_PAGE)
    rows = db.session.execute(
        select(AuditEntry, AuditDetail)
        .outerjoin(AuditDetail, AuditDetail.entry_id == AuditEntry.id)
        .order_by(AuditEntry.id.desc())
        .limit(PER_PAGE)
        .offset((number - 1) * PER_PAGE)
    )
    found = list(rows)
    names = _names(entry.account_id for entry, _detail in found)
    listed = [
        Act(entry, detail, names.get(entry.account_id) if entry.account_id else None)
        for entry, detail in found
    ]
    return Page(listed, number, total, PER_PAGE)


def _names(account_ids: Iterable[UUID | None]) -> dict[UUID, Text]:
    rows = db.session.execute(
        select(Account.id, Person)
        .join(Person, Person.id == Account.person_id)
        .where(Account.id.in_({one for one in account_ids if one}))
    )
    return {account_id: person.name for account_id, person in rows}
