"""A database of one's own, on the engine that is asked for."""

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from tests.conftest import ADDRESS


@contextmanager
def own_database(folder: Path) -> Iterator[str]:
    """Yield the address of an empty database; what is in it ends with it."""
    server = os.environ.get(ADDRESS)
    if not server:
        yield f"sqlite:///{folder / 'masar.db'}"
        return
    name = f"masar_{uuid.uuid4().hex[:12]}"
    engine = sa.create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name}"))
    try:
        yield sa.make_url(server).set(database=name).render_as_string(hide_password=False)
    finally:
        with engine.connect() as connection:
            connection.execute(sa.text(f"DROP DATABASE {name} WITH (FORCE)"))
        engine.dispose()
