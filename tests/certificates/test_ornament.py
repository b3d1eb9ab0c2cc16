"""The ornament is geometry that closes without a seam, written alike as PDF and as SVG."""

from math import isclose, pi

import pytest

from certificates import art, design
from certificates.drawing import Move, Path, Shape, as_pdf, as_svg, short
from certificates.fonts import Face
from certificates.ornament import band, circle, khatam, petals
from certificates.outline import outline

SQUARE: Path = (Move("M", (0, 0)), Move("L", (1.5, 0)), Move("L", (1.5, 1)), Move("Z"))


def ends(path: Path) -> list[tuple[float, float]]:
    """Return the heights at which the strands of a tile leave and enter it."""
    starts = [move.numbers[1] for move in path if move.letter == "M"]
    follow = [
        before.numbers[-1]
        for before, after in zip(path, [*path[1:], Move("M")], strict=True)
        if after.letter == "M"
    ]
    return list(zip(starts, follow, strict=True))


def test_a_band_joins_itself_without_a_seam():
    joints = ends(band(14.5, 4, 3))

    assert all(isclose(left, right, abs_tol=1e-9) for left, right in joints)


@pytest.mark.parametrize("closed", [petals(10, 16, 0.2), khatam(3), circle(2)])
def test_rosettes_stars_and_circles_are_closed(closed: Path):
    assert closed[-1] == Move("Z")


def test_a_star_has_eight_points_at_its_radius():
    reaches = [move.numbers[0] ** 2 + move.numbers[1] ** 2 for move in khatam(3, turn=pi / 8)[:-1]]

    assert sum(isclose(reach, 9) for reach in reaches) == 8


@pytest.mark.parametrize(
    ("value", "text"), [(1.0, "1"), (0.5, "0.5"), (100.0, "100"), (1.234, "1.23"), (0, "0")]
)
def test_numbers_are_written_shortly(value: float, text: str):
    assert short(value) == text


def test_a_shape_is_drawn_at_each_of_its_places():
    shape = Shape(path=SQUARE, fill="#ff0000", places=((1, 0, 0, 1, 5, 5), (1, 0, 0, 1, 9, 9)))

    assert as_pdf([shape], height=10).count(b" f Q") == 2
    assert as_svg([shape], width=10, height=10).count("<path") == 2


def test_a_stroke_has_its_width_and_colour():
    drawn = as_pdf([Shape(path=SQUARE, stroke="#0000ff", width=0.25)], height=10)

    assert b"0 0 1 RG 0.25 w\n0 0 m 1.5 0 l 1.5 1 l h S" in drawn


def test_calligraphy_becomes_outlines():
    drawn = outline("شهادة إتمام", Face.RUQAA)

    assert (drawn.width > drawn.height > 0, {move.letter for move in drawn.path}) == (
        True,
        {"M", "L", "C", "Z"},
    )


def test_the_ground_of_every_design_is_small():
    drawn = [art.art(design.load(name)) for name in design.names()]

    assert max(len(each.sealed) for each in drawn) < 20_000
