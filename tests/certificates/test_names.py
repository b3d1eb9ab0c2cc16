"""Two hundred names come back from the paper letter by letter."""

from xml.etree.ElementTree import Element, SubElement

import pytest

from certificates import design, engine, passages, printed
from certificates.facts import Text
from certificates.fitting import fit
from tests.certificates.names import libyan_names
from tests.certificates.reader import lines_of, opened

NAMES = libyan_names(200)
PER_PAGE = 12


@pytest.fixture(scope="module")
def register() -> bytes:
    """All names on a few pages, in the faces, classes and sizes of the certificate."""
    root = Element("html", {"lang": "ar", "dir": "rtl"})
    body = SubElement(root, "body")
    body.extend(page_of(NAMES[at : at + PER_PAGE]) for at in range(0, len(NAMES), PER_PAGE))
    press = engine.press(design.load("completion"))
    content: bytes = engine.Page(root).write_pdf(
        stylesheets=[press.sheet], font_config=press.fonts, pdf_tags=True
    )
    return content


def page_of(people: list[Text]) -> Element:
    page = Element("section", {"style": "position:relative;height:200mm;break-after:page"})
    page.extend(paragraph(name.ar, "ar", at) for at, name in enumerate(people))
    page.extend(paragraph(name.en, "en", at) for at, name in enumerate(people))
    return page


def paragraph(name: str, language: str, at: int) -> Element:
    room = design.load("completion").rooms[f"name_{language}"]
    style = passages.styled(fit(passages.runs(name, room.face), room.box, where="name"), room)
    side = {"ar": ("rtl", "name", 160), "en": ("ltr", "name en", 20)}[language]
    attributes = {"lang": language, "dir": side[0], "class": side[1]}
    element = Element("p", attributes | {"style": f"top:{at * 16}mm;left:{side[2]}mm;{style}"})
    element.text = name
    return element


def test_there_are_two_hundred_different_names():
    assert len({name.ar for name in NAMES}) == len({name.en for name in NAMES}) == 200


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_name_is_read_back_exactly(language: str, register: bytes):
    lines = lines_of(register)

    assert {getattr(name, language) for name in NAMES} - lines == set()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_verifier_reads_every_name_as_well(language: str, register: bytes):
    with opened(register) as pdf:
        lines = [line for page in pdf.pages for line in printed.lines(page)]

    words = {word for name in NAMES for word in getattr(name, language).split()}

    assert {word for word in words if not any(line.says(word) for line in lines)} == set()
