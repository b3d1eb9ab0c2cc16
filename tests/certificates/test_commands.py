"""The command line: plain answers, exit codes, no traceback."""

import json
from pathlib import Path

import pytest

from certificates.commands import main
from tests.certificates.conftest import EXAMPLE


@pytest.fixture
def file(paper: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "certificate.pdf"
    path.write_bytes(paper)
    return path


def test_render_writes_the_file(tmp_path: Path, paper: bytes, capsys: pytest.CaptureFixture[str]):
    out = tmp_path / "out.pdf"

    code = main(["render", str(EXAMPLE), str(out)])

    assert (code, out.read_bytes()) == (0, paper)
    assert "MRRM-2026-000499-F" in capsys.readouterr().out


def test_verify_says_whose_certificate_it_is(file: Path, capsys: pytest.CaptureFixture[str]):
    code = main(["verify", str(file)])

    assert (code, "INTACT: MRRM-2026-000499-F" in capsys.readouterr().out) == (0, True)


def test_verify_answers_as_json(file: Path, capsys: pytest.CaptureFixture[str]):
    main(["verify", str(file), "--json"])

    answer = json.loads(capsys.readouterr().out)
    assert (answer["intact"], answer["serial"], answer["findings"]) == (
        True,
        "MRRM-2026-000499-F",
        [],
    )


def test_verify_exits_with_one_where_a_byte_was_changed(
    file: Path, paper: bytes, capsys: pytest.CaptureFixture[str]
):
    file.write_bytes(paper.replace(b"Producer", b"Producet"))
    file.write_bytes(paper[:5000] + b"x" + paper[5001:])

    code = main(["verify", str(file)])

    assert (code, "NOT INTACT: the file was altered" in capsys.readouterr().out) == (1, True)


def test_verify_compares_with_the_register(file: Path, capsys: pytest.CaptureFixture[str]):
    code = main(["verify", str(file), "--sha256", "0" * 64])

    assert (code, "not the file that was issued" in capsys.readouterr().out) == (1, True)


def test_prepare_skips_what_is_fresh(capsys: pytest.CaptureFixture[str]):
    main(["prepare"])
    main(["prepare"])

    assert capsys.readouterr().out.splitlines()[-1] == "completion: fresh"


@pytest.mark.parametrize(
    "arguments",
    [
        ["render", "nowhere.json", "out.pdf"],
        ["render", "README.md", "out.pdf"],
        ["render", str(EXAMPLE), "no/such/folder/out.pdf"],
        ["verify", "nowhere.pdf"],
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
):
    code = main(arguments)

    said = capsys.readouterr().err
    assert (code, len(said.splitlines())) == (2, 1)
