"""The issuer's logo: a PNG or SVG file given in the settings."""

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from certificates.problems import Problem
from certificates.qr import data_address

PNG = b"\x89PNG\r\n\x1a\n"
SVG = "{http://www.w3.org/2000/svg}svg"


def logo_address(content: bytes) -> str:
    """Return a logo as a `data:` address, or refuse what is neither PNG nor SVG."""
    if content.startswith(PNG):
        return data_address(content, "image/png")
    try:
        root = fromstring(content)
    except (ParseError, DefusedXmlException, ValueError):
        root = None
    if root is None or root.tag != SVG:
        raise Problem("logo.unreadable", "logo")
    return data_address(content, "image/svg+xml")
