"""A neutral seal for issuers who have given no logo: an open book in a khatam."""

from collections.abc import Iterator
from math import pi

from certificates.drawing import Move, Path, Point, Shape, placed
from certificates.ornament import circle, khatam, petals, turned

BOOK: Path = (
    Move("M", (0, -9)),
    Move("C", (-6, -14, -14, -15, -21, -13)),
    Move("L", (-21, 11)),
    Move("C", (-14, 9, -6, 10, 0, 15)),
    Move("C", (6, 10, 14, 9, 21, 11)),
    Move("L", (21, -13)),
    Move("C", (14, -15, 6, -14, 0, -9)),
    Move("Z"),
)
SPINE: Path = (Move("M", (0, -9)), Move("L", (0, 14)))


def writing() -> Path:
    """Draw three lines on each page of the book."""
    return tuple(
        move
        for line in range(3)
        for side in (-1, 1)
        for move in (
            Move("M", (side * 17, line * 5 - 7.5)),
            Move(
                "C", (side * 12, line * 5 - 8.3, side * 8, line * 5 - 7.5, side * 4, line * 5 - 5.5)
            ),
        )
    )


def emblem(centre: Point, radius: float, *, ink: str, gold: str, paper: str) -> Iterator[Shape]:
    """Draw the seal; its own units are hundredths of its width."""
    scale = radius / 50
    place = (placed(*centre, scale=scale),)
    yield Shape(path=circle(48.5), fill=paper, stroke=gold, width=1.6, places=place)
    lace = turned(centre, count=32, strands=4, scale=scale)
    yield Shape(path=petals(46, 32, 0.07), stroke=ink, width=0.45, places=lace)
    yield Shape(path=circle(38), fill=ink, places=place)
    yield Shape(path=khatam(33), stroke=gold, width=1.4, places=place)
    yield Shape(path=khatam(33, turn=pi / 8), stroke=gold, width=0.5, places=place)
    yield Shape(path=BOOK, fill=paper, places=place)
    yield Shape(path=SPINE, stroke=ink, width=1.2, places=place)
    yield Shape(path=writing(), stroke=gold, width=1, places=place)
