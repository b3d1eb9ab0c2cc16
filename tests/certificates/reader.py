"""How other programs read a certificate: poppler's text, pdfium's picture, zxing's QR code."""

import io
import re
import subprocess

import pikepdf
import pypdfium2
import zxingcpp

DIRECTION_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def text_of(content: bytes) -> str:
    """Read the text as `pdftotext` does, without its direction marks."""
    done = subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True)
    return DIRECTION_MARKS.sub("", done.stdout.decode())


def lines_of(content: bytes) -> set[str]:
    """Read the lines of the text."""
    return {line.strip() for line in text_of(content).splitlines()}


def joined_text_of(content: bytes) -> str:
    """Read the text as one line."""
    return " ".join(text_of(content).split())


def codes_of(content: bytes) -> list[str]:
    """Read the QR codes a phone would find at 150 dots an inch."""
    with pypdfium2.PdfDocument(content) as pdf:
        picture = pdf[0].render(scale=150 / 72).to_pil()
    return [code.text for code in zxingcpp.read_barcodes(picture)]


def opened(content: bytes) -> pikepdf.Pdf:
    """Open the structure."""
    return pikepdf.open(io.BytesIO(content))
