"""What a stranger finds who has just cloned the repository."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MADE = {".venv", ".syslibs", "node_modules", "build", "dist", "instance", "__pycache__"}
BINARY = {".pdf", ".png", ".jpg", ".webp", ".xlsx", ".docx", ".zip", ".gz", ".ico"}
LOCKS = ["package-lock.json", "requirements.txt", "requirements-dev.txt", "requirements-node.txt"]
DRAWERS = {
    f"{name}{ending}"
    for name in ("util", "helper", "common", "misc", "manager", "handler")
    for ending in ("", "s")
}
FOREIGN = re.compile(r"\.(woff2?|ttf|otf|eot)$|\.min\.(js|css)$|(^|/)(vendor|node_modules)/")
ADDRESS = re.compile(r"\"resolved\"|--(?:extra-)?index-url|--find-links|@ https?://")
INDEX_HOST = re.compile(r"\b(pypi|pythonhosted|npmjs|yarnpkg)\.(org|com)\b")
MACHINE_PATH = re.compile(r"(?<![\w.:/*-])/(?:work|root|tmp|home/[a-z]+|Users/[a-z]+)/")
PHYSICAL = re.compile(
    r"(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right)"
    r"|border-(?:top|bottom)-(?:left|right)-radius"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)"
    r"|(?:^|[{;\s])(?:left|right)\s*:"
)
INLINE = re.compile(
    r"<style\b|\sstyle\s*=|<script(?![^>]*\bsrc=)|\son[a-z]+\s*=\s*[\"']|javascript:"
)


def tracked() -> list[str]:
    """List what is committed; without git or its folder, everything that set-up did not make."""
    if shutil.which("git") and (ROOT / ".git").exists():
        listed = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
        )
        return [name for name in listed.stdout.split("\0") if (ROOT / name).is_file()]
    return [
        file.relative_to(ROOT).as_posix()
        for file in ROOT.rglob("*")
        if file.is_file() and not MADE.intersection(file.relative_to(ROOT).parts)
    ]


FILES = tracked()


def lines(pattern: re.Pattern[str], *endings: str, under: str = "") -> Iterator[str]:
    """Find the lines of committed text that match, as `file:line: text`."""
    for name in FILES:
        path = ROOT / name
        if path.suffix in BINARY or not name.startswith(under) or not name.endswith(endings or ""):
            continue
        for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), 1):
            if pattern.search(line):
                yield f"{name}:{number}: {line.strip()[:100]}"


def test_nothing_of_others_is_committed():
    found = [name for name in FILES if FOREIGN.search(name)]

    assert found == []


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address(lock: str):
    found = list(lines(ADDRESS, lock))

    assert found == []


@pytest.mark.parametrize("lock", [lock for lock in LOCKS if lock.endswith(".txt")])
def test_every_locked_package_carries_hashes(lock: str):
    packages = re.findall(r"^\S+==.*(?:\n .*)*", (ROOT / lock).read_text(), re.MULTILINE)

    assert [package for package in packages if "--hash=sha256:" not in package] == []


def test_no_file_names_the_host_of_a_package_index():
    found = list(lines(INDEX_HOST))

    assert found == []


def test_no_file_names_a_folder_of_one_machine():
    found = list(lines(MACHINE_PATH))

    assert found == []


def test_stylesheets_know_start_and_end_but_not_left_and_right():
    found = list(lines(PHYSICAL, ".css", under="lms/"))

    assert found == []


def test_templates_hold_no_inline_style_and_no_inline_script():
    found = list(lines(INLINE, ".html", under="lms/"))

    assert found == []


def test_no_file_or_folder_is_a_drawer():
    found = [name for name in FILES if DRAWERS.intersection(re.split(r"[/.]", name))]

    assert found == []


def test_no_template_is_longer_than_a_page_can_be_read():
    templates = [ROOT / name for name in FILES if name.endswith(".html") and "/templates/" in name]
    long = [path.name for path in templates if len(path.read_text().splitlines()) > 120]

    assert long == []
