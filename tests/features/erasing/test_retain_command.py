"""The command of retention: counted first, emptied then."""

import json
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from lms.people.accounts.models import FailedSignIn
from lms.platform import clock
from lms.platform.db import db, unit_of_work


@pytest.fixture(autouse=True)
def _guessed(app: Flask) -> None:
    with unit_of_work():
        db.session.add(FailedSignIn(key="k", at=clock.now() - timedelta(days=7)))


def left() -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(FailedSignIn)) or 0


def run(app: Flask, *more: str) -> str:
    return app.test_cli_runner().invoke(args=["people", "retain", *more]).output


def test_a_dry_run_counts_and_changes_nothing(app: Flask):
    said = run(app, "--dry-run")

    assert "due, nothing changed" in said
    assert "failed-sign-in: 1" in said
    assert left() == 1


def test_a_run_empties_what_is_due(app: Flask):
    said = run(app)

    assert "emptied" in said
    assert "failed-sign-in: 1" in said
    assert left() == 0


def test_machines_are_answered_in_json(app: Flask):
    said = json.loads(run(app, "--json"))

    assert said["failed-sign-in"] == 1
    assert set(said.values()) == {0, 1}
