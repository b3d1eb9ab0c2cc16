"""The faces a certificate is set in: where they lie, what they can draw, how wide words are."""

from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

import uharfbuzz

from certificates.problems import Problem

FOLDER = Path(__file__).resolve().parent.parent / "build" / "fonts"


class Face(StrEnum):
    """One static font file; its value is the file's name."""

    AMIRI = "Amiri-Regular.ttf"
    AMIRI_BOLD = "Amiri-Bold.ttf"
    GARAMOND = "EBGaramond-Regular.ttf"
    GARAMOND_BOLD = "EBGaramond-SemiBold.ttf"
    RUQAA = "ArefRuqaa-Bold.ttf"


STAND_INS = {
    Face.AMIRI: Face.GARAMOND,
    Face.AMIRI_BOLD: Face.GARAMOND_BOLD,
    Face.GARAMOND: Face.AMIRI,
    Face.GARAMOND_BOLD: Face.AMIRI_BOLD,
}


def path(face: Face) -> Path:
    """Return the file of a face; raise `font.missing` where the set-up did not run."""
    file = FOLDER / face
    if not file.is_file():
        raise Problem("font.missing", f"build/fonts/{face}")
    return file


@cache
def shaper(face: Face) -> uharfbuzz.Font:
    """Load a face once."""
    return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path(face)))))


@cache
def drawable(face: Face) -> frozenset[int]:
    """Return the code points a face has a glyph for."""
    return frozenset(shaper(face).face.unicodes)


def undrawable(text: str) -> str:
    """Return the first character neither family can draw, or nothing."""
    known = drawable(Face.AMIRI) | drawable(Face.GARAMOND)
    return next((mark for mark in text if ord(mark) not in known), "")


def covers(face: Face, word: str) -> bool:
    """Say whether a face draws every character of a word."""
    return drawable(face).issuperset(map(ord, word))


@lru_cache(maxsize=4096)
def advance(face: Face, word: str) -> float:
    """Measure a shaped word in ems, in its stand-in where the face lacks a character."""
    used = face if covers(face, word) else STAND_INS[face]
    font = shaper(used)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    units: int = sum(glyph.x_advance for glyph in buffer.glyph_positions or ())
    return units / int(font.face.upem)
