"""Tables, the session, and the one unit of work."""

import enum
import fcntl
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, TypeAlias
from uuid import UUID

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import JSON, DateTime, Dialect, Engine, Enum, MetaData, Uuid, event
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Connection
from sqlalchemy.orm import DeclarativeBase, mapped_column
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.types import TypeDecorator

from lms.platform.ids import uuid7

NAMES = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


PRAGMAS = (
    "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=5000",
    "secure_delete=ON",  # what is deleted is overwritten, not only forgotten
)  # fmt: skip


class Moment(TypeDecorator[datetime]):
    """A point in time: always aware, always UTC, on every engine."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse a time without a zone."""
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            message = "a moment needs its time zone"
            raise ValueError(message)
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give back the zone that SQLite forgets."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _values(kind: type[enum.Enum]) -> list[str]:
    return [str(member.value) for member in kind]


Plain: TypeAlias = "str | int | float | bool | list[Plain] | dict[str, Plain] | None"
Json = JSON().with_variant(JSONB(), "postgresql")
Id = Annotated[UUID, mapped_column(Uuid, primary_key=True, default=uuid7)]


class Model(DeclarativeBase):
    """Base of every table."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {  # noqa: RUF012 - read by SQLAlchemy as it is
        datetime: Moment,
        enum.Enum: Enum(
            enum.Enum, native_enum=False, length=32, create_constraint=True, values_callable=_values
        ),
    }


db = SQLAlchemy(metadata=Model.metadata)

_writing: ContextVar[bool] = ContextVar("writing", default=False)
_lock_file: dict[str, Path] = {}


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: object, _record: ConnectionPoolEntry) -> None:
    """Durable commits, checked foreign keys, and transactions that we begin ourselves."""
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "begin")
def _begin_sqlite(connection: Connection) -> None:
    """A writer takes the lock at once, so that it never fails half-way with a stale snapshot."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if _writing.get() else "BEGIN")


def queue_writers_at(path: Path) -> None:
    """Name the file at which writers to SQLite stand in line."""
    _lock_file["path"] = path


@contextmanager
def _turn() -> Iterator[None]:
    """Wait fairly: SQLite's own busy handler starves writers for seconds."""
    if db.engine.dialect.name != "sqlite" or "path" not in _lock_file:
        yield
        return
    with _lock_file["path"].open("wb") as queue:
        fcntl.flock(queue, fcntl.LOCK_EX)
        yield


@contextmanager
def unit_of_work() -> Iterator[None]:
    """Change the world in one commit, or not at all."""
    if _writing.get():
        message = "a unit of work cannot stand inside another"
        raise RuntimeError(message)
    db.session.rollback()
    marker = _writing.set(True)
    try:
        with _turn():
            yield
            db.session.commit()
        _after_commit()
    finally:
        _writing.reset(marker)
        db.session.rollback()
        _forget_after_commit()


def after_commit(action: Callable[[], None]) -> None:
    """Do something that must follow the commit, such as waking a worker."""
    db.session.info.setdefault("after_commit", []).append(action)


def forget_the_log() -> None:
    """Empty SQLite's log once this unit of work is committed: it repeats what was overwritten.

    Somebody who is reading just then keeps it; the next time empties it.
    """
    if db.engine.dialect.name == "sqlite" and _empty_log not in _awaited():
        after_commit(_empty_log)


def _empty_log() -> None:
    with closing(db.engine.raw_connection()) as connection:
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _awaited() -> list[Callable[[], None]]:
    waiting: list[Callable[[], None]] = db.session.info.get("after_commit", [])
    return waiting


def _after_commit() -> None:
    for action in db.session.info.pop("after_commit", []):
        action()


def _forget_after_commit() -> None:
    db.session.info.pop("after_commit", None)


class Undone(Exception):  # noqa: N818 - it is an outcome, not an error
    """Leave a unit of work without a commit."""
