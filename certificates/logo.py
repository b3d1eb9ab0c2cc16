"""The issuer's logo: a PNG or SVG file given in the settings."""

from io import BytesIO

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring
from PIL import Image

from certificates.problems import Problem
from certificates.qr import data_address

PNG = b"\x89PNG\r\n\x1a\n"
SVG = "{http://www.w3.org/2000/svg}svg"


def logo_address(content: bytes) -> str:
    """Return a logo as a `data:` address, or refuse what is neither PNG nor SVG."""
    if content.startswith(PNG) and is_picture(content):
        return data_address(content, "image/png")
    if is_drawing(content):
        return data_address(content, "image/svg+xml")
    raise Problem("logo.unreadable", "logo")


def is_picture(content: bytes) -> bool:
    """Decode a PNG to see that it can be."""
    try:
        with Image.open(BytesIO(content), formats=["PNG"]) as picture:
            picture.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False
    return True


def is_drawing(content: bytes) -> bool:
    """Parse an SVG, without entities and without pictures from elsewhere."""
    try:
        root = fromstring(content)
    except (ParseError, DefusedXmlException, ValueError):
        return False
    links = [value for element in root.iter() for name, value in element.items() if "href" in name]
    return bool(root.tag == SVG) and all(link.startswith("#") for link in links)
