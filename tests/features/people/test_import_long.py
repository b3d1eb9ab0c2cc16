"""Long lists are read, written and taken back in the background: all of it, or nothing."""

import io
import os
import signal
import subprocess
import sys
from itertools import islice, product
from uuid import UUID

import pytest
from sqlalchemy import func, select

from lms.learning.models import Cohort, CohortState, Enrolment
from lms.people.models import ImportState, Person, RosterImport
from lms.people.roster import reading
from lms.platform import clock
from lms.platform.db import db, unit_of_work
from lms.platform.jobs import queue
from lms.platform.jobs.models import Job, State
from lms.platform.settings import ROOT, Settings
from tests.cast import Cast
from tests.features.people.rosters import text
from tests.statements import Statements
from tests.visitor import Visitor

GIVEN = ("محمد", "علي", "سالم", "عمر", "خالد", "هدى", "مريم", "نجاة", "فرج", "حسن")
NAMES = (" ".join(parts) for parts in product(GIVEN, GIVEN, GIVEN, ("الزوي", "التباوي")))
COUNT = reading.SHORT + 50
SOME = enumerate(islice(NAMES, COUNT))
LONG = text(*(f"{name};11980{at:07d};وزارة الصحة;ممرض;09{at:08d}" for at, name in SOME))
NEW = "/ar/people/imports/new?for=register"
KILLED = """
import os, signal, sys
from sqlalchemy import event
from lms.app import create_app
from lms.platform.db import db
from lms.platform.jobs import queue
app = create_app(testing=True)
after, seen = sys.argv[1], []
def kill(*_):
    os.kill(os.getpid(), signal.SIGKILL)
def watch(connection, cursor, statement, *_):
    if statement.startswith(after):
        seen.append(statement)
        if len(seen) == int(sys.argv[2]):
            kill()
with app.app_context():
    event.listen(db.engine, "after_cursor_execute", watch)
    queue.work_off()
"""


def sent(officer: Visitor) -> RosterImport:
    officer.post(NEW, {"file": (io.BytesIO(LONG), "long.csv")})
    return db.session.scalars(select(RosterImport)).one()


def read(officer: Visitor) -> RosterImport:
    roster = sent(officer)
    queue.work_off()
    db.session.refresh(roster)
    return roster


def people() -> int:
    db.session.rollback()
    number = Person.number.startswith("R-")
    return db.session.scalar(select(func.count()).where(number)) or 0


def path(roster_id: UUID, more: str = "") -> str:
    return f"/ar/people/imports/{roster_id}{more}"


def killed_worker(settings: Settings, after: str, times: int) -> None:
    """Let a worker of its own work until a statement, and die there as in a power cut."""
    db.session.rollback()
    ended = subprocess.run(
        [sys.executable, "-c", KILLED, after, str(times)],
        cwd=ROOT,
        check=False,
        env={
            **os.environ,
            "BASE_URL": settings.base_url,
            "SECRET_KEY": settings.secret_key,
            "IDENTITY_KEY": settings.identity_key,
            "DATABASE_URL": settings.database_url,
            "INSTANCE": str(settings.instance),
        },
    )
    assert ended.returncode == -signal.SIGKILL


def later() -> None:
    """Let another worker take up what a killed one held."""
    with clock.standing_at(clock.now() + 2 * queue.LEASE):
        queue.work_off()


def test_a_long_list_shows_how_far_it_is_and_then_leads_to_its_rows(officer: Visitor):
    officer.post(NEW, {"file": (io.BytesIO(LONG), "long.csv")})
    job = db.session.scalars(select(Job)).one()
    roster = db.session.scalars(select(RosterImport)).one()
    assert roster.state is ImportState.READING

    queue.work_off()
    db.session.refresh(job)

    assert (job.state, job.done, job.total) == (State.DONE, COUNT, COUNT)
    assert f"/ar/people/imports/{roster.id}" in officer.get(f"/ar/jobs/{job.id}").links()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_list_that_is_being_read_says_so(officer: Visitor, language: str):
    roster = sent(officer)

    page = officer.get(f"/{language}/people/imports/{roster.id}")

    assert "/discard" in page.html
    assert "/confirm" not in page.html


def test_a_list_discarded_before_it_was_read_is_not_read(officer: Visitor):
    roster = sent(officer)
    officer.post(path(roster.id, "/discard"))

    queue.work_off()

    db.session.refresh(roster)
    assert (roster.state, roster.rows) == (ImportState.DISCARDED, [])


def test_a_long_list_that_is_none_says_why_on_its_page(officer: Visitor):
    officer.post(NEW, {"file": (io.BytesIO(b"a;b\n" * COUNT), "long.csv")})
    roster = db.session.scalars(select(RosterImport)).one()

    queue.work_off()

    db.session.refresh(roster)
    assert roster.state is ImportState.UNREADABLE
    assert path(roster.id, "/columns") in officer.get(path(roster.id)).links()


def test_a_long_list_is_written_and_taken_back_by_the_worker(officer: Visitor):
    roster = read(officer)
    assert people() == 0

    officer.post(path(roster.id, "/confirm"))
    queue.work_off()
    assert people() == COUNT

    officer.post(path(roster.id, "/undo"))
    queue.work_off()
    assert people() == 0


def test_a_long_list_confirmed_twice_is_written_once(officer: Visitor):
    roster = read(officer)

    officer.post(path(roster.id, "/confirm"))
    officer.post(path(roster.id, "/confirm"))
    queue.work_off()

    assert people() == COUNT
    assert set(db.session.scalars(select(Job.state))) == {State.DONE}


@pytest.mark.parametrize(
    ("language", "words"), [("ar", "الدفعة SEB-01 مغلقة"), ("en", "Cohort SEB-01 is closed")]
)
def test_a_list_that_is_refused_later_says_why_on_its_page(
    officer: Visitor, cast: Cast, language: str, words: str
):
    cohort = cast.cohort()
    sent = {"file": (io.BytesIO(LONG), "long.csv"), "cohort_id": str(cohort.id)}
    officer.post("/ar/people/imports/new?for=cohort", sent)
    queue.work_off()
    roster = db.session.scalars(select(RosterImport)).one()
    officer.post(path(roster.id, "/confirm"))
    with unit_of_work():
        closed = db.session.get_one(Cohort, cohort.id)
        closed.state, closed.closed_at = CohortState.CLOSED, clock.now()

    queue.work_off()

    job = db.session.scalars(select(Job).where(Job.state == State.FAILED)).one()
    assert job.attempts == 1
    assert words in officer.get(f"/{language}/jobs/{job.id}").text
    assert words in officer.get(f"/{language}/people/imports/{roster.id}").text
    assert people() == 0


def test_the_page_of_a_long_list_costs_no_more(officer: Visitor, statements: Statements):
    roster = read(officer)

    pages = (f"{path(roster.id)}?page=2", f"{path(roster.id)}?q=محمد+علي&show=new")

    assert [len(statements(lambda page=page: officer.get(page))) <= 12 for page in pages] == [  # type: ignore[misc]
        True, True,
    ]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(
    ("after", "times"), [("INSERT INTO roster_row", 1), ("INSERT INTO roster_row", 2)]
)
def test_a_worker_killed_while_reading_leaves_no_half_list(
    officer: Visitor, settings: Settings, after: str, times: int
):
    roster = sent(officer)
    killed_worker(settings, after, times)
    db.session.refresh(roster)
    assert roster.state is ImportState.READING

    later()

    db.session.refresh(roster)
    assert roster.state is ImportState.STAGED
    assert [row.ordinal for row in roster.rows] == list(range(COUNT))


@pytest.mark.slow
@pytest.mark.parametrize(
    "after", ["INSERT INTO person", "INSERT INTO post", "UPDATE roster_row", "INSERT INTO audit"]
)
def test_a_worker_killed_while_writing_leaves_nobody_and_its_heir_writes_everybody(
    officer: Visitor, cast: Cast, settings: Settings, after: str
):
    roster = read(officer)
    officer.post(path(roster.id, "/confirm"))
    killed_worker(settings, after, 1)
    assert people() == 0

    later()

    assert people() == COUNT
    assert db.session.scalar(select(func.count()).select_from(Enrolment)) == 0


@pytest.mark.slow
def test_a_worker_killed_while_taking_back_takes_nothing_back_until_its_heir_does(
    officer: Visitor, settings: Settings
):
    roster = read(officer)
    officer.post(path(roster.id, "/confirm"))
    queue.work_off()
    officer.post(path(roster.id, "/undo"))
    killed_worker(settings, "DELETE FROM person", 1)
    assert people() == COUNT

    later()

    assert people() == 0
