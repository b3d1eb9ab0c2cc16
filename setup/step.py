"""Run one step of set-up or of the checks: a line with its seconds, its output only if it fails."""

import subprocess
import sys
import time
from collections.abc import Sequence

USAGE = "python -m setup.step NAME COMMAND…"


def run(name: str, command: Sequence[str]) -> int:
    """Say what begins, run it with its output held back, say how long it took."""
    sys.stdout.write(f"  {name:<34}")
    sys.stdout.flush()
    began = time.monotonic()
    ended = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    outcome = "" if ended.returncode == 0 else "  failed"
    sys.stdout.write(f"{time.monotonic() - began:6.1f} s{outcome}\n")
    if outcome:
        sys.stdout.write(ended.stdout.decode(errors="replace"))
    return ended.returncode


def main(arguments: Sequence[str]) -> int:
    """Run the named command and answer as it does."""
    if len(arguments) < 2:  # noqa: PLR2004 - a name and a command
        sys.stderr.write(f"{USAGE}\n")
        return 2
    return run(arguments[0], arguments[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
