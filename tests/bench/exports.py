"""A list of everybody: `python -m tests.bench.exports [--people 100000] [--engine SQLite]`.

Fills a new database with invented people and prints, for each engine and kind of file, the seconds
of the processor that the list with all columns takes, the megabytes by which the process grew
meanwhile, and the size of the file.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from lms.people.privacy import exports
from lms.people.privacy.exports import Made, Order
from lms.people.privacy.queries.exports import Wanted
from lms.people.privacy.rules.exports import Column, Format, Purpose
from lms.platform.db import db
from lms.platform.identity import Reach
from lms.platform.ids import uuid7
from tests.bench.register import engines, filled

PEOPLE = 100_000
MEGA = 1024 * 1024
KILO = 1024


def order(kind: Format) -> Order:
    """Everybody, with every column."""
    return Order(
        export_id=uuid7(),
        account_id=uuid7(),
        wanted=Wanted(),
        columns=tuple(Column),
        format=kind,
        purpose=Purpose.OTHER,
        words="measuring",
        language="ar",
    )


def resident(name: str) -> float:
    """Return what the process holds (VmRSS), or held at most (VmHWM), in megabytes."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name)) / KILO


def measured(kind: Format) -> tuple[Made, float, float]:
    """Make the list once; return it with seconds and megabytes."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    before, began = resident("VmRSS"), time.process_time()
    made = exports.make(order(kind), Reach(everywhere=True))
    seconds = time.process_time() - began
    db.session.rollback()
    return made, seconds, resident("VmHWM") - before


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--engine", choices=["SQLite", "PostgreSQL"])
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, engines(Path(folder)) as found:
        for name in [asked.engine] if asked.engine else list(found):
            with filled(found[name], Path(folder) / name, asked.people):
                for kind in Format:
                    made, seconds, grown = measured(kind)
                    size = len(made.content) / MEGA
                    print(  # noqa: T201 - it is what the command is for
                        f"{name:<11} {kind:<5} {made.people:>7,} people {seconds:6.1f} s "
                        f"{grown:6.0f} MB more {size:6.1f} MB file"
                    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
