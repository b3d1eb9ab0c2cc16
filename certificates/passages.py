"""What stands at each placeholder of a page: words, sentences, pictures, and the sizes that fit."""

from collections.abc import Iterator, Mapping

from certificates import fonts, qr
from certificates.codes import grouped, parse_code
from certificates.design import Design, Room
from certificates.facts import Facts, Text
from certificates.fitting import MM_PER_POINT, Fit, Run, fit
from certificates.fonts import Face
from certificates.logo import logo_address
from certificates.problems import Problem
from certificates.wording import arabic, english
from certificates.wording.sentences import Sentence, Tone, said

Passage = str | Sentence
LEADING = 1.62
"""Most distance between lines, in ems."""
BOLD = {Face.AMIRI: Face.AMIRI_BOLD, Face.GARAMOND: Face.GARAMOND_BOLD}
NOTHING = Text(ar="", en="")
SPECIMEN = Text(ar="نموذج تدريبي", en="Specimen")


def passages(facts: Facts, design: Design, *, logo: bytes | None) -> dict[str, Passage]:
    """Say everything a page may ask for; an empty passage leaves its element out."""
    found: dict[str, Passage] = {
        **description(facts, design),
        **both("title", design.title),
        **both("specimen", SPECIMEN if facts.demonstration else NOTHING),
        **people(facts),
        **sentences(facts),
        **pictures(facts, logo),
    }
    check_drawable(found)
    return found | dict(fits(found, design.rooms))


def description(facts: Facts, design: Design) -> dict[str, Passage]:
    """Describe the document itself."""
    return {
        "document": f"{design.title.ar} – {design.title.en} – {facts.serial}",
        "author": " – ".join(line.en for line in facts.issuer),
        "subject": f"{facts.course.title.ar} – {facts.course.title.en}",
        "issued_iso": facts.issued_on.isoformat(),
        "serial": facts.serial,
        "code": grouped(parse_code(facts.code)),
        "address": facts.address,
        "address_shown": facts.address.partition("#")[0].partition("://")[2],
    }


def people(facts: Facts) -> dict[str, Passage]:
    """Name the holder, the course, the issuer and who signs."""
    stand_in = "" if facts.holder.name.en else facts.holder.name.ar
    found = {**both("name", facts.holder.name), "name_stand_in": stand_in}
    found |= both("course", facts.course.title)
    for at in range(3):
        line = facts.issuer[at] if at < len(facts.issuer) else NOTHING
        found |= both(f"issuer_{at + 1}", line)
    for at in range(2):
        signs = at < len(facts.signatories)
        role = facts.signatories[at].role if signs else NOTHING
        name = (facts.signatories[at].name if signs else None) or NOTHING
        found |= both(f"signatory_{at + 1}_role", role) | both(f"signatory_{at + 1}_name", name)
    return found


def sentences(facts: Facts) -> dict[str, Passage]:
    """Word the certificate in both languages."""
    return {
        f"{name}_{tag}": getattr(language, name)(facts)
        for name in ("lead", "completed", "particulars", "issued", "hijri", "expires")
        for tag, language in (("ar", arabic), ("en", english))
    }


def pictures(facts: Facts, logo: bytes | None) -> dict[str, Passage]:
    """Keep the place of the QR code, show the logo where there is one; say what they show."""
    return {
        "qr": qr.BLANK,
        "qr_alt": f"رمز التحقق من الشهادة ذات الرقم {facts.serial}",
        "logo": logo_address(logo) if logo else "",
        "logo_alt": f"شعار {facts.issuer[0].ar}",
    }


def both(name: str, text: Text) -> dict[str, Passage]:
    """File one text under its two placeholders."""
    return {f"{name}_ar": text.ar, f"{name}_en": text.en}


def check_drawable(found: Mapping[str, Passage]) -> None:
    """Refuse characters the embedded fonts lack; another font would creep in."""
    for name, passage in found.items():
        missing = fonts.undrawable(words(passage))
        if missing:
            values = {"character": f"{missing} (U+{ord(missing):04X})"}
            raise Problem("text.undrawable", name, values)


def fits(found: Mapping[str, Passage], rooms: Mapping[str, Room]) -> Iterator[tuple[str, str]]:
    """Size each passage that has a room."""
    for name, room in rooms.items():
        passage = found.get(name, "")
        style = ""
        if passage:
            style = styled(fit(runs(passage, room.face), room.box, where=name), room)
        yield f"{name}_fit", style


def runs(passage: Passage, face: Face) -> list[Run]:
    """Lay words out in the faces they will be set in."""
    if isinstance(passage, str):
        return [Run(passage, face)]
    return [
        Run(span.text, BOLD.get(face, face) if span.tone is Tone.STRONG else face)
        for span in passage
    ]


def styled(found: Fit, room: Room) -> str:
    """Write a size as style, the lines in the middle of their room."""
    height = room.box.height / found.lines
    if found.lines > 1:
        height = min(height, LEADING * found.size * MM_PER_POINT)
    above = (room.box.height - height * found.lines) / 2
    style = f"font-size:{found.size}pt;line-height:{height:.3f}mm"
    if found.lines == 1:
        return style
    sides = f"padding:{above:.3f}mm {found.inset:.1f}mm 0"
    return f"{style};{sides};width:{room.box.width - 2 * found.inset:.1f}mm"


def words(passage: Passage) -> str:
    """Return a passage without its tones."""
    return passage if isinstance(passage, str) else said(passage)
