"""Whoever was counted twice is counted once after a merge, and twice again after its undo."""

from datetime import date

import pytest

from lms.indicators import queries
from lms.indicators.figures import Figures
from lms.indicators.queries import Slice
from lms.learning.models import Cohort, Enrolment
from lms.platform.db import db, unit_of_work
from tests.cast import Cast
from tests.features.merging.conftest import Twice
from tests.features.merging.worlds import merge, undo


def _counts() -> tuple[object, int]:
    """Return how many people completed a training, and how many trainings were completed."""
    db.session.rollback()
    rows = db.session.execute(queries.people(Slice())).all()
    return Figures(Slice())["CB-01"], sum(row[2] for row in rows)


@pytest.fixture
def completed(twice: Twice, cast: Cast, cohort: Cohort) -> Twice:
    """Both records completed the same training."""
    cast.enrolment(cohort, twice.kept)
    cast.enrolment(cohort, twice.gone)
    with unit_of_work():
        db.session.query(Enrolment).update({"completed_on": date(2026, 2, 2)})
    return twice


def test_one_person_completed_one_training(completed: Twice):
    before = _counts()

    merge(completed.kept.id, completed.gone.id)

    assert before == (2, 2)
    assert _counts() == (1, 1)


def test_after_the_undo_they_are_two_again(completed: Twice):
    undo(merge(completed.kept.id, completed.gone.id))

    assert _counts() == (2, 2)
