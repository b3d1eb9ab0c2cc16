"""Which size lets a text stand in its box: measured in the real font, never cut."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from certificates import fonts
from certificates.fonts import Face
from certificates.problems import Problem

MM_PER_POINT = 25.4 / 72
SAFETY = 1.012
"""Pango rounds advances to its own units; a line must not break for a hair's breadth."""
NARROWER = 0.5
"""Step in millimetres by which lines are evened out."""


@dataclass(frozen=True)
class Run:
    """Words set in one face."""

    text: str
    face: Face


@dataclass(frozen=True)
class Step:
    """One thing to try: so many lines, at sizes in points from the largest to the smallest."""

    lines: int
    largest: float
    smallest: float

    def sizes(self) -> Iterator[float]:
        """Go down by quarter points."""
        quarters = range(round(self.largest * 4), round(self.smallest * 4) - 1, -1)
        return (quarter / 4 for quarter in quarters)


@dataclass(frozen=True)
class Box:
    """Room for a text, in millimetres, and the steps to try in this order."""

    width: float
    height: float
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Fit:
    """The size found: points, lines, and the inset on both sides that makes the lines even."""

    size: float
    lines: int
    inset: float


def fit(runs: Sequence[Run], box: Box, *, where: str) -> Fit:
    """Find the first step and size that hold the text; raise `text.unfitting` if none does."""
    widths = list(word_widths(runs))
    space = fonts.advance(runs[0].face, " ")
    for step in box.steps:
        for size in step.sizes():
            if holds(widths, space, ems(box.width, size), step.lines):
                return even(widths, space, size, box)
    raise Problem("text.unfitting", where)


def even(widths: Sequence[float], space: float, size: float, box: Box) -> Fit:
    """Narrow the box as long as no further line is needed, so that no word stands alone."""
    lines = len(wrap(widths, space, ems(box.width, size)))
    inset = 0.0
    while lines > 1:
        if not holds(widths, space, ems(box.width - 2 * (inset + NARROWER), size), lines):
            break
        inset += NARROWER
    return Fit(size, lines, inset)


def ems(width: float, size: float) -> float:
    """Turn millimetres into ems of a size, less the safety margin."""
    return width / (size * MM_PER_POINT * SAFETY)


def holds(widths: Sequence[float], space: float, measure: float, lines: int) -> bool:
    """Say whether words stand in so many lines without one sticking out."""
    return max(widths) <= measure and len(wrap(widths, space, measure)) <= lines


def wrap(widths: Sequence[float], space: float, measure: float) -> list[float]:
    """Break words into lines greedily, as the engine does, and return how wide they are."""
    lines = [0.0]
    for width in widths:
        joined = lines[-1] + space + width if lines[-1] else width
        if joined <= measure:
            lines[-1] = joined
        else:
            lines.append(width)
    return lines


def word_widths(runs: Iterable[Run]) -> Iterator[float]:
    """Measure each word in ems; runs that touch without a space make one word."""
    pending = 0.0
    for run in runs:
        first, *others = run.text.split(" ")
        pending += fonts.advance(run.face, first) if first else 0.0
        for word in others:
            if pending:
                yield pending
            pending = fonts.advance(run.face, word) if word else 0.0
    if pending:
        yield pending
