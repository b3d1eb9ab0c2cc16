"""What the tests of a person's record share."""

import pytest
from flask import Flask

from tests.cast import Cast
from tests.features.people import rosters
from tests.visitor import Visitor


@pytest.fixture
def officer(app: Flask, cast: Cast, visitor: Visitor) -> Visitor:
    """The officer, signed in, over the places and institutions of the country."""
    del app
    rosters.seed()
    return visitor.sign_in(cast.officer())
