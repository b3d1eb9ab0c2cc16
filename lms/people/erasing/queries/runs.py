"""The last time something was emptied, and how much."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from lms.people.erasing.rules.periods import Term
from lms.platform.audit import AuditDetail, AuditEntry
from lms.platform.db import db
from lms.platform.jobs.models import Job


@dataclass(frozen=True, slots=True)
class LastRun:
    """When it began and ended, and how many of what it emptied."""

    began_at: datetime
    ended_at: datetime | None
    counts: Mapping[Term, int]


def last_run(kind: str) -> LastRun | None:
    """Return the newest run of the daily work; two statements."""
    newest = select(Job).where(Job.kind == kind).order_by(Job.created_at.desc()).limit(1)
    job = db.session.scalars(newest).first()
    return LastRun(job.created_at, job.finished_at, emptied_in(job.id)) if job else None


def emptied_in(run: UUID) -> dict[Term, int]:
    """Add up what one run emptied, as its acts say."""
    said = db.session.scalars(
        select(AuditDetail.after)
        .join(AuditEntry, AuditEntry.id == AuditDetail.entry_id)
        .where(AuditEntry.thing_kind == "retention", AuditEntry.thing_id == run)
    )
    counts: dict[Term, int] = {}
    for after in said:
        term, count = Term(str((after or {})["term"])), (after or {})["count"]
        counts[term] = counts.get(term, 0) + (count if isinstance(count, int) else 0)
    return counts
