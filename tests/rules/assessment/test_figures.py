"""What a group's results say."""

import pytest

from lms.assessment.rules import figures
from lms.assessment.rules.figures import Facility


def test_the_mean_change_counts_only_people_with_both_tests():
    change = figures.change([(0.4, 0.8), (0.6, 0.8), (0.1, None), (None, 0.9), (None, None)])

    assert change.mean_gain == pytest.approx(0.3)
    assert (change.paired, change.only_pre, change.only_post) == (2, 1, 1)


def test_without_pairs_there_is_no_change():
    change = figures.change([(0.4, None), (None, 0.9)])

    assert change.mean_gain is None


def test_the_facility_of_a_question_is_its_share_of_points():
    assert Facility(taken=8, points=6).share == 0.75


def test_a_question_that_nobody_met_has_no_facility():
    assert Facility().share is None


def test_parallel_questions_are_counted_together():
    assert Facility(4, 2) + Facility(6, 6) == Facility(10, 8)
