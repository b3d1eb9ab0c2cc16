"""Things that one unit of work at a time may do, and the order in which it may ask for them."""

import warnings
from enum import IntEnum

from sqlalchemy import event, text
from sqlalchemy.orm import Session, SessionTransaction

from lms.platform.db import db

_BASE = 7_203_000
_TAKEN = "turns"


class Turn(IntEnum):
    """What waits for the end of another unit of work that does the same.

    Whoever needs several asks from the top of this list downwards: then nobody waits for
    somebody who waits for them.
    """

    RETENTION = 1
    PLACE_CODES = 2
    MERGES = 3
    ROLES = 4
    """Two administrators must not remove each other."""
    WAYS_IN = 5
    REGISTER_NUMBERS = 6
    AUDIT = 7
    """The end of the chain."""
    DUPLICATES = 8


class OutOfTurn(RuntimeWarning):
    """Somebody asked upwards: on PostgreSQL two who do can wait for each other."""


def one_at_a_time(turn: Turn) -> None:
    """Make others who ask for the same turn wait for the end of this unit of work.

    SQLite lets only one write at a time anyway; PostgreSQL keeps the lock by its number.
    """
    _keep_order(turn)
    if db.engine.dialect.name == "postgresql":
        db.session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _BASE + turn})


def _keep_order(turn: Turn) -> None:
    taken: set[Turn] = db.session.info.setdefault(_TAKEN, set())
    if turn not in taken and any(turn < other for other in taken):
        warnings.warn(f"{turn.name} after {max(taken).name}", OutOfTurn, stacklevel=3)
    taken.add(turn)


@event.listens_for(Session, "after_transaction_end")
def _let_go(session: Session, transaction: SessionTransaction) -> None:
    """The end of a unit of work is the end of its turns."""
    if transaction.parent is None:
        session.info.pop(_TAKEN, None)
