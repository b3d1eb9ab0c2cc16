"""How Alembic meets the application's tables, on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from alembic.operations.ops import MigrationScript
from alembic.runtime.migration import MigrationContext
from sqlalchemy import JSON
from sqlalchemy.engine import Connection

from lms.platform.db import Model, Moment, db


def render_type(kind: str, value: object, autogen: AutogenContext) -> str | Literal[False]:
    """Write our types as the plain column types they are stored in."""
    if kind == "type" and isinstance(value, Moment):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(value, JSON):
        autogen.imports.add("from sqlalchemy.dialects import postgresql")
        return 'sa.JSON().with_variant(postgresql.JSONB(), "postgresql")'
    return False


def no_empty(
    _context: MigrationContext, _revision: object, directives: list[MigrationScript]
) -> None:
    """Make no migration where nothing changed."""
    if directives and directives[0].upgrade_ops and directives[0].upgrade_ops.is_empty():
        directives[:] = []


def run(connection: Connection) -> None:
    """Migrate over an open connection, in one transaction a migration."""
    context.configure(
        connection=connection,
        target_metadata=Model.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        render_item=render_type,
        process_revision_directives=no_empty,
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()


def main() -> None:
    """Let nothing else hold the database meanwhile.

    SQLite makes some tables anew: references are checked once, when all of it is done.
    """
    db.session.remove()
    with db.engine.connect() as connection, _unchecked_references(connection):
        run(connection)


@contextmanager
def _unchecked_references(connection: Connection) -> Iterator[None]:
    if connection.dialect.name != "sqlite":
        yield
        return
    cursor = connection.connection.cursor()
    cursor.execute("PRAGMA foreign_keys=OFF")
    yield
    cursor.execute("PRAGMA foreign_key_check")
    if (lost := cursor.fetchone()) is not None:
        raise RuntimeError(f"a row of {lost[0]} refers to a row of {lost[2]} that is gone")
    cursor.execute("PRAGMA foreign_keys=ON")


main()
