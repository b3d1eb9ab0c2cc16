"""Set-up: what stands between a bare machine and a running Masar; read the Makefile first."""

import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
CANNOT = 3


def stop(sentence: str) -> NoReturn:
    """End set-up with the one sentence that says what its reader can do about it."""
    sys.stderr.write(f"{sentence}\n")
    raise SystemExit(CANNOT)
