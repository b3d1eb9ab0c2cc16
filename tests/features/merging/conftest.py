"""Two records of one woman, known under two spellings."""

from dataclasses import dataclass

import pytest

from lms.learning.models import Cohort
from lms.people.models import Person
from lms.workshops.models import Session
from tests.cast import Cast
from tests.visitor import Visitor


@dataclass
class Twice:
    """The record that shall be kept, and the one that shall go into it."""

    kept: Person
    gone: Person

    @property
    def address(self) -> str:
        """Return where the two are merged."""
        return f"/ar/people/{self.kept.id}/merge/{self.gone.id}"


@pytest.fixture
def twice(cast: Cast) -> Twice:
    """One woman twice in the register."""
    kept = cast.person("سالمة علي محمد الورفلي", "Salma Al-Werfalli", phone="+218910000001")
    gone = cast.person("سالمه علي محمد الورفلي", "", phone="+218910000002", birth_year=1984)
    return Twice(kept, gone)


@pytest.fixture
def officer(cast: Cast, visitor: Visitor) -> Visitor:
    """The officer, signed in."""
    return visitor.sign_in(cast.officer())


@pytest.fixture
def cohort(cast: Cast) -> Cohort:
    """A running cohort."""
    return cast.cohort()


@pytest.fixture
def session(cast: Cast, cohort: Cohort) -> Session:
    """Its only session."""
    return cast.session(cohort)
