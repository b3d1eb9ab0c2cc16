"""Make the virtual environment and put into it exactly what a lock names."""

import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from setup import ROOT, debian, stop

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
VERSION = f"python{sys.version_info.major}.{sys.version_info.minor}"
NO_VENV = (
    f"{sys.executable} cannot make virtual environments: install them with your package manager"
    f" (Debian: apt-get install {VERSION}-venv) and run this again."
)


def works() -> bool:
    """Tell whether the environment stands and has a pip."""
    if not PYTHON.exists():
        return False
    tried = subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True, check=False)
    return tried.returncode == 0


def make() -> None:
    """Make the environment with what this Python has; Debian keeps the needed part elsewhere."""
    if _has("ensurepip"):
        subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
    elif _has("virtualenv"):
        subprocess.run([sys.executable, "-m", "virtualenv", "--clear", VENV], check=True)
    elif debian.here() and os.geteuid() == 0:
        debian.install([f"{VERSION}-venv"])
        subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
    elif debian.here():
        _make_with_borrowed_pip()
    else:
        stop(NO_VENV)


def fill(locks: Sequence[str]) -> None:
    """Install what the locks name, every file checked against its hash."""
    wanted = [f"--requirement={lock}" for lock in locks]
    options = ["--require-hashes", "--disable-pip-version-check", "--no-input", "--quiet"]
    subprocess.run([PYTHON, "-m", "pip", "install", *options, *wanted], check=True, cwd=ROOT)


def _has(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


def _make_with_borrowed_pip() -> None:
    """Take pip out of Debian's package of wheels, since it may not be installed."""
    with tempfile.TemporaryDirectory() as scratch:
        debian.unpack(["python3-pip-whl"], Path(scratch))
        wheel = next(Path(scratch).glob("usr/share/python-wheels/pip-*.whl"))
        shutil.rmtree(VENV, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", VENV], check=True)
        borrowed: list[Path | str] = [
            PYTHON,
            wheel / "pip",
            "install",
            "--quiet",
            "--no-index",
            wheel,
        ]
        subprocess.run(borrowed, check=True)


def main(locks: Sequence[str]) -> int:
    """Make the environment unless it stands, then bring it to the locks."""
    try:
        if not works():
            make()
        fill(locks)
    except subprocess.CalledProcessError as failed:
        stop(f"Python packages could not be installed ({failed}): is the network there?")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
