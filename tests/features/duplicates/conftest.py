"""What the tests of duplicates share."""

import pytest

from lms.people.duplicates.models import DuplicatePair
from lms.people.models import Institution, Person, Sex
from tests.cast import Cast
from tests.features.duplicates import pairs
from tests.visitor import Visitor


@pytest.fixture
def officer(cast: Cast, visitor: Visitor) -> Visitor:
    """The officer, signed in."""
    return visitor.sign_in(cast.officer())


@pytest.fixture
def health(cast: Cast) -> Institution:
    """Where the pair works."""
    return cast.institution("MOH")


@pytest.fixture
def two(cast: Cast, health: Institution) -> tuple[Person, Person]:
    """One man under two spellings, by name, year of birth and telephone."""
    known = {"sex": Sex.MALE, "institution": health, "birth_year": 1985, "phone": "+218912345678"}
    one = cast.person("عبد السلام علي سالم الزوي", "Abdelsalam Ali Salem Al-Zwai", **known)
    other = cast.person("عبدالسلام على سالم الزوى", "Abd Essalam Aly Salim Zwai", **known)
    return one, other


@pytest.fixture
def pair(two: tuple[Person, Person]) -> DuplicatePair:
    """The pair they stand in."""
    pairs.look_for(two[0])
    return pairs.only()
