"""The two bodies of a lesson, paired block by block as they stand side by side on the page."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import PurePosixPath

from courses.blocks import Block, Callout, CalloutKind, CheckBlock, FactBlock, Prose, block_id
from courses.bodies import BOXES, Part
from courses.problems import Problem
from courses.text import Text


@dataclass(frozen=True, slots=True)
class Twin:
    """The same block in two languages."""

    position: int
    ar: Part
    en: Part

    @property
    def id(self) -> str:
        return self.ar.id or self.en.id

    def block(self, lesson: str) -> Block:
        name = self.id or block_id(lesson, self.position)
        text = Text(self.ar.text, self.en.text)
        if self.ar.kind == "fact":
            return FactBlock(name, self.ar.argument)
        if self.ar.kind == "check":
            return CheckBlock(name, self.ar.argument)
        if self.ar.kind in BOXES:
            return Callout(name, CalloutKind(self.ar.kind), text)
        return Prose(name, text)


@dataclass(frozen=True, slots=True)
class Bodies:
    """The parts of both languages with the names of their files."""

    lesson: str
    ar: tuple[Part, ...]
    en: tuple[Part, ...]
    ar_file: str
    en_file: str

    def twins(self) -> Iterator[Twin]:
        """Yield the pairs up to the first block where the languages part."""
        for position, (ar, en) in enumerate(zip(self.ar, self.en, strict=False), 1):
            if ar.kind != en.kind:
                return
            yield Twin(position, ar, en)

    def blocks(self) -> tuple[Block, ...]:
        return tuple(twin.block(self.lesson) for twin in self.twins())

    def places(self) -> Iterator[tuple[str, str]]:
        """Yield where each block stands, in each language."""
        for twin in self.twins():
            where = f"block/{twin.block(self.lesson).id}"
            yield where, f"{self.ar_file}:{twin.ar.line}"
            yield f"{where}/ar", f"{self.ar_file}:{twin.ar.line}"
            yield f"{where}/en", f"{self.en_file}:{twin.en.line}"

    def problems(self) -> Iterator[Problem]:
        """Yield where the languages part, and where a pair disagrees on what it is."""
        for twin in self.twins():
            if twin.ar.id and twin.en.id and twin.ar.id != twin.en.id:
                yield self.differ("block-ids-differ", twin, twin.ar.id, twin.en.id)
            if twin.ar.argument != twin.en.argument:
                yield self.differ("card-differs", twin, twin.ar.argument, twin.en.argument)
        yield from self.parting()

    def parting(self) -> Iterator[Problem]:
        for position, (ar, en) in enumerate(zip_longest(self.ar, self.en), 1):
            here, there = (part.kind if part else "nothing more" for part in (ar, en))
            if here != there:
                where = f"{self.ar_file}:{ar.line if ar else last_line(self.ar)}"
                other = self.short(en.line if en else last_line(self.en))
                values = {"position": position, "here": here, "there": there, "other": other}
                yield Problem("blocks-differ", where, values)
                return

    def differ(self, code: str, twin: Twin, here: str, there: str) -> Problem:
        values = {"here": here, "there": there, "other": self.short(twin.en.line)}
        return Problem(code, f"{self.ar_file}:{twin.ar.line}", values)

    def short(self, line: int) -> str:
        return f"{PurePosixPath(self.en_file).name}:{line}"


def last_line(parts: tuple[Part, ...]) -> int:
    """Return the line where the last block begins."""
    return parts[-1].line if parts else 1
