"""The mark of the site: its own logo where the settings name one."""

from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask

from tests.visitor import Visitor

PICTURE = b"\x89PNG\r\n\x1a\n of a logo"


@pytest.fixture
def logo(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation with a logo of its own."""
    file = tmp_path / "logo.png"
    file.write_bytes(PICTURE)
    monkeypatch.setitem(app.config, "SITE", replace(app.config["SITE"], logo=file))


@pytest.mark.usefixtures("logo")
def test_a_logo_of_the_settings_stands_on_every_page(visitor: Visitor):
    page = visitor.get("/ar/sign-in")

    assert "/logo" in [image["src"] for image in page.markup.of("img")]


@pytest.mark.usefixtures("logo")
def test_anyone_is_shown_the_logo(visitor: Visitor):
    answer = visitor.get("/logo")

    assert (answer.response.data, answer.response.mimetype) == (PICTURE, "image/png")


def test_without_a_logo_the_painted_mark_stands_there(visitor: Visitor):
    page = visitor.get("/ar/sign-in")

    assert page.markup.of("img") == []
    assert visitor.send("GET", "/logo").status == 404
