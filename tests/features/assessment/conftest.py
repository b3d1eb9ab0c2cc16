"""A trainee in a running course."""

import pytest

from tests.cast import Cast
from tests.features.assessment.moves import Trainee
from tests.visitor import Visitor


@pytest.fixture
def trainee(cast: Cast, visitor: Visitor) -> Trainee:
    """Somebody in a running course."""
    cohort = cast.cohort()
    account, enrolment = cast.trainee(cohort)
    return Trainee(visitor.sign_in(account), account, enrolment, cohort)
