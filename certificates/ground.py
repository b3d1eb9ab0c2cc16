"""The fixed layer of the completion design: paper, frame, watermark, rules and seal."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import pi

from certificates.drawing import Matrix, Path, Shape, placed, polygon, rectangle
from certificates.emblem import emblem
from certificates.ornament import band, khatam, medallion, needle, petals, row, turned

WIDTH, HEIGHT = 297.0, 210.0
MIDDLE = WIDTH / 2
CENTRE_LINE = 15.0
"""Distance of the frame's centre line from the edge of the paper."""
HALF_BAND = 4.4
CORNER_RADIUS = 8.6
TILE, TILES_ACROSS, TILES_DOWN = 14.5, 18, 12
GAP = 3.0
"""From a corner's centre to where the band begins: its ends lie under the medallions."""
COLUMNS = (75.5, 221.5)
"""Where the middle of the English and of the Arabic column lies."""


@dataclass(frozen=True, kw_only=True)
class Palette:
    """The five colours of a design, as #rrggbb."""

    paper: str
    tint: str
    mark: str
    ink: str
    gold: str


def ground(palette: Palette) -> Iterator[Shape]:
    """Draw everything that is the same on every certificate of a design, from back to front."""
    yield Shape(path=rectangle(0, WIDTH, HEIGHT), fill=palette.paper)
    yield from watermark(palette)
    yield from frame(palette)
    yield from rules(palette)


def placeholder(palette: Palette) -> Iterator[Shape]:
    """Draw the neutral seal where a logo would stand."""
    return emblem((MIDDLE, 37.2), 12.4, ink=palette.ink, gold=palette.gold, paper=palette.paper)


def watermark(palette: Palette) -> Iterator[Shape]:
    """Draw three nested rosettes, very pale."""
    for radius, count, depth in ((62, 24, 0.10), (48, 16, 0.16), (33, 12, 0.24)):
        places = turned((MIDDLE, HEIGHT / 2 + 6), count=count, strands=7)
        yield Shape(
            path=petals(radius, count, depth), stroke=palette.mark, width=0.16, places=places
        )


def frame(palette: Palette) -> Iterator[Shape]:
    """Draw the band between its rules, and a medallion on every corner."""
    yield Shape(path=ring(), fill=palette.tint)
    places = sides()
    yield Shape(path=band(TILE, HALF_BAND * 0.86, 4), stroke=palette.ink, width=0.15, places=places)
    yield Shape(
        path=band(TILE, HALF_BAND * 0.42, 2), stroke=palette.gold, width=0.22, places=places
    )
    for inset, width, colour in (
        (CENTRE_LINE - HALF_BAND - 1.3, 0.9, palette.ink),
        (CENTRE_LINE - HALF_BAND, 0.25, palette.gold),
        (CENTRE_LINE + HALF_BAND, 0.25, palette.gold),
        (CENTRE_LINE + HALF_BAND + 1.6, 0.55, palette.ink),
        (CENTRE_LINE + HALF_BAND + 2.7, 0.2, palette.gold),
    ):
        yield Shape(path=rectangle(inset, WIDTH, HEIGHT), stroke=colour, width=width)
    colours = {"ink": palette.ink, "gold": palette.gold, "paper": palette.paper}
    for x in (CENTRE_LINE, WIDTH - CENTRE_LINE):
        for y in (CENTRE_LINE, HEIGHT - CENTRE_LINE):
            yield from medallion((x, y), CORNER_RADIUS, **colours)


def ring() -> Path:
    """Draw the ground of the band: an outer and, the other way round, an inner rectangle."""
    outer, inner = CENTRE_LINE - HALF_BAND, CENTRE_LINE + HALF_BAND
    hole = [
        (inner, inner),
        (inner, HEIGHT - inner),
        (WIDTH - inner, HEIGHT - inner),
        (WIDTH - inner, inner),
    ]
    return (*rectangle(outer, WIDTH, HEIGHT), *polygon(hole))


def sides() -> tuple[Matrix, ...]:
    """Place the band's tile along the four sides."""
    near, right, low = CENTRE_LINE, WIDTH - CENTRE_LINE, HEIGHT - CENTRE_LINE
    return (
        *row((near + GAP, near), TILE, TILES_ACROSS),
        *row((near + GAP, low), TILE, TILES_ACROSS),
        *row((near, near + GAP), TILE, TILES_DOWN, turn=pi / 2),
        *row((right, near + GAP), TILE, TILES_DOWN, turn=pi / 2),
    )


def rules(palette: Palette) -> Iterator[Shape]:
    """Draw the rule between the languages and one under each name."""
    upright = (0.0, 1.0, -1.0, 0.0, MIDDLE, 116.5)
    yield Shape(path=needle(66, 0.7), fill=palette.gold, places=(upright,))
    star = (placed(MIDDLE, 116.5),)
    yield Shape(path=khatam(3.2), fill=palette.paper, places=star)
    yield Shape(path=khatam(2.4), fill=palette.gold, places=star)
    yield Shape(path=khatam(1.2), fill=palette.paper, places=star)
    under = tuple(placed(x, 102.8) for x in COLUMNS)
    yield Shape(path=needle(96, 0.55), fill=palette.gold, places=under)
    beside = tuple(placed(x, 74.2) for x in (MIDDLE - 73, MIDDLE + 73))
    yield Shape(path=needle(34, 0.5), fill=palette.gold, places=beside)
    yield Shape(path=khatam(1.5), fill=palette.gold, places=beside)
    yield Shape(path=khatam(0.7), fill=palette.paper, places=beside)
