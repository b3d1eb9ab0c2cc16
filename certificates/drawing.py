"""Line art as plain numbers: paths of lines and curves, written as PDF operators or as SVG.

Units are millimetres, x to the right and y down, as on the page.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import cos, sin

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
Curve = Callable[[float], Point]

IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
POINTS_PER_MM = 72 / 25.4
NUDGE = 1e-5


@dataclass(frozen=True)
class Move:
    """One step of a path: M, L, C or Z with its coordinates."""

    letter: str
    numbers: tuple[float, ...] = ()


Path = tuple[Move, ...]


@dataclass(frozen=True, kw_only=True)
class Shape:
    """A path with its colours, drawn once at every place."""

    path: Path
    fill: str = ""
    stroke: str = ""
    width: float = 0
    places: tuple[Matrix, ...] = (IDENTITY,)


def polygon(points: Iterable[Point]) -> Path:
    """Join points by straight lines and close."""
    first, *others = points
    return (Move("M", first), *(Move("L", point) for point in others), Move("Z"))


def rectangle(inset: float, width: float, height: float) -> Path:
    """Draw a rectangle this far inside a page."""
    right, bottom = width - inset, height - inset
    return polygon([(inset, inset), (right, inset), (right, bottom), (inset, bottom)])


def smooth(curve: Curve, pieces: int) -> Path:
    """Follow a curve from 0 to 1 with Bézier pieces that share its points and tangents."""
    start = curve(0)
    moves = [Move("M", start)]
    for piece in range(pieces):
        here, there = piece / pieces, (piece + 1) / pieces
        (x0, y0), (x3, y3) = curve(here), curve(there)
        (dx0, dy0), (dx3, dy3) = tangent(curve, here), tangent(curve, there)
        third = 1 / (3 * pieces)
        controls = (x0 + dx0 * third, y0 + dy0 * third, x3 - dx3 * third, y3 - dy3 * third)
        moves.append(Move("C", (*controls, x3, y3)))
    return tuple(moves)


def tangent(curve: Curve, at: float) -> Point:
    """Differentiate a curve numerically."""
    (x0, y0), (x1, y1) = curve(at - NUDGE), curve(at + NUDGE)
    return (x1 - x0) / (2 * NUDGE), (y1 - y0) / (2 * NUDGE)


def placed(x: float, y: float, *, turn: float = 0, scale: float = 1) -> Matrix:
    """Scale, turn (radians, clockwise on the page) and then move."""
    c, s = cos(turn) * scale, sin(turn) * scale
    return (c, s, -s, c, x, y)


def short(value: float, places: int = 2) -> str:
    """Write a number without needless zeros; two places are a hundredth of a millimetre."""
    text = f"{value:.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def as_pdf(shapes: Iterable[Shape], *, height: float) -> bytes:
    """Write shapes as page operators, in a space turned to millimetres from the top left."""
    scale = short(POINTS_PER_MM, 5)
    lines = [f"q {scale} 0 0 -{scale} 0 {short(height * POINTS_PER_MM, 5)} cm"]
    for shape in shapes:
        lines += pdf_shape(shape)
    return "\n".join([*lines, "Q"]).encode("ascii")


def pdf_shape(shape: Shape) -> list[str]:
    """Set the colours, then draw the path at each place."""
    path = " ".join(pdf_move(move) for move in shape.path)
    paint = {(True, True): "B", (True, False): "f", (False, True): "S"}
    draw = f"{path} {paint[bool(shape.fill), bool(shape.stroke)]}"
    style = [f"{pdf_colour(shape.fill)} rg"] if shape.fill else []
    style += [f"{pdf_colour(shape.stroke)} RG {short(shape.width, 3)} w"] if shape.stroke else []
    places = [f"q {' '.join(short(n, 5) for n in place)} cm {draw} Q" for place in shape.places]
    return style + (places if shape.places != (IDENTITY,) else [draw])


def pdf_move(move: Move) -> str:
    """Write one step of a path as a PDF operator."""
    operator = {"M": "m", "L": "l", "C": "c", "Z": "h"}[move.letter]
    return " ".join([*(short(n) for n in move.numbers), operator])


def pdf_colour(colour: str) -> str:
    """Turn #rrggbb into three shares of one."""
    return " ".join(short(int(colour[at : at + 2], 16) / 255, 3) for at in (1, 3, 5))


def as_svg(shapes: Iterable[Shape], *, width: float, height: float) -> str:
    """Write shapes as one SVG picture."""
    size = f'viewBox="0 0 {width:g} {height:g}" width="{width:g}mm" height="{height:g}mm"'
    drawn = "".join(svg_shape(shape) for shape in shapes)
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{drawn}</svg>'


def svg_shape(shape: Shape) -> str:
    """Draw the path at each place."""
    path = "".join(move.letter + " ".join(short(n) for n in move.numbers) for move in shape.path)
    style = f'fill="{shape.fill or "none"}"'
    if shape.stroke:
        style += f' stroke="{shape.stroke}" stroke-width="{short(shape.width, 3)}"'
    return "".join(
        f'<path d="{path}" {style} transform="matrix({" ".join(short(n, 5) for n in place)})"/>'
        for place in shape.places
    )
