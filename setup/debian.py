"""Get Debian packages: installed by root, or unpacked into a folder of ours by anyone."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path


def here() -> bool:
    """Tell whether this machine knows Debian packages at all."""
    return all(map(shutil.which, ("apt-get", "dpkg-deb")))


def install(packages: Sequence[str]) -> None:
    """Install packages for the whole machine, asking nothing; only root may."""
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    chosen = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    subprocess.run(["apt-get", "update", "-qq"], check=True, env=quiet)
    subprocess.run(chosen, check=True, env=quiet)


def unpack(packages: Sequence[str], into: Path) -> None:
    """Unpack packages, and what they need that the machine lacks, into a folder."""
    with tempfile.TemporaryDirectory() as scratch:
        lists = _own_lists(Path(scratch))
        wanted = _missing(packages, lists)
        subprocess.run(["apt-get", *lists, "download", "-qq", *wanted], check=True, cwd=scratch)
        for package in sorted(Path(scratch).glob("*.deb")):
            subprocess.run(["dpkg-deb", "-x", package, into], check=True)


def _own_lists(scratch: Path) -> list[str]:
    """Fetch the package lists into a folder of our own; answer the options that make apt use it."""
    (scratch / "lists" / "partial").mkdir(parents=True)
    (scratch / "cache" / "archives" / "partial").mkdir(parents=True)
    options = [
        f"--option=Dir::State::lists={scratch / 'lists'}",
        f"--option=Dir::Cache={scratch / 'cache'}",
        "--option=Debug::NoLocking=true",
    ]
    subprocess.run(["apt-get", *options, "update", "-qq"], check=True)
    return options


def _missing(packages: Sequence[str], lists: Sequence[str]) -> list[str]:
    """Name what apt would install on this machine, dependencies included."""
    rehearsal = ["apt-get", *lists, "install", "--simulate", "--no-install-recommends", *packages]
    said = subprocess.run(rehearsal, check=True, capture_output=True, text=True).stdout
    return [line.split()[1] for line in said.splitlines() if line.startswith("Inst ")]
