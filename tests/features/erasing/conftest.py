"""The officer who erases, and a person who has left traces everywhere."""

import pytest

from tests.cast import Cast
from tests.features.erasing.traces import Someone, everywhere
from tests.visitor import Visitor


@pytest.fixture
def someone(cast: Cast) -> Someone:
    """A person who was imported, trained, tested, certified, merged and written to."""
    return everywhere(cast)


@pytest.fixture
def officer(visitor: Visitor, cast: Cast) -> Visitor:
    """The monitoring officer."""
    return visitor.sign_in(cast.officer())
