"""The QR code of an address, as a picture of eight pixels a module: viewers blur smaller ones."""

import base64
import io

import segno

PIXELS = 8


def picture(address: str, *, ink: str) -> str:
    """Draw the code as PNG and return it as a `data:` address."""
    content = io.BytesIO()
    code = segno.make_qr(address, error="m")
    code.save(content, kind="png", scale=PIXELS, border=0, dark=ink, light="#ffffff")
    return data_address(content.getvalue(), "image/png")


def data_address(content: bytes, media_type: str) -> str:
    """Write a file into an address of its own."""
    return f"data:{media_type};base64,{base64.b64encode(content).decode('ascii')}"
