"""The last touches on a PDF before it is written: ground, languages, metadata.

Works on the objects WeasyPrint hands to its finisher, so the file is written once and never parsed.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from xml.etree.ElementTree import Element

import pydyf  # type: ignore[import-untyped] # it has no types

from certificates.drawing import POINTS_PER_MM
from certificates.ground import HEIGHT, WIDTH
from certificates.problems import Problem
from certificates.qr import Picture

TAGS = {"section": "/Sect", "div": "/Div", "p": "/P", "h1": "/H1", "h2": "/H2", "img": "/Figure"}
"""How WeasyPrint tags the elements of our pages."""
MAIN_LANGUAGE = "ar"
UA_PART = b"""<rdf:Description rdf:about="" \
xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>\
<rdf:Description rdf:about="" \
xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property>\
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description></rdf:RDF>"""
"""Says PDF/UA-1, declared as PDF/A asks where a property is not its own (ISO 19005-3, 6.6.2.3)."""


class Frozen(pydyf.Object):  # type: ignore[misc] # pydyf has no types
    """An object that is turned into bytes once; pydyf asks twice, and would deflate twice."""

    def __init__(self, live: pydyf.Object) -> None:
        super().__init__()
        self.number, self.generation, self.free = live.number, live.generation, live.free
        self.packable = live.compressible
        self.content: bytes = live.data if not getattr(live, "compress", False) else deflated(live)

    @property
    def data(self) -> bytes:
        return self.content

    @property
    def compressible(self) -> bool:
        return bool(self.packable)


def deflated(live: pydyf.Stream) -> bytes:
    """Write a stream at zlib's usual level: a hundredth larger than the highest, twice as fast."""
    live.compress = False
    body = live.data.partition(b"\nstream\n")[2].removesuffix(b"\nendstream")
    content = zlib.compress(body)
    extra = pydyf.Dictionary({**live.extra, "Filter": "/FlateDecode", "Length": len(content)})
    return b"\n".join((extra.data, b"stream", content, b"endstream"))


@dataclass(frozen=True)
class Finisher:
    """Finishes the PDF of one filled page."""

    tree: Element
    ground: bytes
    code: Picture
    ink: str

    def __call__(self, _document: object, pdf: pydyf.PDF) -> None:
        place_code(pdf, self.code, self.ink)
        lay_ground(pdf, self.ground)
        tag_languages(pdf, self.tree)
        name_links(pdf)
        declare_accessible(pdf)
        pdf.objects = [live if live.free == "f" else Frozen(live) for live in pdf.objects]


def lay_ground(pdf: pydyf.PDF, ground: bytes) -> None:
    """Draw the fixed layer first, as an artifact that no reader speaks."""
    box = [0, 0, WIDTH * POINTS_PER_MM, HEIGHT * POINTS_PER_MM]
    form = pydyf.Stream(
        [ground],
        {
            "Type": "/XObject",
            "Subtype": "/Form",
            "BBox": pydyf.Array(box),
            "Resources": pydyf.Dictionary(),
            "Filter": "/FlateDecode",
        },
    )
    pdf.add_object(form)
    page = typed(pdf, "/Page")
    target(pdf, page["Resources"])["XObject"]["Ground"] = form.reference
    contents = target(pdf, page["Contents"]).stream
    contents[:0] = [b"/Artifact BMC", b"q /Ground Do Q", b"EMC"]


def place_code(pdf: pydyf.PDF, code: Picture, ink: str) -> None:
    """Put the QR code in the place of the last picture that was painted."""
    page = typed(pdf, "/Page")
    *_, reference = target(pdf, page["Resources"])["XObject"].values()
    image = target(pdf, reference)
    image.stream = [code.pixels]
    image.extra = {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": code.side,
        "Height": code.side,
        "BitsPerComponent": 1,
        "ColorSpace": f"[/Indexed /DeviceRGB 1 <{ink.removeprefix('#')}ffffff>]",
        "Filter": "/FlateDecode",
    }


def tag_languages(pdf: pydyf.PDF, tree: Element) -> None:
    """Say the language of each passage that is not Arabic; WeasyPrint says only the document's."""
    elements = list(blocks(tree))
    tagged = [item for item in dictionaries(pdf) if item.get("S") in set(TAGS.values())]
    if [TAGS[element.tag] for element in elements] != [item["S"] for item in tagged]:
        raise Problem("design.structure", "page")
    for element, item in zip(elements, tagged, strict=True):
        language = element.get("lang", MAIN_LANGUAGE)
        if language != MAIN_LANGUAGE or "lang" in element.attrib:
            item["Lang"] = pydyf.String(language)


def blocks(tree: Element) -> Iterator[Element]:
    """Walk the elements that become tags of their own, in reading order."""
    body = tree.find("body")
    return (element for element in (body.iter() if body else ()) if element.tag in TAGS)


def name_links(pdf: pydyf.PDF) -> None:
    """Describe each link in words, as PDF/UA asks."""
    for item in dictionaries(pdf):
        if item.get("Subtype") == "/Link":
            item["Contents"] = pydyf.String(item["A"]["URI"].string)


def declare_accessible(pdf: pydyf.PDF) -> None:
    """Add PDF/UA to the metadata, which so far say PDF/A."""
    metadata = target(pdf, pdf.catalog["Metadata"])
    metadata.stream = [part.replace(b"</rdf:RDF>", UA_PART) for part in metadata.stream]


def dictionaries(pdf: pydyf.PDF) -> Iterator[pydyf.Dictionary]:
    """Walk the dictionaries of a file in the order they were made."""
    return (item for item in pdf.objects if isinstance(item, pydyf.Dictionary))


def typed(pdf: pydyf.PDF, name: str) -> pydyf.Dictionary:
    """Find the one dictionary of a type."""
    return next(item for item in dictionaries(pdf) if item.get("Type") == name)


def target(pdf: pydyf.PDF, reference: bytes) -> pydyf.Object:
    """Follow a reference such as `12 0 R`."""
    return pdf.objects[int(reference.split()[0])]


def midnight(day: date) -> datetime:
    """Return the first moment of a day, for dates inside the file."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
