"""A count of statements."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import event

from lms.platform.db import db


@pytest.fixture
def statements(app: Flask) -> Callable[[Callable[[], object]], int]:
    """Counts the SQL that something takes."""

    def count(act: Callable[[], object]) -> int:
        made: list[str] = []

        def note(*found: object) -> None:
            made.append(str(found[2]))

        event.listen(db.engine, "before_cursor_execute", note)
        try:
            act()
        finally:
            event.remove(db.engine, "before_cursor_execute", note)
        return len([one for one in made if not one.startswith("BEGIN")])

    return count
