"""What the tests of privacy share."""

import pytest

from lms.people.models import Person
from tests.cast import Cast
from tests.visitor import Visitor


@pytest.fixture
def officer(cast: Cast, visitor: Visitor) -> Visitor:
    """The officer, signed in."""
    return visitor.sign_in(cast.officer())


@pytest.fixture
def watcher(cast: Cast, neighbour: Visitor) -> Visitor:
    """The administrator, signed in."""
    return neighbour.sign_in(cast.administrator())


@pytest.fixture
def salma(cast: Cast) -> Person:
    """Somebody of the Ministry of Health."""
    return cast.person(phone="+218912345678", email="salma@example.ly", birth_year=1988)
