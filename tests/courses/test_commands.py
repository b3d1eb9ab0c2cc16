"""The command line of authors never answers with a traceback."""

import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import json

from courses import canonical
from courses.commands import main
from courses.document import Edition
from tests.courses import strategies
from tests.courses.conftest import CATALOGUE

FILES = sorted(file.relative_to(CATALOGUE) for file in CATALOGUE.rglob("*.*") if file.is_file())
Printed = pytest.CaptureFixture[str]


def test_a_sound_catalogue_is_counted(capsys: Printed):
    assert main(["check", str(CATALOGUE)]) == 0

    printed = capsys.readouterr().out
    assert "safe-welcome  1        2        40" in printed
    assert printed.endswith("errors: 0, warnings: 5, notes: 1\n")


def test_programs_read_the_same_as_json(capsys: Printed):
    main(["check", str(CATALOGUE), "--json"])

    report = json.decode(capsys.readouterr().out)
    assert report["courses"][0]["case_items"] == 2
    assert (report["errors"], report["warnings"], report["notes"]) == (0, 5, 1)
    assert report["problems"][0]["where"].endswith("lesson.yaml:1")


def test_errors_are_printed_with_file_and_line_and_exit_1(tmp_path: Path, capsys: Printed):
    folder = shutil.copytree(CATALOGUE, tmp_path / "catalogue")
    (folder / "safe-welcome/tests.yaml").write_text("pre: ]\n")

    assert main(["check", str(folder)]) == 1
    assert "safe-welcome/tests.yaml:1: error: This is not YAML" in capsys.readouterr().out


def test_a_course_is_built_as_one_document(small: Edition, tmp_path: Path, capsys: Printed):
    out = tmp_path / "course.json"

    assert main(["build", str(CATALOGUE), str(out), "--course", "safe-welcome"]) == 0
    assert canonical.load(out.read_bytes()) == small
    assert capsys.readouterr().out.strip() == canonical.digest(small)


@pytest.mark.parametrize(
    ("path", "out", "extra"),
    [
        (CATALOGUE, "nowhere/course.json", []),
        (CATALOGUE, "course.json", ["--course", "no-course"]),
        (CATALOGUE / "nowhere", "course.json", []),
    ],
)
def test_what_can_not_be_built_is_said_in_a_sentence(
    tmp_path: Path, capsys: Printed, path: Path, out: str, extra: list[str]
):
    assert main(["build", str(path), str(tmp_path / out), *extra]) == 1

    assert capsys.readouterr().err.count("\n") == 1


@pytest.fixture(scope="module")
def damaged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small catalogue in which one file at a time is damaged."""
    return shutil.copytree(CATALOGUE, tmp_path_factory.mktemp("damaged") / "catalogue")


@strategies.generated
@given(st.sampled_from(FILES), st.integers(0, 400), st.integers(0, 40), st.binary(max_size=12))
def test_no_damage_to_a_file_ends_in_a_traceback(
    damaged: Path, file: Path, start: int, length: int, junk: bytes
):
    whole = (CATALOGUE / file).read_bytes()
    (damaged / file).write_bytes(whole[:start] + junk + whole[start + length :])

    assert main(["check", str(damaged)]) in {0, 1}

    (damaged / file).write_bytes(whole)


def test_the_module_can_be_run(monkeypatch: pytest.MonkeyPatch, capsys: Printed):
    monkeypatch.setattr(sys, "argv", ["courses", "check", str(CATALOGUE)])

    with pytest.raises(SystemExit) as leaving:
        __import__("runpy").run_module("courses", run_name="__main__")

    assert leaving.value.code == 0
