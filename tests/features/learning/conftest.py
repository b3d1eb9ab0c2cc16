"""A reader in a running course."""

import pytest

from lms.learning import editions
from tests.cast import Cast
from tests.features.learning.reader import Reader
from tests.visitor import Visitor


@pytest.fixture
def reader(cast: Cast, visitor: Visitor) -> Reader:
    """Somebody in a running course."""
    cohort = cast.cohort()
    account, enrolment = cast.trainee(cohort)
    document = editions.document_of(cohort.edition)
    return Reader(visitor.sign_in(account), enrolment, cohort, document)
