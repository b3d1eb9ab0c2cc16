"""The two numbers of a certificate: serials without a gap, codes without an order."""

from contextlib import suppress
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from certificates.codes import Code, new_code
from certificates.serial import Serial
from lms.awards.models import SerialCounter
from lms.platform import clock
from lms.platform.db import db


@dataclass(frozen=True, slots=True)
class Numbers:
    """What one certificate is called: by the register, and by whoever verifies it."""

    serial: Serial
    code: Code


def take(count: int, *, prefix: str) -> list[Numbers]:
    """Take the next serials of this year; undone with the unit of work, they are free again."""
    year = clock.today().year
    counter = _counter(year)
    first, counter.last = counter.last + 1, counter.last + count
    return [
        Numbers(Serial(prefix, year, number), new_code()) for number in range(first, first + count)
    ]


def _counter(year: int) -> SerialCounter:
    """Lock the counter of a year, so that nobody takes the same serial at the same time."""
    locked = select(SerialCounter).where(SerialCounter.year == year).with_for_update()
    counter = db.session.scalars(locked.execution_options(populate_existing=True)).first()
    return counter or _first_of(year)


def _first_of(year: int) -> SerialCounter:
    """Begin a year, unless somebody else does so at this moment."""
    with suppress(IntegrityError), db.session.begin_nested():
        db.session.add(SerialCounter(year=year, last=0))
    locked = select(SerialCounter).where(SerialCounter.year == year).with_for_update()
    return db.session.scalars(locked.execution_options(populate_existing=True)).one()
