"""What is printed on a page, read back from its drawing: glyphs through the fonts' own tables."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pikepdf

CHARACTER = re.compile(rb"<([0-9a-f]{4})> <((?:[0-9a-f]{4})+)>")


@dataclass(frozen=True)
class Line:
    """The glyphs of one stretch of text from left to right, each with the letters it stands for."""

    glyphs: tuple[str, ...]

    def says(self, word: str) -> bool:
        """Look for a word read from the left or, as Arabic is, from the right."""
        return word in "".join(self.glyphs) or word in "".join(reversed(self.glyphs))


def lines(page: pikepdf.Page) -> list[Line]:
    """Read every tagged stretch of text of a page; raised letters break it into several pieces."""
    letters: Mapping[int, str] = {}
    glyphs: list[str] = []
    found: list[Line] = []
    alphabets = {str(name): alphabet(font) for name, font in page.Resources.Font.items()}
    for instruction in pikepdf.parse_content_stream(page, "Tf TJ EMC"):
        match str(instruction.operator):
            case "Tf":
                letters = alphabets[str(instruction.operands[0])]
            case "TJ":
                glyphs += decoded(b"".join(strings(instruction.operands[0])), letters)
            case _:
                found.append(Line(tuple(glyphs)))
                glyphs = []
    return found


def strings(array: pikepdf.Object) -> Iterator[bytes]:
    """Pass over the distances between the strings of a text."""
    return (bytes(part) for part in array if isinstance(part, pikepdf.String))


def decoded(codes: bytes, letters: Mapping[int, str]) -> Iterator[str]:
    """Turn two-byte glyph numbers into letters."""
    for at in range(0, len(codes), 2):
        yield letters.get(int.from_bytes(codes[at : at + 2], "big"), "")


def alphabet(font: pikepdf.Object) -> dict[int, str]:
    """Read which letters each glyph of a font stands for."""
    table = font.ToUnicode.read_bytes()
    return {
        int(number, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
        for number, text in CHARACTER.findall(table)
    }
