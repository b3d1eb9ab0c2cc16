"""What the tests of people share."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from sqlalchemy import Engine, event

from tests.cast import Cast
from tests.features.people import rosters
from tests.visitor import Visitor


@pytest.fixture
def seeded(app: Flask) -> None:
    """The places and institutions of the country."""
    del app
    rosters.seed()


@pytest.fixture
def officer(seeded: None, cast: Cast, visitor: Visitor) -> Visitor:
    """The officer, signed in."""
    del seeded
    return visitor.sign_in(cast.officer())


@pytest.fixture
def statements() -> Iterator[list[str]]:
    """Every SQL statement from now on; clear it where counting begins."""
    heard: list[str] = []
    with _listening(heard):
        yield heard


@contextmanager
def _listening(heard: list[str]) -> Iterator[None]:
    def hear(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith(("SELECT", "INSERT", "UPDATE", "DELETE")):
            heard.append(statement)

    event.listen(Engine, "before_cursor_execute", hear)
    try:
        yield
    finally:
        event.remove(Engine, "before_cursor_execute", hear)
