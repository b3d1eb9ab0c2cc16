"""Run whole suites of tests one after the other and end with what each counted.

A suite that fails does not keep the next from running.
"""

import re
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

PYTEST = (sys.executable, "-m", "pytest", "-q", "--no-header")
BESIDE_POSTGRES = (sys.executable, "-m", "setup.postgres")
JOURNEYS = "tests/journeys"
WHOLE = (*PYTEST, "-n", "2", "--dist", "loadscope", f"--ignore={JOURNEYS}", "--ignore=tests/bench")
SUMMARY = re.compile(r"\d+ (?:passed|failed|error|skipped|deselected|no tests ran).*")


@dataclass(frozen=True)
class Suite:
    """What is run and how it is called."""

    title: str
    command: Sequence[str]


@dataclass(frozen=True)
class Outcome:
    """How a suite ended."""

    suite: Suite
    returncode: int
    counts: str


SUITES: Mapping[str, Suite] = {
    "fast": Suite("Fast tests", (*WHOLE, "-m", "not slow")),
    "sqlite": Suite("Everything on SQLite", WHOLE),
    "postgresql": Suite("Everything on PostgreSQL", (*BESIDE_POSTGRES, *WHOLE)),
    "journeys": Suite("The main job in a browser", (*PYTEST, JOURNEYS)),
}


def run(suite: Suite) -> Outcome:
    """Run a suite; show what it printed only if it fails."""
    sys.stdout.write(f"  {suite.title:<34}")
    sys.stdout.flush()
    began = time.monotonic()
    ended = subprocess.run(
        suite.command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    counts = SUMMARY.findall(ended.stdout)[-1:] or ["nothing was counted"]
    sys.stdout.write(f"{time.monotonic() - began:6.1f} s  {counts[0]}\n")
    if ended.returncode:
        sys.stdout.write(ended.stdout)
    return Outcome(suite, ended.returncode, counts[0])


def main(names: Sequence[str]) -> int:
    """Run the named suites and add up how they ended."""
    outcomes = [run(SUITES[name]) for name in names]
    sys.stdout.write("\n")
    for outcome in outcomes:
        sys.stdout.write(f"{outcome.suite.title}: {outcome.counts}\n")
    return int(any(outcome.returncode for outcome in outcomes))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
