"""QR codes as one SVG path."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

BORDER = 2


@dataclass(frozen=True)
class Code:
    """A square of modules and the strokes that fill the dark ones."""

    size: int
    path: str


def qr(text: str) -> Code:
    """Encode a text with room for some damage (level M)."""
    import segno  # noqa: PLC0415 - few pages show a code

    matrix = segno.make(text, error="m", micro=False).matrix_iter(border=BORDER)
    rows = [bytes(row) for row in matrix]
    return Code(len(rows), "".join(run for y, row in enumerate(rows) for run in _runs(row, y)))


def _runs(row: bytes, y: int) -> Iterator[str]:
    x = 0
    for dark, modules in groupby(row):
        length = len(list(modules))
        if dark:
            yield f"M{x} {y}.5h{length}"
        x += length
