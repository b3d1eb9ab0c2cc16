"""The background work of keeping no longer than needed: once a day, never twice at a time."""

from collections.abc import Iterator
from datetime import datetime, time
from uuid import UUID

from flask_babel import lazy_gettext
from sqlalchemy import exists, select

from lms.people.erasing import services
from lms.people.erasing.rules.periods import Term
from lms.platform import clock
from lms.platform.db import db, unit_of_work
from lms.platform.jobs import queue
from lms.platform.jobs.models import Job, State
from lms.platform.jobs.queue import Run
from lms.platform.turns import Turn, one_at_a_time

RETAIN = "retain"


@queue.kind(RETAIN, title=lazy_gettext("Emptying what was kept long enough"))
def retain(run: Run) -> None:
    """Empty what is due, a batch a commit; a worker that dies is followed where it stopped."""
    now = clock.now()
    for number, term in enumerate(Term):
        count = services.BATCH
        while count:
            with run.step(done=number, total=len(Term)):
                count = services.retain(term, now, run=run.job_id)


def retain_all(now: datetime, *, run: UUID) -> dict[Term, int]:
    """Empty all that is due while somebody waits; return how many of each term."""
    return {term: sum(_batches(term, now, run=run)) for term in Term}


def _batches(term: Term, now: datetime, *, run: UUID) -> Iterator[int]:
    count = services.BATCH
    while count:
        with unit_of_work():
            count = services.retain(term, now, run=run)
        yield count


@queue.reminder
def remind() -> None:
    """Queue the work of the day, unless it is queued, under way or done."""
    taken = _is_taken()
    db.session.rollback()
    if taken:
        return
    with unit_of_work():
        one_at_a_time(Turn.RETENTION)
        if not _is_taken():
            queue.enqueue(RETAIN, {}, by=None, total=len(Term))


def _is_taken() -> bool:
    midnight = datetime.combine(clock.today(), time(), tzinfo=clock.TRIPOLI)
    under_way = Job.state.in_([State.WAITING, State.RUNNING])
    of_today = exists().where(Job.kind == RETAIN, under_way | (Job.created_at >= midnight))
    return bool(db.session.scalar(select(of_today)))
