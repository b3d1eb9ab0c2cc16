"""A long list from its bytes to the register and back: `python -m tests.bench.imports`.

Prints the seconds of each step and the largest memory of the process, on SQLite and PostgreSQL.
The steps run in the job's portions, with the progress a page would show.
"""

import argparse
import io
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle, islice, product
from pathlib import Path
from uuid import uuid4

import sqlalchemy as sa
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy import func, select

from lms.app import create_app
from lms.people import jobs, seeding
from lms.people.models import Person, RosterImport
from lms.people.roster import reading
from lms.people.rules.purposes import REGISTER
from lms.people.services import filing, staging
from lms.platform import clock
from lms.platform.db import db, unit_of_work
from lms.platform.jobs import queue
from lms.platform.settings import read_settings
from setup.postgres import server

HEADER = [
    "م",
    "الاسم الرباعي",
    "الرقم الوطني",
    "الجهة",
    "الصفة الوظيفية",
    "الهاتف",
    "تاريخ الميلاد",
]
GIVEN = ("محمد", "علي", "سالم", "عمر", "خالد", "هدى", "مريم", "نجاة", "فرج", "حسن", "نوري", "آدم",
         "زينب", "فاطمة", "عيسى", "أيوب", "طارق", "مفتاح")  # fmt: skip
FAMILIES = ("الزوي", "التباوي", "الورفلي", "الفيتوري", "القذافي", "المقرحي", "الحسناوي")
PLACES = ("وزارة الصحة", "وزارة العدل", "وزارة الداخلية", "بلدية القطرون", "جهة لا نعرفها")
JOBS = ("ممرض", "موظف استقبال", "باحث اجتماعي", "رئيس قسم")


def names() -> Iterator[str]:
    """Return invented names in an order that mixes them."""
    parts = product(FAMILIES, GIVEN, GIVEN, GIVEN)
    yield from (f"{a} {b} {c} {family}" for family, a, b, c in parts)


def book(rows: int, sheets: int) -> bytes:
    """Return a workbook of so many people, spread over so many sheets."""
    made, out = Workbook(write_only=True), io.BytesIO()
    pages = [made.create_sheet(f"القائمة {number}") for number in range(1, sheets + 1)]
    for page in pages:
        page.append(["كشف المشاركين"])
        page.append(HEADER)
    people = zip(cycle(pages), islice(names(), rows), cycle(PLACES), cycle(JOBS), strict=False)
    for at, (page, name, place, job) in enumerate(people):
        _add(page, at, name, place, job)
    made.save(out)
    return out.getvalue()


def _add(page: Worksheet, at: int, name: str, place: str, job: str) -> None:
    year = 1960 + at % 40
    number = f"{1 + at % 2}{year}{at:07d}" if at % 5 else ""
    page.append([at + 1, name, number, place, job, 910_000_000 + at, f"15/03/{year}"])


def timed(name: str, act: Callable[[], object]) -> float:
    """Do something and print how long it took."""
    began = time.perf_counter()
    act()
    took = time.perf_counter() - began
    sys.stdout.write(f"  {name:<28}{took:7.2f} s\n")
    return took


@contextmanager
def installation(address: str) -> Iterator[None]:
    """Run within an application over an empty database."""
    with tempfile.TemporaryDirectory() as folder:
        settings = read_settings(
            {
                "BASE_URL": "http://localhost",
                "SECRET_KEY": "a key for the bench that nobody else has",
                "IDENTITY_KEY": "another key for the bench, of identities",
                "DATABASE_URL": address or f"sqlite:///{Path(folder) / 'masar.db'}",
                "INSTANCE": folder,
                "LOG_LEVEL": "ERROR",
            }
        )
        with create_app(settings, testing=True).app_context():
            db.create_all()
            with unit_of_work():
                seeding.seed()
            yield
            db.session.remove()
            db.engine.dispose()


def measure(engine: str, address: str, content: bytes) -> None:
    """Print what each step of an import takes on one engine."""
    sys.stdout.write(f"{engine}\n")
    with installation(address):
        total = timed("reading the file alone", lambda: reading.read(content, today=clock.today()))
        total = timed("reading and judging", lambda: work(jobs.READ, sent(content)))
        total += timed("confirming, with duplicates", lambda: work(jobs.CONFIRM, newest()))
        sys.stdout.write(f"  {'from file to register':<28}{total:7.2f} s, {people()} people\n")
        timed("reading the same again", lambda: work(jobs.READ, sent(content)))
        timed("confirming the same again", lambda: work(jobs.CONFIRM, newest()))
        timed("taking the second back", lambda: work(jobs.UNDO, newest()))
        timed("taking the first back", lambda: work(jobs.UNDO, oldest()))
        sys.stdout.write(f"  {'left':<28}{people():7} people\n")


def sent(content: bytes) -> RosterImport:
    """Keep a list as the page does that takes it."""
    with unit_of_work():
        begun = staging.begun(content, file_name="long.xlsx", purpose=REGISTER, by=None)
        filing.keep(staging.keep(begun), content)
    return begun


def newest() -> RosterImport:
    """Return the list that was sent last."""
    return db.session.scalars(select(RosterImport).order_by(RosterImport.id.desc())).first()  # type: ignore[return-value]


def oldest() -> RosterImport:
    """Return the list that was sent first."""
    return db.session.scalars(select(RosterImport).order_by(RosterImport.id)).first()  # type: ignore[return-value]


def work(kind: str, roster: RosterImport) -> None:
    """Let the worker do one thing with a list."""
    with unit_of_work():
        jobs.start(kind, roster, total=0, by=None)
    queue.work_off()


def people() -> int:
    """Count the register."""
    return db.session.scalar(select(func.count()).select_from(Person)) or 0


@contextmanager
def database(address: str) -> Iterator[str]:
    """Make a database of our own on a server for a while."""
    name, engine = (
        f"bench_{uuid4().hex[:12]}",
        sa.create_engine(address, isolation_level="AUTOCOMMIT"),
    )
    with engine.connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name}"))
    yield sa.make_url(address).set(database=name).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.execute(sa.text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


def main() -> None:
    """Measure on both engines."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rows", type=int, default=3_000)
    asked.add_argument("--sheets", type=int, default=3)
    wanted = asked.parse_args()
    content = book(wanted.rows, wanted.sheets)
    sys.stdout.write(f"{wanted.rows} rows, {wanted.sheets} sheets, {len(content) // 1024} KB\n")
    measure("SQLite", "", content)
    with server() as address, database(address) as own:
        measure("PostgreSQL", own, content)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    sys.stdout.write(f"largest memory {peak} MB, {os.cpu_count()} processors\n")


if __name__ == "__main__":
    main()
