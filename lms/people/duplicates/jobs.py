"""Going over the whole register for duplicates: in portions, each committed, so that it resumes."""

from collections.abc import Iterator
from uuid import UUID

from flask_babel import lazy_gettext
from sqlalchemy import select

from lms.people.duplicates import rules, services
from lms.people.models import Person
from lms.people.rules import latin, names
from lms.platform.db import db
from lms.platform.jobs import queue
from lms.platform.jobs.models import Job
from lms.platform.jobs.queue import Run

FIND = "find-duplicates"
ONWARD = "/people/duplicates"
COMPARED = 20_000
"""So many are compared with the register at once, which nobody has to wait for."""
AT_A_TIME = 2_000
"""So many are written in one commit."""


def begin(*, by: UUID | None) -> Job:
    """Put the work in the queue; one that waits or runs already is the same work."""
    waiting = db.session.scalars(
        select(Job).where(Job.kind == FIND, Job.finished_at.is_(None)).limit(1)
    ).first()
    return waiting or queue.enqueue(FIND, {}, by=by, onward=ONWARD)


@queue.kind(FIND, title=lazy_gettext("Looking for duplicates"))
def find_duplicates(run: Run) -> None:
    """Write the keys anew where the rules have changed, then compare everybody with everybody."""
    everybody = _everybody()
    total, done = 2 * len(everybody), _done(run)
    for start in _starts(len(everybody), after=done, size=AT_A_TIME):
        some = everybody[start : start + AT_A_TIME]
        with run.step(done=start + len(some), total=total):
            _write_keys(some)
    for start in _starts(len(everybody), after=done - len(everybody), size=COMPARED):
        proposed = services.compare(everybody[start : start + COMPARED])
        for number, some in enumerate(_portions(everybody[start : start + COMPARED])):
            reached = len(everybody) + start + number * AT_A_TIME + len(some)
            with run.step(done=reached, total=total):
                services.keep(some, rules.of_people(proposed, some))


def _everybody() -> list[UUID]:
    """Return whoever stands in the register, in the order they came: new ones are at the end."""
    query = select(Person.id).where(Person.merged_into_id.is_(None), Person.erased_at.is_(None))
    return list(db.session.scalars(query.order_by(Person.id)))


def _done(run: Run) -> int:
    """Return how far an earlier worker came with this job."""
    return db.session.scalars(select(Job.done).where(Job.id == run.job_id)).one()


def _starts(total: int, *, after: int, size: int) -> range:
    return range(max(0, after - after % size), total, size)


def _portions(person_ids: list[UUID]) -> Iterator[list[UUID]]:
    for start in range(0, len(person_ids), AT_A_TIME):
        yield person_ids[start : start + AT_A_TIME]


def _write_keys(person_ids: list[UUID]) -> None:
    """Bring names written under older rules to the keys of today."""
    for start in range(0, len(person_ids), 500):
        some = person_ids[start : start + 500]
        for person in db.session.scalars(select(Person).where(Person.id.in_(some))):
            key = names.key(person.name_ar)
            sounds = latin.key(person.name_en, person.name_ar)
            if (person.name_key, person.latin_key) != (key, sounds):
                person.name_key, person.latin_key = key, sounds
