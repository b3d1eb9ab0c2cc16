"""The register at its size: `python -m tests.bench.register [--people 100000] [--json]`.

Fills a new database with invented people, on SQLite and on PostgreSQL, and prints in milliseconds
the median and the time within which nineteen of twenty answers came: whole pages, through the
application, with their counts. Judging a list and searching the whole register run once.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa
from flask import Flask
from sqlalchemy import select

from lms.app import create_app
from lms.people.duplicates import jobs
from lms.people.duplicates import queries as duplicates
from lms.people.models import Person
from lms.people.roster.entries import Entry
from lms.people.roster.reading import RosterRow
from lms.people.rules import names
from lms.people.services import judging
from lms.platform.db import db, unit_of_work
from lms.platform.jobs import queue
from lms.platform.settings import read_settings
from setup import postgres
from setup.postgres import ADDRESS
from tests.bench import town
from tests.cast import Cast
from tests.journeys.database import own_database
from tests.visitor import Visitor

TURNS, WARM = 20, 2
LONG, SHORT = 3_000, 40
Times = tuple[float, float]


@contextmanager
def engines(folder: Path) -> Iterator[Mapping[str, str]]:
    """Yield the address of a new database on each engine."""
    with ExitStack() as stack:
        os.environ[ADDRESS] = stack.enter_context(postgres.server())
        other = stack.enter_context(own_database(folder))
        yield {"SQLite": f"sqlite:///{folder / 'masar.db'}", "PostgreSQL": other}


@contextmanager
def filled(address: str, folder: Path, people: int) -> Iterator[Flask]:
    """Serve a register of some size."""
    folder.mkdir()
    app = create_app(
        read_settings(
            {
                "BASE_URL": "http://localhost",
                "SECRET_KEY": "a key for measuring that nobody else has",
                "IDENTITY_KEY": "another key for measuring, for identities",
                "DATABASE_URL": address,
                "INSTANCE": str(folder),
                "LOG_LEVEL": "ERROR",
            }
        ),
        testing=True,
    )
    with app.app_context():
        db.create_all()
        town.fill(people)
        settled()
        yield app
        db.session.remove()
        db.engine.dispose()


def settled() -> None:
    """Let PostgreSQL know its tables, as its own housekeeping would soon."""
    if db.engine.dialect.name == "postgresql":
        with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(sa.text("VACUUM ANALYZE"))


def paths() -> Mapping[str, str]:
    """Return the pages that are measured."""
    known = select(Person).where(Person.national_hash.is_not(None), Person.name_en != "")
    person = db.session.scalars(known.order_by(Person.number.desc()).limit(1)).one()
    searches = {
        "a common given name": "محمد",
        "two names": "محمد الورفلي",
        "a rare family": "بوعاصم",
        "Latin spelling": "Mohamed",
        "Latin, two names": "Mohammad Warfalli",
        "phone": person.phone or "",
        "national number": "219850000001",
        "nobody": "زخرف",
    }
    return {
        "register, first page": "/ar/people",
        "register, page 1,000": "/ar/people?page=1000",
        **{f"search: {what}": f"/ar/people?q={quote(text)}" for what, text in searches.items()},
        "duplicates": "/ar/people/duplicates",
        "duplicates, page 10": "/ar/people/duplicates?page=10",
        "a person": f"/ar/people/{person.id}",
    }


def timed(act: Callable[[], object]) -> float:
    """Return the milliseconds an act takes."""
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def measured(officer: Visitor, path: str) -> Times:
    """Open a page again and again."""

    def ask() -> None:
        status = officer.send("GET", path).status
        if status != 200:
            message = f"{path} answered {status}"
            raise RuntimeError(message)

    times = sorted([timed(ask) for _ in range(WARM + TURNS)][WARM:])
    return statistics.median(times), times[int(len(times) * 0.95)]


def roster(rows: int) -> list[RosterRow]:
    """Return a list of people of the register, each as another clerk writes them."""
    some = db.session.scalars(select(Person).order_by(Person.phone).limit(rows))
    return [RosterRow(str(n), _entry(person), ()) for n, person in enumerate(some)]


def _entry(person: Person) -> Entry:
    name = names.parse(person.name_ar.replace("أ", "ا"))
    phones = (person.phone,) if person.phone else ()
    return Entry(name, institution="وزارة الصحة", phones=phones, birth_year=person.birth_year)


def judged(rows: int) -> Times:
    """Judge a list."""
    entries = roster(rows)
    took = timed(lambda: judging.judge(entries))
    db.session.rollback()
    return took, took


def swept() -> Times:
    """Search the whole register for duplicates."""
    with unit_of_work():
        jobs.begin(by=None)
    took = timed(queue.work_off)
    settled()
    return took, took


def figures(app: Flask) -> Iterator[tuple[str, Times]]:
    """Measure everything."""
    yield "the whole register swept", swept()
    officer = Visitor(app).sign_in(Cast().officer())
    for name, path in paths().items():
        yield name, measured(officer, path)
    yield f"a list of {SHORT} judged", judged(SHORT)
    yield f"a list of {LONG} judged", judged(LONG)
    yield "pairs that wait", (duplicates.all_waiting(), 0)


def main() -> int:
    """Print the table, or answer for machines."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--people", type=int, default=100_000)
    asked.add_argument("--json", action="store_true", dest="as_json")
    wanted = asked.parse_args()
    found: dict[str, dict[str, Times]] = {}
    with tempfile.TemporaryDirectory() as name, engines(Path(name)) as addresses:
        for engine, address in addresses.items():
            with filled(address, Path(name) / engine, wanted.people) as app:
                found[engine] = {}
                for what, times in figures(app):
                    found[engine][what] = times
                    if not wanted.as_json:
                        sys.stdout.write(f"{engine:<11}{what:<32}{times[0]:10.0f}{times[1]:8.0f}\n")
                        sys.stdout.flush()
    if wanted.as_json:
        sys.stdout.write(json.dumps({"people": wanted.people, "ms": found}, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
