"""The courses that are taught: whole, parallel in both languages, and quick to read."""

from pathlib import Path

import pytest

from courses.checks import check_catalogue
from courses.counts import count
from courses.document import Edition, Stage
from courses.forms import draw
from courses.problems import errors_in
from courses.questions import Use
from courses.reading import Catalogue, read_catalogue
from courses.writing import write_edition

CATALOGUE = Path(__file__).parents[2] / "courses" / "catalogue"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue(CATALOGUE)


@pytest.fixture(scope="module")
def protection(catalogue: Catalogue) -> Edition:
    """Protection, vulnerability screening and referral in the MRRM."""
    (edition,) = [one for one in catalogue.editions if one.course.code == "C3"]
    return edition


def test_the_catalogue_has_no_errors(catalogue: Catalogue):
    assert [str(problem) for problem in errors_in(check_catalogue(catalogue))] == []


def test_every_course_survives_the_way_out_and_back(catalogue: Catalogue, tmp_path: Path):
    for edition in catalogue.editions:
        write_edition(edition, tmp_path)

    assert read_catalogue(tmp_path).editions == catalogue.editions


def test_the_protection_course_has_three_whole_modules(protection: Edition):
    counts = count(protection)

    assert counts.modules >= 3
    assert all(len(module.lessons) >= 3 for module in protection.course.modules)


def test_at_least_half_of_its_items_are_cases(protection: Edition):
    tested = [item for item in protection.items if item.use is Use.TEST]

    assert sum(item.case for item in tested) * 2 >= len(tested)


@pytest.mark.parametrize("stage", Stage)
def test_both_tests_have_ten_items_on_every_objective(protection: Edition, stage: Stage):
    items = draw(protection, stage, seed="anyone")

    assert len(items) == 10
    assert {item.objective for item in items} == set(protection.objective_by_id)
