"""A cohort with seats for two institutions and everybody else, and who nominates for them."""

import pytest

from lms.learning.models import Cohort
from lms.people.accounts.models import Account
from lms.people.models import Institution
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.features.nominations.moves import seats
from tests.visitor import Visitor


@pytest.fixture
def ministry(cast: Cast) -> Institution:
    return cast.institution("MOI", "وزارة الداخلية", "Ministry of Interior")


@pytest.fixture
def agency(cast: Cast) -> Institution:
    return cast.institution("COAST", "خفر السواحل", "Coast Guard")


@pytest.fixture
def cohort(cast: Cast, ministry: Institution) -> Cohort:
    """Two seats for the ministry, one for everybody else."""
    made = cast.cohort()
    seats(made, {ministry.id: 2, None: 1})
    return made


@pytest.fixture
def focal(cast: Cast, ministry: Institution) -> Account:
    """The focal point of the ministry."""
    return cast.staff(Role.FOCAL_POINT, institution_id=ministry.id)


@pytest.fixture
def officer(cast: Cast) -> Account:
    return cast.officer()


@pytest.fixture
def desk(visitor: Visitor, focal: Account) -> Visitor:
    """The focal point, signed in."""
    return visitor.sign_in(focal)


@pytest.fixture
def office(neighbour: Visitor, officer: Account) -> Visitor:
    """The officer, signed in."""
    return neighbour.sign_in(officer)
