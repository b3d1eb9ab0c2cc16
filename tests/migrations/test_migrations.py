"""Tables migrate up, down, and up again with people in them; the head is what the models say."""

import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import flask_migrate
import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask

from lms.app import create_app
from lms.platform import migrations
from lms.platform.db import Model, db, unit_of_work
from lms.platform.settings import read_settings
from tests.cast import Cast
from tests.conftest import ADDRESS, QUICK

Schema = dict[str, list[object]]


def _database(tmp_path: Path) -> Iterator[str]:
    server = os.environ.get(ADDRESS)
    if not server:
        yield f"sqlite:///{tmp_path / 'migrated.db'}"
        return
    name = f"masar_{uuid.uuid4().hex[:12]}"
    engine = sa.create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name}"))
    yield sa.make_url(server).set(database=name).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.execute(sa.text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Flask]:
    """An application over a database without tables."""
    for url in _database(tmp_path):
        settings = read_settings(
            {
                "BASE_URL": "http://localhost",
                "SECRET_KEY": "a key for tests that nobody else has",
                "IDENTITY_KEY": "another key for tests, for identities",
                "DATABASE_URL": url,
                "INSTANCE": str(tmp_path / "instance"),
                "LOG_LEVEL": "CRITICAL",
            }
        )
        app = create_app(settings, testing=True)
        app.config["PASSWORD_HASHER"] = QUICK
        migrations.connect(app)
        with app.app_context():
            yield app
            db.session.remove()
            db.engine.dispose()


def _move(direction: str, revision: str) -> None:
    db.session.remove()
    db.engine.dispose()
    getattr(flask_migrate, direction)(revision=revision)


def _tables() -> set[str]:
    return set(sa.inspect(db.engine).get_table_names()) - {"alembic_version"}


def _constraints() -> dict[str, set[str]]:
    inspector = sa.inspect(db.engine)
    return {
        table: {str(one["name"]) for one in inspector.get_check_constraints(table)}
        | {str(one["name"]) for one in inspector.get_unique_constraints(table)}
        | {str(one["name"]) for one in inspector.get_indexes(table)}
        for table in _tables()
    }


def _checks() -> list[str]:
    inspector = sa.inspect(db.engine)
    return [
        str(one["name"]) for table in _tables() for one in inspector.get_check_constraints(table)
    ]


@pytest.mark.slow
def test_no_check_of_former_days_lingers_beside_its_successor(empty: Flask):
    _move("upgrade", "head")

    assert len(_checks()) == len(set(_checks()))


@pytest.mark.slow
def test_the_head_is_exactly_what_the_models_say(empty: Flask):
    _move("upgrade", "head")

    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Model.metadata) == []


@pytest.mark.slow
def test_migrating_makes_the_same_constraints_as_the_models(empty: Flask):
    _move("upgrade", "head")
    migrated = _constraints()
    _move("downgrade", "base")

    db.create_all()

    assert migrated == _constraints()


@pytest.mark.slow
def test_every_step_goes_down_and_up_again(empty: Flask):
    _move("upgrade", "head")
    whole = _tables()

    _move("downgrade", "base")
    bare = _tables()
    _move("upgrade", "head")

    assert (bare, _tables()) == (set(), whole)


@pytest.mark.slow
def test_what_stands_in_the_tables_survives_the_last_step_down_and_up(empty: Flask):
    _move("upgrade", "head")
    cast = Cast()
    cohort = cast.cohort()
    cast.trainee(cohort)
    before = _people()

    _move("downgrade", "-1")
    _move("upgrade", "head")

    assert (_people(), before) == (before, 1)


@pytest.mark.slow
@pytest.mark.parametrize("first", [f"{number:04d}" for number in range(7, 13)])
def test_people_in_the_tables_survive_every_later_step_down_and_up(empty: Flask, first: str):
    _move("upgrade", "head")
    cast = Cast()
    cohort = cast.cohort()
    cast.trainee(cohort)
    constraints = _constraints()

    _move("downgrade", first)
    _move("upgrade", "head")

    assert (_people(), _constraints()) == (1, constraints)


def _people() -> int:
    with unit_of_work():
        return db.session.scalar(sa.text("SELECT count(*) FROM person")) or 0
