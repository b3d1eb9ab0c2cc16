"""Security-print ornament as geometry: interlaced bands, rosettes and the khatam star."""

from collections.abc import Iterator
from math import cos, pi, sin

from certificates.drawing import (
    Matrix,
    Move,
    Path,
    Point,
    Shape,
    placed,
    polygon,
    smooth,
)

TURN = 2 * pi
CIRCLE = 0.5522847498
"""Length of the control arm with which four Bézier pieces make a circle."""


def strand(length: float, half: float, phase: float) -> Path:
    """Draw one strand of a band: a slow wave carries it, a fast one laces it."""

    def curve(at: float) -> Point:
        angle = TURN * at
        return length * at, half * (0.72 * sin(angle + phase) + 0.28 * sin(2 * angle + 2 * phase))

    return smooth(curve, 8)


def band(length: float, half: float, strands: int) -> Path:
    """Interlace strands and their mirror images: one tile that joins itself without a seam."""
    return tuple(
        move
        for number in range(strands)
        for side in (half, -half)
        for move in strand(length, side, pi * number / strands)
    )


def row(start: Point, length: float, tiles: int, *, turn: float = 0) -> tuple[Matrix, ...]:
    """Place tiles side by side, starting at a point."""
    (x, y), (along, down) = start, (length * cos(turn), length * sin(turn))
    return tuple(placed(x + along * at, y + down * at, turn=turn) for at in range(tiles))


def petals(radius: float, count: int, depth: float) -> Path:
    """Draw one closed strand of an engine-turned rosette around the origin."""

    def curve(at: float) -> Point:
        angle = TURN * at
        reach = radius * (1 - depth + depth * sin(count * angle))
        return reach * cos(angle), reach * sin(angle)

    return (*smooth(curve, count * 3), Move("Z"))


def turned(centre: Point, *, count: int, strands: int, scale: float = 1) -> tuple[Matrix, ...]:
    """Lay strands over each other, each turned by a part of one petal."""
    step = TURN / (count * strands)
    return tuple(placed(*centre, turn=step * number, scale=scale) for number in range(strands))


def khatam(radius: float, *, turn: float = 0) -> Path:
    """Draw two squares laid across each other as one outline around the origin."""
    inner = radius * cos(pi / 4) / cos(pi / 8)
    reaches = (radius, inner) * 8
    angles = (turn + pi / 8 * corner for corner in range(16))
    return polygon(
        (reach * cos(angle), reach * sin(angle))
        for reach, angle in zip(reaches, angles, strict=True)
    )


def circle(radius: float) -> Path:
    """Draw a circle around the origin."""
    arm = radius * CIRCLE
    return (
        Move("M", (radius, 0)),
        Move("C", (radius, arm, arm, radius, 0, radius)),
        Move("C", (-arm, radius, -radius, arm, -radius, 0)),
        Move("C", (-radius, -arm, -arm, -radius, 0, -radius)),
        Move("C", (arm, -radius, radius, -arm, radius, 0)),
        Move("Z"),
    )


def needle(length: float, thickness: float) -> Path:
    """Draw a level rule that is thickest in its middle and ends in points."""
    half, full = length / 2, thickness / 2
    return (
        Move("M", (-half, 0)),
        Move("C", (-half / 3, -full, half / 3, -full, half, 0)),
        Move("C", (half / 3, full, -half / 3, full, -half, 0)),
        Move("Z"),
    )


def medallion(centre: Point, radius: float, *, ink: str, gold: str, paper: str) -> Iterator[Shape]:
    """Draw a corner: a rosette that holds a khatam in a khatam."""
    place = (placed(*centre),)
    yield Shape(path=circle(radius * 1.11), fill=paper, places=place)
    lace = turned(centre, count=16, strands=4)
    yield Shape(path=petals(radius, 16, 0.16), stroke=ink, width=0.14, places=lace)
    yield Shape(path=khatam(radius * 0.74), fill=ink, places=place)
    yield Shape(path=khatam(radius * 0.62, turn=pi / 8), stroke=gold, width=0.35, places=place)
    yield Shape(path=khatam(radius * 0.46), fill=gold, places=place)
    yield Shape(path=khatam(radius * 0.30), fill=paper, places=place)
    yield Shape(path=khatam(radius * 0.17), fill=ink, places=place)
