"""Putting work in the queue and taking it out, one step at a time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from flask import current_app
from flask_babel import LazyString
from flask_babel import gettext as _
from sqlalchemy import and_, or_, select

from lms.platform import clock
from lms.platform.db import Plain, after_commit, db, unit_of_work
from lms.platform.jobs.models import LONGEST_FAULT, Job, State
from lms.platform.logs import log
from lms.platform.refusals import Refused

LEASE = timedelta(minutes=2)
TRIES = 3

Work = Callable[["Run"], None]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of work: its title for the reader, and what it does."""

    title: LazyString
    work: Work


_KINDS: dict[str, Kind] = {}
_REMINDERS: list[Callable[[], None]] = []


@dataclass(frozen=True, slots=True)
class Run:
    """One worker's hold on one job."""

    job_id: UUID
    args: dict[str, Plain]

    @contextmanager
    def step(self, *, done: int, total: int) -> Iterator[None]:
        """Do a part of the work in one unit: the part and the progress commit together."""
        with unit_of_work():
            yield
            job = db.session.get_one(Job, self.job_id)
            job.done, job.total = done, total
            job.lease_until = clock.now() + LEASE


def newest(onward: str) -> Job | None:
    """Return the last piece of work that leads to a page."""
    query = select(Job).where(Job.onward == onward).order_by(Job.created_at.desc(), Job.id.desc())
    return db.session.scalars(query.limit(1)).first()


def kind(name: str, *, title: LazyString) -> Callable[[Work], Work]:
    """Register a kind of work under its name."""

    def register(work: Work) -> Work:
        _KINDS[name] = Kind(title, work)
        return work

    return register


def reminder(remind: Callable[[], None]) -> Callable[[], None]:
    """Register what looks for waiting work whenever the queue is swept."""
    _REMINDERS.append(remind)
    return remind


def title(job: Job) -> str:
    """Return what the job does, in the reader's language."""
    return str(_KINDS[job.kind].title)


def refused(job: Job) -> Refused | None:
    """Return the refusal with which a job was answered."""
    return Refused.of(job.fault) if job.state is State.FAILED else None


def why(job: Job) -> str | None:
    """Return why a job did not finish, in the reader's language."""
    if job.state is not State.FAILED:
        return None
    answer = refused(job)
    if answer is not None:
        return answer.sentence
    return _("This did not finish. What was done is kept; it can be started again.")


def enqueue(
    name: str, args: dict[str, Plain], *, by: UUID | None, total: int = 0, onward: str = ""
) -> Job:
    """Queue work within the present unit of work; a worker wakes after its commit."""
    job = Job(
        kind=name,
        args=args,
        total=total,
        created_at=clock.now(),
        created_by=by,
        onward=onward,
    )
    db.session.add(job)
    db.session.flush()
    after_commit(_wake)
    return job


def _wake() -> None:
    """Tell a sleeping worker; without one the sweep finds the job."""
    waker: Callable[[], None] | None = current_app.extensions.get("waker")
    if waker is not None:
        waker()


def _claim() -> Run | None:
    """Take the oldest job that nobody holds."""
    now = clock.now()
    free = or_(Job.state == State.WAITING, and_(Job.state == State.RUNNING, Job.lease_until < now))
    with unit_of_work():
        job = db.session.scalars(
            select(Job)
            .where(free)
            .order_by(Job.created_at, Job.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        ).first()
        if job is None:
            return None
        job.state, job.lease_until = State.RUNNING, now + LEASE
        job.attempts += 1
        return Run(job.id, dict(job.args))


def _end(run: Run, *, state: State, fault: str = "") -> None:
    with unit_of_work():
        job = db.session.get_one(Job, run.job_id)
        job.state, job.fault, job.lease_until = state, fault[:LONGEST_FAULT], None
        if state is not State.WAITING:
            job.finished_at = clock.now()


def _perform(run: Run) -> None:
    """Run one job; a fault is tried again, then reported. A refusal is an answer: it stays one."""
    job = db.session.get_one(Job, run.job_id)
    work, last_try = _KINDS[job.kind].work, job.attempts >= TRIES
    db.session.rollback()
    try:
        work(run)
    except Refused as no:
        _end(run, state=State.FAILED, fault=no.kept)
        return
    except Exception as fault:  # noqa: BLE001 - whatever it was, the queue goes on
        log.error("job", job=str(run.job_id), exc_info=fault)
        _end(run, state=State.FAILED if last_try else State.WAITING, fault=type(fault).__name__)
        return
    _end(run, state=State.DONE)


def work_off() -> int:
    """Do all the work there is and return how many jobs were run."""
    count = 0
    while (run := _claim()) is not None:
        _perform(run)
        count += 1
    return count


def sweep() -> int:
    """Find what a lost call or a killed worker left behind, and do it."""
    for remind in _REMINDERS:
        remind()
    return work_off()
