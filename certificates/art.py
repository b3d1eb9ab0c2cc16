"""Art made once at set-up: the ground of each design as finished PDF operators.

It lies in `build/certificates/` and is made anew whenever what it is drawn from has changed.
"""

import hashlib
import os
import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from certificates import fonts
from certificates.design import Design
from certificates.drawing import Matrix, Shape, as_pdf, as_svg
from certificates.fonts import Face
from certificates.ground import HEIGHT, MIDDLE, WIDTH, ground, placeholder
from certificates.outline import outline
from certificates.problems import Problem

HERE = Path(__file__).resolve().parent
FOLDER = HERE.parent / "build" / "certificates"
DRAWN_BY = ("art", "drawing", "emblem", "ground", "ornament", "outline")
TITLE_HEIGHT, TITLE_MIDDLE = 16.0, 59.4
TITLE_WIDTH = 90.0


@dataclass(frozen=True)
class Art:
    """The fixed layer of a design as deflated operators: with the neutral seal, and without."""

    sealed: bytes
    bare: bytes


@cache
def art(design: Design) -> Art:
    """Read a design's art, making it first where it is missing or stale."""
    prepare(design)
    folder = FOLDER / design.name
    return Art((folder / "sealed.flate").read_bytes(), (folder / "bare.flate").read_bytes())


def prepare(design: Design) -> bool:
    """Draw a design's art; return False where it was fresh."""
    stamp = FOLDER / design.name / "stamp"
    wanted = sources(design)
    if stamp.is_file() and stamp.read_text() == wanted:
        return False
    for name, content in pieces(design).items():
        put(stamp.parent / name, content)
    put(stamp, wanted.encode())
    return True


def sources(design: Design) -> str:
    """Digest all that the art is drawn from."""
    parts = [(HERE / f"{module}.py").read_bytes() for module in DRAWN_BY]
    parts.append(fonts.path(Face.RUQAA).read_bytes())
    parts.append(repr((design.title, design.palette)).encode())
    return hashlib.sha256(b"".join(parts)).hexdigest()


def pieces(design: Design) -> dict[str, bytes]:
    """Draw each file of the art."""
    bare = [*ground(design.palette), title(design)]
    sealed = [*bare, *placeholder(design.palette)]
    return {
        "bare.flate": zlib.compress(as_pdf(bare, height=HEIGHT), 9),
        "sealed.flate": zlib.compress(as_pdf(sealed, height=HEIGHT), 9),
        "sealed.svg": as_svg(sealed, width=WIDTH, height=HEIGHT).encode(),
    }


def title(design: Design) -> Shape:
    """Outline the Arabic title, centred under the seal."""
    drawn = outline(design.title.ar, Face.RUQAA)
    scale = min(TITLE_HEIGHT / drawn.height, TITLE_WIDTH / drawn.width)
    x = MIDDLE - scale * (drawn.left + drawn.width / 2)
    y = TITLE_MIDDLE - scale * (drawn.top + drawn.height / 2)
    place: Matrix = (scale, 0, 0, scale, x, y)
    return Shape(path=drawn.path, fill=design.palette.ink, places=(place,))


def put(path: Path, content: bytes) -> None:
    """Write a file in one step, so that processes that start together never read half of it."""
    part = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(path)
    except OSError as reason:
        values = {"path": str(path), "reason": str(reason.strerror)}
        raise Problem("art.missing", "", values) from None
