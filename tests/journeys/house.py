"""A whole installation that lives for one journey: its pages, its worker, its database."""

import socket
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from flask import Flask
from flask_babel import force_locale, gettext, ngettext
from sqlalchemy import func, select
from waitress import wasyncore
from waitress.server import create_server

from courses.document import Edition as Document
from lms.app import create_app
from lms.assessment import queries
from lms.assessment import services as assessment
from lms.assessment.models import Attempt, Quiz
from lms.awards import services as awards
from lms.awards.models import Certificate
from lms.learning import services as learning
from lms.learning.models import Cohort, Enrolment
from lms.people import seeding
from lms.people.accounts import services as accounts
from lms.people.accounts.models import Account
from lms.people.models import Institution, Person
from lms.platform import clock
from lms.platform.audit import AuditEntry
from lms.platform.db import db, unit_of_work
from lms.platform.jobs import queue
from lms.platform.jobs.models import Job, State
from lms.platform.permissions import Role
from lms.platform.settings import read_settings
from lms.workshops import queries as sessions
from lms.workshops import services as marking
from tests.cast import Cast, document
from tests.conftest import QUICK
from tests.journeys.database import own_database

WATCHFUL = 0.2
CONNECTIONS = 60
THREADS = 4


class House:
    """What stands behind the pages; people in journeys never see it, tests look into it."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.address: str = app.config["BASE_URL"]
        self.cast = Cast()

    @contextmanager
    def open(self) -> Iterator[None]:
        """Look into the database, or put something there that has no page yet."""
        with self.app.app_context():
            yield
            db.session.rollback()

    def words(self, message: str, language: str, **values: object) -> str:
        """Return what a page says for a message, in a language."""
        with self.app.app_context(), force_locale(language):
            return str(gettext(message, **values))

    def counted(self, one: str, many: str, count: int, language: str) -> str:
        """Return what a page says of so many things."""
        with self.app.app_context(), force_locale(language):
            return str(ngettext(one, many, count))

    def population(self) -> int:
        """Count the people in the register."""
        with self.open():
            return db.session.scalar(select(func.count()).select_from(Person)) or 0

    def enrolled(self, code: str) -> int:
        """Count the people of a cohort."""
        with self.open():
            query = select(func.count()).select_from(Enrolment).join(Enrolment.cohort)
            return db.session.scalar(query.where(Cohort.code == code)) or 0

    def acts(self, act: str) -> list[str]:
        """Return the entries of the audit about one kind of act."""
        with self.open():
            entries = db.session.scalars(select(AuditEntry).where(AuditEntry.act == act))
            return [str(entry.thing_id) for entry in entries]

    def _person(self, name_ar: str) -> Person:
        return db.session.scalars(select(Person).where(Person.name_ar == name_ar)).one()

    def hires(
        self, role: Role, number: str, *, ar: str, en: str, cohort: str = "", institution: str = ""
    ) -> None:
        """Give the house somebody with a role: everywhere, in one cohort or in one institution."""
        with self.open():
            account = self.cast.account(self.cast.person(ar, en), staff_number=number)
            scope = db.session.scalars(select(Cohort.id).where(Cohort.code == cohort)).first()
            home = select(Institution.id).where(Institution.code == institution)
            with unit_of_work():
                accounts.grant(
                    account, role, cohort_id=scope, institution_id=db.session.scalars(home).first()
                )

    def begins_cohort(self, code: str, names: Mapping[str, str]) -> None:
        """Give the house a cohort that runs today, with a session and people."""
        with self.open():
            cohort = self.cast.cohort(code, days=1)
            self.cast.session(cohort)
            for ar, en in names.items():
                self.cast.enrolment(cohort, self.cast.person(ar, en))

    def opens_account(self, name_ar: str, *, number: str) -> None:
        """Give somebody from a list the means to sign in."""
        with self.open():
            self.cast.account(self._person(name_ar), staff_number=number)

    def ends_sessions(self, number: str) -> None:
        """Let every sign-in of somebody run out, as time does."""
        with self.open(), unit_of_work():
            query = select(Account.id).where(Account.staff_number == number)
            accounts.end(db.session.scalars(query).one())

    def enrolment_of(self, name_ar: str) -> UUID:
        """Return the number behind somebody's place in a cohort."""
        with self.open():
            query = select(Enrolment.id).where(Enrolment.person_id == self._person(name_ar).id)
            return db.session.scalars(query).one()

    def items(self, attempt: Attempt) -> list[str]:
        """Return the questions of an attempt."""
        return [item.id for item in queries.items_of(attempt)]

    def sits(self, name_ar: str, *, pre: int, post: int) -> None:
        """Let somebody take both tests at home, with so many right answers."""
        with self.open():
            mine = Enrolment.person_id == self._person(name_ar).id
            enrolment = db.session.scalars(
                select(Enrolment).where(mine, Enrolment.completed_on.is_(None))
            ).one()
            for quiz, right in ((Quiz.PRE, pre), (Quiz.POST, post)):
                _sit(enrolment, quiz, right=right)

    def certifies(self, code: str) -> list[str]:
        """Mark everybody present, close a cohort, wait for its papers; return their codes."""
        with self.open():
            cohort = db.session.scalars(select(Cohort).where(Cohort.code == code)).one()
            planned = sessions.sessions_of(cohort.id)
            with unit_of_work():
                for session in planned:
                    marking.mark_rest_present(session, by=None)
            with unit_of_work():
                awards.close(cohort)
            with unit_of_work():
                awards.start_issue(cohort, by=None)
            self.waits_for_the_worker()
            return list(db.session.scalars(select(Certificate.code)))

    def waits_for_the_worker(self) -> None:
        """Return when no job is left."""
        open_jobs = select(Job.id).where(Job.state.in_((State.WAITING, State.RUNNING)))
        while db.session.scalars(open_jobs).first():
            db.session.rollback()
            time.sleep(WATCHFUL)

    def spells_anew(self, name_ar: str, *, name_en: str) -> None:
        """Correct the Latin spelling of a name in the register."""
        with self.open(), unit_of_work():
            self._person(name_ar).name_en = name_en

    @property
    def course(self) -> Document:
        """Return the course as it is taught, with the key to its questions."""
        return document()


def _sit(enrolment: Enrolment, quiz: Quiz, *, right: int) -> None:
    with unit_of_work():
        attempt = assessment.start(enrolment, quiz, language="ar")
        changes = {
            item.id: (next(one.id for one in item.options if one.correct is (number < right)),)
            for number, item in enumerate(queries.items_of(attempt))
        }
        assessment.save(attempt, changes)
        assessment.submit(attempt)


@contextmanager
def opened(folder: Path) -> Iterator[House]:
    """Build, fill and serve an installation; end all of it afterwards."""
    with own_database(folder) as database_url, socket.create_server(("127.0.0.1", 0)) as door:
        app = _built(folder, database_url, port=door.getsockname()[1])
        house = House(app)
        with house.open():
            _fill()
        house.hires(Role.OFFICER, "20001", ar="سعاد محمد علي الزوي", en="Suad Mohamed Ali Al-Zwai")
        with _served(app, door), _worked(app):
            yield house
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


def _built(folder: Path, database_url: str, *, port: int) -> Flask:
    app = create_app(
        read_settings(
            {
                "BASE_URL": f"http://127.0.0.1:{port}",
                "SECRET_KEY": "a key for journeys that nobody else has",
                "IDENTITY_KEY": "another key for journeys, for identities",
                "DATABASE_URL": database_url,
                "INSTANCE": str(folder / "instance"),
                "LOG_LEVEL": "ERROR",
                "SECOND_STEP": "offered",
            }
        )
    )
    app.config["PASSWORD_HASHER"] = QUICK
    return app


def _fill() -> None:
    """Places, institutions and the catalogue: what an installation begins with."""
    db.create_all()
    with unit_of_work():
        seeding.seed()
    with unit_of_work():
        learning.publish(document())


@contextmanager
def _served(app: Flask, door: socket.socket) -> Iterator[None]:
    """The server of an installation, turned by a thread that can be told to stop."""
    channels: dict[int, socket.socket] = {}
    ended = threading.Event()
    server = create_server(
        app, map=channels, sockets=[door], threads=THREADS, connection_limit=CONNECTIONS
    )

    def turn() -> None:
        while not ended.is_set():
            wasyncore.loop(WATCHFUL, map=channels, count=1)

    thread = threading.Thread(target=turn, name="pages")
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
        server.task_dispatcher.shutdown()
        wasyncore.close_all(channels)


@contextmanager
def _worked(app: Flask) -> Iterator[None]:
    """A worker that wakes for each job, as a process of its own would."""
    awake, ended = threading.Event(), threading.Event()
    app.extensions["waker"] = awake.set

    def work() -> None:
        while not ended.is_set():
            if awake.wait(WATCHFUL):
                awake.clear()
                with app.app_context():
                    queue.work_off()

    thread = threading.Thread(target=work, name="worker")
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def today() -> str:
    """Return the day as a date field wants it typed."""
    return clock.today().isoformat()
