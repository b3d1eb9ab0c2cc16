"""The rosters of the handbook, and how to send them through the register."""

from pathlib import Path

from sqlalchemy import select

from lms.people import seeding
from lms.people.models import Decision, Person, RosterImport
from lms.people.queries import rosters
from lms.people.queries.rosters import Report
from lms.people.rules.purposes import REGISTER, Purpose
from lms.people.services import importing, staging
from lms.platform.db import db, unit_of_work

FOLDER = Path(__file__).parents[2] / "rosters"
SEBHA = "sebha-2024-participants.xlsx"
QATROUN = "qatroun-03-nominees.xlsx"
LATE = "qatroun-03-nominees-2.csv"
HEADER = "الاسم;الرقم الوطني;الجهة;الوظيفة;الهاتف\n"


def seed() -> None:
    """Give the register its places and institutions."""
    with unit_of_work():
        seeding.seed()


def content(name: str) -> bytes:
    """Return a roster as it arrived."""
    return (FOLDER / name).read_bytes()


def text(*rows: str) -> bytes:
    """Return a small roster: name; national number; institution; job; telephone."""
    return (HEADER + "".join(f"{row}\n" for row in rows)).encode()


def staged(what: bytes, *, name: str = "list.csv", purpose: Purpose = REGISTER) -> RosterImport:
    """Stage a roster."""
    read = staging.read(what, file_name=name, purpose=purpose, by=None)
    with unit_of_work():
        roster = staging.keep(read)
    db.session.refresh(roster)
    return roster


def confirmed(what: bytes, *, purpose: Purpose = REGISTER) -> RosterImport:
    """Stage a roster and confirm it."""
    roster = staged(what, purpose=purpose)
    with unit_of_work():
        importing.confirm(db.session.merge(roster), by=None)
    return roster


def decided(roster: RosterImport, label: str, decision: Decision | None) -> None:
    """Decide on one row of a roster."""
    row = next(row for row in roster.rows if row.place_in_file == label)
    with unit_of_work():
        importing.decide(db.session.merge(row), decision, by=None)


def reported(roster: RosterImport) -> Report:
    """Return what a staged roster says it does."""
    return rosters.report(roster, roster.rows)


def everybody() -> list[Person]:
    """Return the register."""
    return list(db.session.scalars(select(Person).order_by(Person.number)))
