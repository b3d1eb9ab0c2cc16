"""A small course, read once from its folder."""

from pathlib import Path

import pytest

from courses.document import Edition
from courses.reading import read_catalogue

CATALOGUE = Path(__file__).parent / "catalogue"


@pytest.fixture(scope="session")
def small() -> Edition:
    """Two short lessons, four test items in two pairs, one self-check."""
    (edition,) = read_catalogue(CATALOGUE).editions
    return edition
