"""The stage on which the handbook is played: a real application and a real, emptied database."""

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from argon2 import PasswordHasher
from flask import Flask

from lms.app import create_app
from lms.platform.db import Model, db
from lms.platform.settings import Settings, read_settings
from tests.cast import Cast
from tests.statements import Statements, sent_by
from tests.visitor import Visitor

ADDRESS = "TEST_DATABASE_URL"
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture(scope="session")
def database_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A SQLite file, or a database of our own on the server of TEST_DATABASE_URL."""
    server = os.environ.get(ADDRESS)
    if not server:
        yield f"sqlite:///{tmp_path_factory.mktemp('database') / 'masar.db'}"
        return
    name = f"masar_{uuid.uuid4().hex[:12]}"
    engine = sa.create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name}"))
    yield sa.make_url(server).set(database=name).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.execute(sa.text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


@pytest.fixture(scope="session")
def settings(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings of an installation that lives for this run."""
    return settings_at(database_url, tmp_path_factory.mktemp("instance"))


def settings_at(database_url: str, instance: Path) -> Settings:
    """Return the settings of an installation that nobody else uses."""
    return read_settings(
        {
            "BASE_URL": "http://localhost",
            "SECRET_KEY": "a key for tests that nobody else has",
            "IDENTITY_KEY": "another key for tests, for identities",
            "DATABASE_URL": database_url,
            "INSTANCE": str(instance),
            "LOG_LEVEL": "CRITICAL",
        }
    )


@pytest.fixture(scope="session")
def whole_app(settings: Settings) -> Iterator[Flask]:
    """The application over its tables."""
    yield from application(settings)


def application(settings: Settings) -> Iterator[Flask]:
    """Build the application over its tables, and let go of them at the end."""
    app = create_app(settings, testing=True)
    app.config["PASSWORD_HASHER"] = QUICK
    with app.app_context():
        db.create_all()
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def app(whole_app: Flask) -> Iterator[Flask]:
    """The application, with nothing left of the test before."""
    with whole_app.app_context():
        empty()
        yield whole_app
        db.session.rollback()
        db.session.remove()


def empty() -> None:
    """Empty every table, children first, in one round trip where the engine allows it."""
    deletes = [str(table.delete()) for table in reversed(Model.metadata.sorted_tables)]
    db.session.rollback()
    with db.engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("; ".join(deletes))
            return
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        for delete in deletes:
            connection.exec_driver_sql(delete)


@pytest.fixture
def cast(app: Flask) -> Cast:
    """People, cohorts and roles to play with."""
    del app
    return Cast()


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    """Somebody with a browser; a stranger until they sign in."""
    return Visitor(app)


@pytest.fixture
def neighbour(app: Flask) -> Visitor:
    """Somebody else with a browser of their own."""
    return Visitor(app)


@pytest.fixture
def statements(app: Flask) -> Statements:
    """The SQL that an act sends."""
    del app
    return sent_by


@pytest.fixture
def built(settings: Settings) -> Path:
    """What set-up built."""
    return settings.built
