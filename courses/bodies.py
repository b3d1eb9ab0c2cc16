"""A lesson body: the Markdown file of one language, cut into the blocks that are paired."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from courses.blocks import CalloutKind
from courses.markdown import tokens_of
from courses.problems import Problem

ID: Final = r"[a-z0-9]+(?:[.-][a-z0-9]+)*"
OPENING: Final = re.compile(
    rf"^:::[ \t]*(?P<kind>[a-z]+)(?:[ \t]+(?P<argument>{ID}))?(?:[ \t]+\{{#(?P<id>{ID})\}})?[ \t]*$"
)
CLOSING: Final = re.compile(r"^:::[ \t]*$")
ANCHOR: Final = re.compile(rf"^\{{#(?P<id>{ID})\}}[ \t]*$")
NAMED_HEADING: Final = re.compile(rf"^(?P<text>#{{1,6}} .*?)[ \t]+\{{#(?P<id>{ID})\}}[ \t]*$")
BOXES: Final = frozenset(CalloutKind)
CARDS: Final = frozenset({"fact", "check"})
PROSE: Final = {
    "paragraph_open": "paragraph",
    "heading_open": "heading",
    "bullet_list_open": "list",
    "ordered_list_open": "numbered list",
    "table_open": "table",
    "blockquote_open": "quotation",
    "hr": "line",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One block in one language; `kind` says paragraph, list, key, fact and so on."""

    kind: str
    text: str
    line: int
    id: str = ""
    argument: str = ""


class Body:
    """Reads a body from the first line to the last, collecting what is wrong on the way."""

    def __init__(self, source: str, name: str) -> None:
        self.lines = source.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self.name = name
        self.at = 0
        self.anchor = ""
        self.problems: list[Problem] = []

    def parts(self) -> Iterator[Part]:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if match := ANCHOR.match(line):
                self.anchor = match["id"]
                self.at += 1
            elif line.startswith(":::"):
                yield from self.directive(line)
            else:
                yield from self.prose()

    def prose(self) -> Iterator[Part]:
        """Yield the blocks of the Markdown up to the next directive or anchor."""
        start = self.at
        while self.at < len(self.lines) and not self.is_mark(self.lines[self.at]):
            self.at += 1
        for kind, first, last in spans(self.lines[start : self.at]):
            lines = self.lines[start + first : start + last]
            yield self.named(kind, "\n".join(lines).rstrip(), start + first + 1)

    def named(self, kind: str, text: str, line: int) -> Part:
        """Give a block the id at the end of its heading or on the line above it."""
        anchor, self.anchor = self.anchor, ""
        if kind == "heading" and (match := NAMED_HEADING.match(text)):
            return Part(kind, match["text"], line, id=match["id"])
        return Part(kind, text, line, id=anchor)

    def directive(self, line: str) -> Iterator[Part]:
        start = self.at
        self.at += 1
        match = OPENING.match(line)
        if not match or match["kind"] not in BOXES | CARDS:
            self.blame("stray-fence" if CLOSING.match(line) else "unknown-directive", start)
            return
        body = self.box(start) if match["kind"] in BOXES else self.card()
        anchor, self.anchor = self.anchor, ""
        argument = match["argument"] or ""
        if (match["kind"] in CARDS) != bool(argument):
            self.blame("directive-argument", start)
        yield Part(match["kind"], body, start + 1, id=match["id"] or anchor, argument=argument)

    def box(self, start: int) -> str:
        """Return the lines up to the closing fence."""
        first = self.at
        while self.at < len(self.lines) and not self.lines[self.at].startswith(":::"):
            self.at += 1
        text = "\n".join(self.lines[first : self.at]).strip("\n").rstrip()
        if self.at == len(self.lines) or not CLOSING.match(self.lines[self.at]):
            self.blame("open-fence", start)
        else:
            self.at += 1
        return text

    def card(self) -> str:
        """Step over the closing fence, which a card may leave out."""
        ahead = self.at
        while ahead < len(self.lines) and not self.lines[ahead].strip():
            ahead += 1
        if ahead < len(self.lines) and CLOSING.match(self.lines[ahead]):
            self.at = ahead + 1
        return ""

    def blame(self, code: str, line: int) -> None:
        words = {"line": self.lines[line].strip()}
        self.problems.append(Problem(code, f"{self.name}:{line + 1}", words))

    @staticmethod
    def is_mark(line: str) -> bool:
        return line.startswith(":::") or bool(ANCHOR.match(line))


def spans(lines: list[str]) -> Iterator[tuple[str, int, int]]:
    """Yield kind, first and last line of each top-level block of some Markdown."""
    for token in tokens_of("\n".join(lines)):
        if token.level == 0 and token.map and token.nesting >= 0:
            yield PROSE.get(token.type, token.type), token.map[0], token.map[1]


def read_body(source: str, name: str) -> tuple[tuple[Part, ...], tuple[Problem, ...]]:
    """Cut a body into its blocks; what is wrong comes with file and line."""
    body = Body(source, name)
    parts = tuple(body.parts())
    return parts, tuple(body.problems)


def is_one_block(text: str) -> bool:
    """Say whether a prose text is exactly one block that reads back as itself."""
    parts, problems = read_body(text, "")
    return not problems and [part.text for part in parts] == [text] and not parts[0].id
