"""Whoever is erased is counted as before, in any country."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from lms.indicators import queries
from lms.indicators.figures import FORMULAS, Figures
from lms.indicators.queries import Slice
from lms.indicators.rules import Period
from lms.people.models import Person
from lms.platform.db import db
from tests.conftest import empty
from tests.features.erasing import traces
from tests.features.indicators.worlds import country

SLICES = (
    Slice(),
    Slice(institution="MFA"),
    Slice(mantika="LY0320"),
    Slice(period=Period("2026Q1", date(2026, 1, 1), date(2026, 3, 31))),
)


def figures() -> list[object]:
    """Return every figure and breakdown of several parts of the country."""
    db.session.expire_all()
    return [
        (
            [rounded(Figures(part)[code]) for code in FORMULAS],
            queries.newcomers(part),
            queries.people_by_institution(part),
            queries.people_by_mantika(part),
        )
        for part in SLICES
    ]


def rounded(value: float | None) -> float | None:
    """Leave off the last digits: an engine adds rows in whatever order they lie."""
    return None if value is None else round(value, 9)


@pytest.mark.slow
@given(seed=st.integers(0, 10_000), chosen=st.sets(st.integers(0, 29), min_size=1, max_size=8))
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_figure_is_the_same_after_any_people_are_erased(
    app: object, seed: int, chosen: set[int]
):
    empty()
    country(seed)
    ids = db.session.scalars(select(Person.id).order_by(Person.number)).all()
    before = figures()

    _erase([ids[place] for place in sorted(chosen)])

    assert figures() == before


def _erase(ids: list[object]) -> None:
    for person_id in ids:
        traces.erase(person_id)
