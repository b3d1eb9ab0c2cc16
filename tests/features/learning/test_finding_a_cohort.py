"""A cohort is found by its code, however somebody types it."""

import pytest

from lms.learning import queries
from tests.cast import Cast


@pytest.mark.parametrize("typed", ["QATROUN-03", "Qatroun 03", " qatroun-03 "])
def test_capitals_and_spaces_do_not_matter(cast: Cast, typed: str):
    cohort = cast.cohort("QATROUN-03")

    found = queries.cohort_coded(typed)

    assert found is not None
    assert found.id == cohort.id


def test_another_code_finds_nothing(cast: Cast):
    cast.cohort("QATROUN-03")

    assert queries.cohort_coded("QATROUN-04") is None
