"""Designs: a folder each under `designs/`, with metadata, page and stylesheet."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring
from ruamel.yaml import YAML

from certificates import facts
from certificates.facts import Text
from certificates.fitting import Box, Step
from certificates.fonts import Face
from certificates.ground import Palette
from certificates.problems import Problem
from certificates.reading import Fields, as_fields

FOLDER = Path(__file__).resolve().parent / "designs"


@dataclass(frozen=True)
class Room:
    """A box and the face its plain words are set in."""

    face: Face
    box: Box


@dataclass(frozen=True, kw_only=True, eq=False)
class Design:
    """One way to draw a certificate, as its folder describes it; one object per design."""

    name: str
    version: int
    title: Text
    palette: Palette
    rooms: Mapping[str, Room]
    page: Element
    sheet: str


def names() -> list[str]:
    """List the designs there are."""
    return sorted(folder.parent.name for folder in FOLDER.glob("*/design.yaml"))


def chosen(wanted: facts.Design) -> Design:
    """Load the design that facts name; an older version is kept as bytes, never drawn anew."""
    design = load(wanted.name)
    if wanted.version != design.version:
        values = {"value": str(wanted.version), "current": str(design.version)}
        raise Problem("design.version", "design.version", values)
    return design


@cache
def load(name: str) -> Design:
    """Read a design's folder once."""
    if name not in names():
        raise Problem("design.unknown", "design.name", {"value": name})
    folder = FOLDER / name
    row = as_fields(YAML(typ="safe").load(folder / "design.yaml"), name)
    title, boxes = row.fields("title"), row.fields("boxes")
    design = Design(
        name=name,
        version=row.whole("version"),
        title=Text(ar=title.text("ar"), en=title.text("en")),
        palette=palette(row.fields("palette")),
        rooms={place: room(boxes.fields(place)) for place in boxes.values},
        page=fromstring((folder / "page.html").read_text("utf-8")),
        sheet=(folder / "sheet.css").read_text("utf-8"),
    )
    row.closed()
    return design


def palette(row: Fields) -> Palette:
    """Read the five colours."""
    return Palette(**{colour.name: row.text(colour.name) for colour in fields(Palette)})


def room(row: Fields) -> Room:
    """Read one box."""
    face = Face[row.text("face").replace("-", "_").upper()]
    steps = tuple(
        Step(round(lines), largest, smallest) for lines, largest, smallest in row.numbers("steps")
    )
    return Room(face, Box(float(row.number("width")), float(row.number("height")), steps))
