"""What an installation leaves lying about: folders, logs, answers to machines."""

import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Flask

from lms.app import create_app
from lms.platform import environment, health
from lms.platform.db import db, queue_writers_at
from lms.platform.settings import Settings
from tests.visitor import Visitor


def _mode(path: Path) -> str:
    return stat.filemode(path.stat().st_mode)


@pytest.fixture
def elsewhere(settings: Settings, tmp_path: Path) -> Iterator[Settings]:
    """Settings of another installation; after it, writers stand in their own line again."""
    yield replace(settings, instance=tmp_path / "instance")
    queue_writers_at(settings.instance / "writers")


def test_the_folder_of_the_register_is_open_to_its_owner_alone(elsewhere: Settings):
    create_app(elsewhere, testing=True)

    assert _mode(elsewhere.instance) == "drwx------"


def test_the_folder_of_the_keys_is_open_to_its_owner_alone(tmp_path: Path):
    environment.write_once(tmp_path / "instance" / "env", port="8000", demo_password="")

    assert _mode(tmp_path / "instance") == "drwx------"


def test_a_fault_of_the_database_does_not_write_anybodys_name_into_the_log(app: Flask):
    with pytest.raises(sa.exc.DBAPIError) as fault:
        db.session.execute(sa.text("SELECT :name FROM nowhere"), {"name": "Salma Ali Mohamed"})

    assert "Salma" not in str(fault.value)


def test_whoever_asks_for_health_again_and_again_starts_no_programs(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
):
    visitor.get("/healthz")
    monkeypatch.setattr(health, "find_library", None)

    assert visitor.get("/healthz").json["pdf"] in {"ok", "missing libraries"}


@pytest.mark.parametrize("referrer", ["http://[evil", "//[", "http://localhost//evil.example/"])
def test_an_address_that_is_none_leads_home(visitor: Visitor, referrer: str):
    fields = {"csrf_token": visitor.token()}

    answer = visitor.send("POST", "/en/data-saver", data=fields, headers={"Referer": referrer})

    assert (answer.status, answer.location) == (303, "/en/")
