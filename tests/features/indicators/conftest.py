"""A country to count, and a count of statements."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import event

from lms.platform.db import db
from tests.cast import Cast
from tests.features.indicators.worlds import Country, country
from tests.visitor import Visitor

Counted = Callable[[Callable[[], object]], list[str]]


@pytest.fixture
def land(app: Flask) -> Country:
    """Four trainings that ended and one that runs."""
    del app
    return country()


@pytest.fixture
def officer(cast: Cast, visitor: Visitor) -> Visitor:
    """The monitoring officer at a desk."""
    return visitor.sign_in(cast.officer())


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
