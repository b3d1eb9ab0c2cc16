"""What every test of certificates stands on."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import event

from lms.platform.db import db
from tests.features.awards.scenes import Counted


@pytest.fixture(autouse=True)
def _nobody_has_asked_yet(app: Flask) -> None:
    """Forget who asked how often in the test before."""
    app.extensions.pop("throttle", None)


@pytest.fixture
def statements(app: Flask) -> Counted:
    """Collects the SQL that something takes."""
    del app

    def collect(act: Callable[[], object]) -> list[str]:
        made: list[str] = []

        def note(*found: object) -> None:
            made.append(str(found[2]))

        event.listen(db.engine, "before_cursor_execute", note)
        act()
        event.remove(db.engine, "before_cursor_execute", note)
        return [one for one in made if one != "BEGIN"]

    return collect
