"""Files are kept by the hash of their content and never change."""

from pathlib import Path

import pytest
from flask import Flask

from lms.platform import files
from lms.platform.db import unit_of_work


def _keep(content: bytes) -> str:
    with unit_of_work():
        return files.keep(content, "text/plain").sha256


def test_what_was_stored_is_given_back_byte_for_byte(app: Flask):
    assert files.read(_keep("شهادة".encode())) == "شهادة".encode()


def test_storing_the_same_again_is_harmless(app: Flask):
    assert _keep(b"paper") == _keep(b"paper")


def test_a_changed_file_is_not_given_out(app: Flask):
    sha256 = _keep(b"the true paper")
    path = Path(app.config["INSTANCE"]) / "files" / sha256[:2] / sha256[2:]
    path.write_bytes(b"a forged paper")

    with pytest.raises(files.Damaged):
        files.read(sha256)


def test_a_missing_file_says_so(app: Flask):
    with pytest.raises(files.Damaged):
        files.read("0" * 64)
