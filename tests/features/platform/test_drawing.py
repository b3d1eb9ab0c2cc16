"""The drawings: geometry that needs no browser to be judged."""

import re
from collections.abc import Sequence

import numpy as np
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from lms.platform.drawing.codes import Code, qr
from lms.platform.drawing.tilemap import EAST, WEST, shade_ranges, tile_map
from lms.platform.drawing.trend import DIVISIONS, WIDTH, ceiling, trend
from lms.platform.drawing.weave import glyph, wall

PERIODS = [("Q1", "2025"), ("Q2", "2025"), ("Q1", "2026")]


def painted(code: Code) -> np.ndarray:
    """Paint the strokes of a code, four points a module."""
    image = np.full((code.size, code.size), 255, dtype=np.uint8)
    for x, y, length in re.findall(r"M(\d+) (\d+)\.5h(\d+)", code.path):
        image[int(y), int(x) : int(x) + int(length)] = 0
    return np.kron(image, np.ones((4, 4), dtype=np.uint8))


@given(st.text(min_size=1))
def test_a_course_has_one_mark_for_ever(code: str):
    assert glyph(code) == glyph(code)


def test_courses_are_told_apart_by_their_marks():
    marks = {glyph(f"C{number}") for number in range(40)}

    assert len(marks) == 40


def test_a_wall_covers_every_field():
    painted_over = "".join(patch.path for patch in wall(3, 2))

    assert painted_over.count("M") == 3 * 2


def test_each_of_the_22_mantikas_has_a_tile_of_its_own():
    codes = {place.code for place in (*WEST, *EAST)}
    places = {(side, place.column, place.row) for side in (WEST, EAST) for place in side}

    assert len(codes) == len(places) == 22


@pytest.mark.parametrize(
    ("value", "shade"), [(None, 0), (0, 0), (1, 1), (24, 1), (25, 2), (80, 4), (999, 4)]
)
def test_a_tile_is_darker_the_more_it_counts(value: int | None, shade: int):
    east = tile_map({"LY0103": value}, "en")[1]

    assert east.tiles[0].shade == shade


def test_the_legend_names_every_shade_without_a_gap():
    assert shade_ranges((1, 25, 50, 80)) == ((0, 0), (1, 24), (25, 49), (50, 79), (80, None))


@given(st.lists(st.integers(0, 10**6) | st.none(), min_size=3, max_size=3))
def test_time_runs_in_the_reading_direction(values: Sequence[int | None]):
    arabic = trend(values, [], PERIODS, lang="ar")
    english = trend(values, [], PERIODS, lang="en")

    assert [WIDTH - point.x for point in arabic.points] == [point.x for point in english.points]
    assert [point.y for point in arabic.points] == [point.y for point in english.points]


@given(st.floats(0, 10**9))
def test_the_axis_holds_the_highest_value_and_is_not_wasted_on_air(highest: float):
    top = ceiling(highest)

    assert top >= highest
    assert top <= max(2.5 * highest, DIVISIONS)


def test_a_period_without_a_value_is_a_gap_in_the_line():
    drawn = trend([1, None, 3], [], PERIODS, lang="en")

    assert drawn.actual.count("M") == 2
    assert "L" not in drawn.actual


def test_a_year_is_written_once_under_its_first_period():
    drawn = trend([1, 2, 3], [], PERIODS, lang="en")

    assert [group.text for group in drawn.groups] == ["2025", "2026"]


@pytest.mark.parametrize(("actual", "target"), [([1, 2, 3], [2, 4, 9]), ([1, 2, 9], [2, 2, 3])])
def test_the_higher_end_is_written_above_the_lower(actual: list[float], target: list[float]):
    drawn = trend(actual, target, PERIODS, lang="ar")
    ends = sorted([drawn.actual_end, drawn.target_end], key=lambda end: end.y)

    assert ends[0].value > ends[1].value


def test_nothing_yet_still_draws_an_axis():
    drawn = trend([None, None, None], [], PERIODS, lang="ar")

    assert drawn.actual == ""
    assert len(drawn.ticks) == DIVISIONS + 1


def test_a_phone_reads_the_code():
    code = qr("https://masar.example/c/7K2M94QDAB12XY")

    read = zxingcpp.read_barcodes(painted(code))

    assert [found.text for found in read] == ["https://masar.example/c/7K2M94QDAB12XY"]
