"""Get the programs and libraries that no Python or Node package carries, as root or not.

`pdf` is Pango, which draws the text of certificates. `tests` is a browser and a reader of PDFs.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from setup import ROOT, debian, stop

OWN = ROOT / ".syslibs"
WITHIN = ROOT / "setup" / "within"
PANGO_ANSWERS = "import sys; from weasyprint.text import ffi; sys.exit(ffi.harfbuzz_subset is None)"
INSTALL = {
    "dnf": ("dnf", "install", "-y", "-q"),
    "apk": ("apk", "add", "-q"),
    "pacman": ("pacman", "-S", "--noconfirm", "--needed"),
    "zypper": ("zypper", "--non-interactive", "install"),
    "brew": ("brew", "install", "--quiet"),
}
FONTS_CONF = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir prefix="relative">usr/share/fonts</dir>
  <cachedir prefix="relative">cache/fontconfig</cachedir>
</fontconfig>
"""
CHROMIUM = """\
#!/bin/sh
exec "$(dirname -- "$0")/../usr/lib/chromium/chromium" "$@"
"""


@dataclass(frozen=True)
class Need:
    """What must be there, how to tell, and what each package manager calls it."""

    purpose: str
    present: Callable[[], bool]
    packages: Mapping[str, Sequence[str]]


def _answers(*command: str) -> bool:
    """Tell whether a command ends well inside our environment."""
    return subprocess.run([WITHIN, *command], capture_output=True, check=False).returncode == 0


def _has_pango() -> bool:
    return _answers("python", "-c", PANGO_ANSWERS)


def _has_test_programs() -> bool:
    return _answers("chromium", "--version") and _answers("pdftotext", "-v")


NEEDS = {
    "pdf": Need(
        purpose="Pango, to make PDFs",
        present=_has_pango,
        packages={
            "apt-get": ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"),
            "dnf": ("pango", "dejavu-sans-fonts"),
            "apk": ("pango", "font-dejavu"),
            "pacman": ("pango", "ttf-dejavu"),
            "zypper": ("libpango-1_0-0", "libharfbuzz-subset0", "dejavu-fonts"),
            "brew": ("pango",),
        },
    ),
    "tests": Need(
        purpose="Chromium and pdftotext, to test in a browser and read PDFs back",
        present=_has_test_programs,
        packages={
            "apt-get": ("chromium", "poppler-utils"),
            "dnf": ("chromium", "poppler-utils"),
            "apk": ("chromium", "poppler-utils"),
            "pacman": ("chromium", "poppler"),
            "zypper": ("chromium", "poppler-tools"),
            "brew": ("chromium", "poppler"),
        },
    ),
}


def supply(need: Need) -> None:
    """Get what is missing in the way this machine and this person allow."""
    manager = next((name for name in INSTALL if shutil.which(name)), None)
    if debian.here() and os.geteuid() == 0:
        debian.install(need.packages["apt-get"])
    elif debian.here():
        unpack_own(need.packages["apt-get"])
    elif manager == "brew" or (manager and os.geteuid() == 0):
        subprocess.run([*INSTALL[manager], *need.packages[manager]], check=True)


def unpack_own(packages: Sequence[str]) -> None:
    """Unpack Debian packages under our own folder, and let them find themselves there."""
    (OWN / "programs").mkdir(parents=True, exist_ok=True)
    debian.unpack(packages, OWN)
    (OWN / "fonts.conf").write_text(FONTS_CONF, encoding="utf-8")
    if (OWN / "usr" / "lib" / "chromium").is_dir():
        _write_program(OWN / "programs" / "chromium", CHROMIUM)


def _write_program(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)


def ensure(need: Need) -> None:
    """Leave with the need met, or stop with one sentence."""
    if need.present():
        return
    try:
        supply(need)
    except subprocess.CalledProcessError as failed:
        stop(f"{advice(need)} ({failed})")
    if not need.present():
        stop(advice(need))


def advice(need: Need) -> str:
    """Say what to install, in the words of this machine's package manager or of the usual ones."""
    managers = [name for name in need.packages if shutil.which(name)] or ["apt-get", "dnf", "apk"]
    ways = " or ".join(f"{name}: {' '.join(need.packages[name])}" for name in managers)
    return f"Masar needs {need.purpose}: install it with your package manager ({ways}) and go on."


def main(names: Sequence[str]) -> int:
    """Ensure each named need."""
    for name in names:
        ensure(NEEDS[name])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
