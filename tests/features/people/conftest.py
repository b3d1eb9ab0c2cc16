"""What the tests of people share."""

import pytest
from flask import Flask

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
