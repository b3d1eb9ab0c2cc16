"""WeasyPrint, kept warm: fonts and stylesheet are read once per process, nothing else is ever read.

Import this module only where a PDF is made: it loads Pango.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import cssselect2  # type: ignore[import-untyped] # it has no types
from weasyprint import CSS, HTML, Attachment
from weasyprint.css import ColorProfile
from weasyprint.logger import LOGGER
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from certificates import finishing, fonts, qr, seal
from certificates.design import Design
from certificates.facts import Facts
from certificates.problems import Problem
from certificates.snapshot import MEDIA_TYPE, dump

BASE = fonts.FOLDER.as_uri() + "/"
BROWSER = """
head, title, meta { display: none }
html, body, section, div, p, h1, h2 { display: block; margin: 0; font-weight: 400 }
[dir=rtl] { direction: rtl }
[dir=ltr] { direction: ltr }
"""
"""All a page of ours needs of a browser's own stylesheet; the full one costs time on each page."""
INTENT = "paper"
OPTIONS = {
    "pdf_variant": "pdf/a-3a",
    "pdf_tags": True,
    "pdf_identifier": seal.SLOT,
    "output_intent": INTENT,
}
LONGEST = 100
"""Characters of an engine's complaint worth repeating."""
FACTS_FILE = "facts.json"


class ClosedFetcher(URLFetcher):  # type: ignore[misc] # WeasyPrint has no types
    """Fetches `data:` addresses and files of the font folder; there is no network and no disk."""

    def __init__(self) -> None:
        super().__init__(allow_redirects=False, fail_on_errors=True)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if not (url.startswith("data:") or is_font(url)):
            message = f"refused: {url[:80]}"
            raise ValueError(message)
        return super().fetch(url, headers)


def is_font(url: str) -> bool:
    """Say whether an address is one of our font files."""
    parts = urlsplit(url)
    name = unquote(parts.path).rpartition("/")[2]
    return parts.scheme == "file" and url == BASE + name and name in set(fonts.Face)


class Page(HTML):  # type: ignore[misc] # WeasyPrint has no types
    """A page that is a tree already: nothing is parsed, so nothing in a text can become markup."""

    def __init__(self, tree: Element) -> None:
        self.base_url = BASE
        self.url_fetcher = ClosedFetcher()
        self.media_type = "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(tree, content_language=None)
        self.etree_element = self.wrapper_element.etree_element

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:  # noqa: ARG002, FBT001, FBT002 (WeasyPrint's own signature)
        return [browser()]


@dataclass(frozen=True)
class Press:
    """What stays in memory between two certificates of one design."""

    fonts: FontConfiguration
    sheet: CSS
    colours: "Colours"


@cache
def browser() -> CSS:
    """Parse the browser's stylesheet once."""
    return CSS(string=BROWSER, url_fetcher=ClosedFetcher())


@cache
def press(design: Design) -> Press:
    """Read the fonts and the stylesheet of a design once."""
    for face in fonts.Face:
        fonts.path(face)
    configuration = FontConfiguration()
    sheet = CSS(
        string=design.sheet,
        base_url=BASE,
        url_fetcher=ClosedFetcher(),
        font_config=configuration,
    )
    return Press(configuration, sheet, Colours())


class Colours(ColorProfile):  # type: ignore[misc] # WeasyPrint has no types
    """The sRGB profile, read once; WeasyPrint opens it for each file, and leaves it open."""

    def __init__(self) -> None:
        self.raw = (files("weasyprint.pdf") / "sRGB2014.icc").read_bytes()
        channels = (["r"], ["g"], ["b"])
        super().__init__(BytesIO(self.raw), "sRGB2014.icc", "relative-colorimetric", channels)

    @property
    def content(self) -> bytes:
        return self.raw


def print_page(tree: Element, design: Design, facts: Facts, *, ground: bytes) -> bytes:
    """Turn a filled page into PDF/A-3a with its ground and the facts attached."""
    warm = press(design)
    with heard() as complaints:
        content: bytes = Page(tree).write_pdf(
            finisher=finishing.Finisher(
                tree, ground, qr.picture(facts.address), design.palette.ink
            ),
            stylesheets=[warm.sheet],
            font_config=warm.fonts,
            color_profiles={INTENT: warm.colours},
            attachments=[attachment(facts)],
            **OPTIONS,
        )
    if complaints:
        raise Problem("engine.complained", "", {"reason": complaints[0]})
    return content


@contextmanager
def heard() -> Iterator[list[str]]:
    """Listen to the engine: it logs what it could not draw and goes on without."""
    listener = Listener(logging.ERROR)
    LOGGER.addHandler(listener)
    try:
        yield listener.said
    except FatalURLFetchingError as refusal:
        raise Problem("engine.complained", "", {"reason": str(refusal)[:LONGEST]}) from None
    finally:
        LOGGER.removeHandler(listener)


class Listener(logging.Handler):
    """Keeps the beginnings of messages."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage()[:LONGEST])


def attachment(facts: Facts) -> Attachment:
    """Attach the facts as data, dated like the certificate."""
    day = finishing.midnight(facts.issued_on)
    return Attachment(
        string=dump(facts),
        name=FACTS_FILE,
        description=f"Facts of certificate {facts.serial} ({MEDIA_TYPE})",
        created=day,
        modified=day,
        relationship="Data",
    )
