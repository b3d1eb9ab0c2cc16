"""What the web process does not load: it starts in a second and stays small."""

import subprocess
import sys
from functools import lru_cache

import pytest

from lms.platform.settings import ROOT

LOADED = """
import sys
from lms.app import create_app
from lms.platform.settings import read_settings
settings = read_settings({
    "BASE_URL": "http://localhost", "SECRET_KEY": "s" * 40, "IDENTITY_KEY": "i" * 40,
    "DATABASE_URL": "sqlite://", "INSTANCE": sys.argv[1],
})
create_app(settings)
print(*sorted({name.split(".")[0] for name in sys.modules}))
"""
HEAVY = {
    "alembic": "migrations run by a command",
    "cryptography": "only a form that met an expired session is sealed",
    "flask_migrate": "migrations run by a command",
    "huey": "a worker is woken only where there is work",
    "limits": "only what is throttled counts",
    "numpy": "no page computes statistics",
    "openpyxl": "only a workbook needs it",
    "pikepdf": "papers are read by the press",
    "PIL": "papers are drawn by the press",
    "redis": "only where there is one",
    "ruamel": "courses are read from their folders by a command",
    "scipy": "no page computes statistics",
    "segno": "few pages show a code",
    "uharfbuzz": "papers are set by the press",
    "weasyprint": "papers are printed by the press",
}


@lru_cache(maxsize=1)
def loaded(instance: str) -> frozenset[str]:
    """Return the packages that an application loads before its first request."""
    command = (sys.executable, "-c", LOADED, instance)
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return frozenset(run.stdout.split())


@pytest.mark.parametrize("package", HEAVY)
def test_the_web_process_does_not_load(package: str, tmp_path_factory: pytest.TempPathFactory):
    packages = loaded(str(tmp_path_factory.getbasetemp()))

    assert package not in packages, f"{package} is loaded at the start, though {HEAVY[package]}"
