"""What starting costs: seconds until the first page, and memory before and after some pages.

`python -m tests.bench.start` serves an empty installation in a process of its own, three times.
Memory is the proportional set size: what the process adds to the machine.
"""

import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

from lms.app import create_app
from lms.platform.db import db
from lms.platform.settings import ROOT, read_settings

TIMES = 3
MB = 1000
GLANCE = 0.01
PAGES = ("/ar/sign-in", "/en/sign-in", "/ar/verify", "/ar/help", "/en/privacy")
ROUNDS = 20
COMMAND = ("-m", "flask", "--app", "wsgi", "serve")
LEAST = "import flask, sqlalchemy.orm"


@dataclass(frozen=True)
class Start:
    """One start of the web process."""

    seconds: float
    worked: float
    first_mb: float
    used_mb: float


def memory_of(process: int) -> float:
    """Return the proportional set size of a process in MB."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / MB


def worked_by(process: int) -> float:
    """Return the seconds of processor that a process has had: a busy machine changes them less."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def surroundings(folder: Path, port: int) -> dict[str, str]:
    """Return the settings of an empty installation."""
    return {
        "BASE_URL": f"http://127.0.0.1:{port}",
        "SECRET_KEY": "a key for measuring that nobody else has",
        "IDENTITY_KEY": "another key for measuring, for identities",
        "INSTANCE": str(folder),
        "LOG_LEVEL": "ERROR",
        "PORT": str(port),
    }


@contextmanager
def served(given: dict[str, str]) -> Iterator[int]:
    """Serve in a process of its own, as `make run` does, and return its number."""
    process = subprocess.Popen([sys.executable, *COMMAND], cwd=ROOT, env=os.environ | given)
    try:
        yield process.pid
    finally:
        process.terminate()
        process.wait()


def answers(address: str) -> bool:
    """Tell whether a page is served there."""
    try:
        with urllib.request.urlopen(address, timeout=5) as page:  # noqa: S310 - our own
            return bool(page.read())
    except (URLError, OSError):
        return False


def started(given: dict[str, str]) -> Start:
    """Start once; wait for the sign-in page; use some pages."""
    base = given["BASE_URL"]
    began = time.perf_counter()
    with served(given) as process:
        while not answers(base + PAGES[0]):
            time.sleep(GLANCE)
        seconds = time.perf_counter() - began
        worked, first = worked_by(process), memory_of(process)
        for _ in range(ROUNDS):
            for path in PAGES:
                answers(base + path)
        return Start(seconds, worked, first, memory_of(process))


def least() -> float:
    """Return the seconds of processor that loading what every such application needs takes."""
    before = os.times()
    subprocess.run([sys.executable, "-c", LEAST], check=True)
    after = os.times()
    return sum(after[2:4]) - sum(before[2:4])


def main() -> int:
    """Print the medians."""
    with tempfile.TemporaryDirectory() as name, socket.create_server(("127.0.0.1", 0)) as door:
        given = surroundings(Path(name), door.getsockname()[1])
        door.close()
        with create_app(read_settings(given)).app_context():
            db.create_all()
        floors, starts = zip(*((least(), started(given)) for _ in range(TIMES)), strict=True)
    floor = statistics.median(floors)
    worked = statistics.median(one.worked for one in starts)
    sys.stdout.write(
        f"first page after          {statistics.median(one.seconds for one in starts):5.2f} s\n"
        f"of which processor        {worked:5.2f} s   "
        f"({worked / floor:.1f} x Python with Flask and SQLAlchemy alone, {floor:.2f} s)\n"
        f"memory at the first page  {statistics.median(one.first_mb for one in starts):5.1f} MB\n"
        f"memory after {ROUNDS * len(PAGES)} pages    "
        f"{statistics.median(one.used_mb for one in starts):5.1f} MB\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
