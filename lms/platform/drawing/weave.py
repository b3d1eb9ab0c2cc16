"""Woven marks after the painted walls of Ghadames: the same seed always gives the same weave."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from zlib import crc32

GLYPH_COLOURS = ("#e8a51c", "#2f8f62", "#c9503f", "#ffffff")
WALL_COLOURS = (*GLYPH_COLOURS, "#105d9f", "#0b4a7f", "#08294a", "#8cbadd")
TURNS = (
    ((0, 0), (16, 0), (0, 16)),
    ((0, 0), (16, 0), (16, 16)),
    ((16, 0), (16, 16), (0, 16)),
    ((0, 0), (16, 16), (0, 16)),
)
WALL_SHAPES = (
    (0, "h24l-24 24z"),
    (0, "h24v24z"),
    (24, "v24h-24z"),
    (0, "l24 24h-24z"),
    (12, "l12 12-12 12-12-12z"),
)
"""Where a shape begins on the upper edge of its field, and its outline from there."""
DIAMOND = "M24 16l8 8-8 8-8-8z"
CENTRE = 4
WALL_SEED = 20261
THREAD = (1103515245, 12345, 2**31)
"""Multiplier, increment and modulus of a linear congruential sequence (ANSI C, 1989)."""


@dataclass(frozen=True)
class Patch:
    """What is painted in one colour."""

    path: str
    colour: str


def thread(seed: int) -> Iterator[int]:
    """Yield the endless sequence of numbers that a seed begins."""
    multiplier, increment, modulus = THREAD
    number = seed
    while True:
        number = (number * multiplier + increment) % modulus
        yield number


def glyph(seed: int | str) -> tuple[Patch, ...]:
    """Weave the 3 × 3 mark of a course on a 48 × 48 ground, a diamond in the middle."""
    start = seed if isinstance(seed, int) else crc32(seed.encode())
    numbers = islice(thread(start * 7919 + 13), 9)
    return tuple(_patch(place, number) for place, number in enumerate(numbers))


def _patch(place: int, number: int) -> Patch:
    colour = GLYPH_COLOURS[number // 64 % len(GLYPH_COLOURS)]
    if place == CENTRE:
        return Patch(DIAMOND, colour)
    row, column = divmod(place, 3)
    corners = (f"{x + column * 16} {y + row * 16}" for x, y in TURNS[number // 4096 % len(TURNS)])
    return Patch(f"M{'L'.join(corners)}z", colour)


@lru_cache(maxsize=4)
def wall(columns: int, rows: int) -> tuple[Patch, ...]:
    """Cover a wall of 24 × 24 fields with triangles and diamonds, each colour in one stroke."""
    drawn: dict[str, str] = {}
    for place, number in enumerate(islice(thread(WALL_SEED), columns * rows)):
        colour = WALL_COLOURS[number // 97 % len(WALL_COLOURS)]
        begins, outline = WALL_SHAPES[number // 7919 % len(WALL_SHAPES)]
        row, column = divmod(place, columns)
        drawn[colour] = drawn.get(colour, "") + f"M{begins + column * 24} {row * 24}{outline}"
    return tuple(Patch(path, colour) for colour, path in drawn.items())
