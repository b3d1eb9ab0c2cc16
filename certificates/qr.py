"""The QR code of an address, eight pixels a module: viewers blur smaller ones."""

import base64
import zlib
from dataclasses import dataclass

import segno

PIXELS = 8
"""A module of eight one-bit pixels is exactly one byte wide."""
DARK, LIGHT = b"\x00", b"\xff"


@dataclass(frozen=True)
class Picture:
    """A square of one-bit pixels, deflated row by row; 0 is dark."""

    side: int
    pixels: bytes


def picture(address: str) -> Picture:
    """Draw the code with a fifth or more of it for correcting errors, without a margin."""
    rows = [
        b"".join(DARK if module else LIGHT for module in row)
        for row in segno.make_qr(address, error="m").matrix
    ]
    pixels = b"".join(row * PIXELS for row in rows)
    return Picture(len(rows) * PIXELS, zlib.compress(pixels, 9))


def data_address(content: bytes, media_type: str) -> str:
    """Write a file into an address of its own."""
    return f"data:{media_type};base64,{base64.b64encode(content).decode('ascii')}"


BLANK = data_address(
    base64.b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC"
    ),
    "image/png",
)
"""One white pixel: keeps the place of the code until the file is finished."""
