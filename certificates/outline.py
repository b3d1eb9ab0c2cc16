"""Calligraphy as outlines: one Arabic line of Aref Ruqaa turned into a path.

As live text this face draws its dots as separate marks and extracts in pieces; as outlines it
looks the same, and the page carries the words for readers and search.
"""

from dataclasses import dataclass

import uharfbuzz

from certificates import fonts
from certificates.drawing import Move, Path
from certificates.fonts import Face


@dataclass(frozen=True)
class Outline:
    """A path in font units with y running down, and the box it fills."""

    path: Path
    left: float
    top: float
    width: float
    height: float


def outline(text: str, face: Face) -> Outline:
    """Shape a line and collect the outlines of its glyphs."""
    font = fonts.shaper(face)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    path: list[Move] = []
    x = 0
    for info, at in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        path += [moved(move, x + at.x_offset, at.y_offset) for move in glyph(font, info.codepoint)]
        x += at.x_advance
    return boxed(tuple(path))


def glyph(font: uharfbuzz.Font, number: int) -> list[Move]:
    """Take down what one glyph draws."""
    drawn: list[Move] = []
    funcs = uharfbuzz.DrawFuncs()
    funcs.set_move_to_func(lambda x, y, moves: moves.append(Move("M", (x, y))))
    funcs.set_line_to_func(lambda x, y, moves: moves.append(Move("L", (x, y))))
    funcs.set_cubic_to_func(lambda *at: at[6].append(Move("C", at[:6])))
    funcs.set_quadratic_to_func(lambda *at: at[4].append(cubic(at[4][-1], *at[:4])))
    funcs.set_close_path_func(lambda moves: moves.append(Move("Z")))
    font.draw_glyph(number, funcs, drawn)
    return drawn


def cubic(last: Move, cx: float, cy: float, x: float, y: float) -> Move:
    """Raise a quadratic piece to a cubic one."""
    x0, y0 = last.numbers[-2:]
    first = (x0 + 2 * (cx - x0) / 3, y0 + 2 * (cy - y0) / 3)
    second = (x + 2 * (cx - x) / 3, y + 2 * (cy - y) / 3)
    return Move("C", (*first, *second, x, y))


def moved(move: Move, x: float, y: float) -> Move:
    """Move a step of a path, and turn it to y running down."""
    shifted = (value + x if at % 2 == 0 else -(value + y) for at, value in enumerate(move.numbers))
    return Move(move.letter, tuple(shifted))


def boxed(path: Path) -> Outline:
    """Find the box of a path from its points and controls."""
    across = [value for move in path for value in move.numbers[::2]]
    down = [value for move in path for value in move.numbers[1::2]]
    left, top = min(across), min(down)
    return Outline(path, left, top, max(across) - left, max(down) - top)
