"""Catalogue folders read as editions; what is wrong is collected with file and line."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeVar

from msgspec import structs

from courses.assembly import assembled
from courses.blocks import Block
from courses.bodies import Part, read_body
from courses.document import (
    Course,
    CourseHead,
    Edition,
    Fact,
    GlossaryTerm,
    Lesson,
    LessonHead,
    Module,
    ModuleHead,
    Quizzes,
)
from courses.pairing import Bodies
from courses.problems import Problem, errors_in
from courses.questions.item import Item
from courses.sources import Source, open_source, read_text, shaped

Entry = TypeVar("Entry", GlossaryTerm, Fact, Item)
Head = TypeVar("Head", CourseHead, ModuleHead, LessonHead)

NUMBER: Final = re.compile(r"^\d+-")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What a catalogue folder holds, and where in its files each thing stands."""

    glossary: tuple[GlossaryTerm, ...] = ()
    editions: tuple[Edition, ...] = ()
    problems: tuple[Problem, ...] = ()
    places: dict[str, str] = field(default_factory=dict)

    @property
    def errors(self) -> tuple[Problem, ...]:
        return errors_in(self.problems)


def read_catalogue(folder: Path) -> Catalogue:
    """Read every course of a catalogue, or the one course whose folder is given."""
    if (folder / "course.yaml").is_file():
        return CatalogueReader(folder.parent).read([folder])
    courses = sorted(file.parent for file in folder.glob("*/course.yaml"))
    return CatalogueReader(folder).read(courses)


class CatalogueReader:
    """Reads file after file; one that can't be read is a problem, not the end."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.places: dict[str, str] = {}

    def read(self, folders: list[Path]) -> Catalogue:
        if not folders:
            problem = Problem("no-courses", f"{self.root.name}:1")
            return Catalogue(problems=(problem,))
        glossary = tuple(self.entries([self.root / "glossary.yaml"], GlossaryTerm, "term"))
        editions = tuple(self.editions(folders, glossary))
        return Catalogue(glossary, editions, tuple(self.problems), self.places)

    def editions(
        self, folders: Iterable[Path], glossary: tuple[GlossaryTerm, ...]
    ) -> Iterator[Edition]:
        for folder in folders:
            course = self.course(folder)
            facts = tuple(self.entries(sorted(folder.glob("facts/*.yaml")), Fact, "fact"))
            items = tuple(self.entries(sorted(folder.glob("questions/*.yaml")), Item, "item"))
            if course:
                yield assembled(course, glossary=glossary, facts=facts, items=items)

    def course(self, folder: Path) -> Course | None:
        head = self.head(folder / "course.yaml", CourseHead, "course")
        tests = self.tests(folder / "tests.yaml")
        modules = tuple(self.modules(folder))
        if not head or not tests:
            return None
        return Course(**structs.asdict(head), **structs.asdict(tests), modules=modules)

    def tests(self, file: Path) -> Quizzes | None:
        try:
            source = self.open(file)
            self.places["quiz/pre"] = source.where("$.pre")
            self.places["quiz/post"] = source.where("$.post")
            return shaped(source, Quizzes)
        except Problem as problem:
            self.problems.append(problem)
        return None

    def modules(self, folder: Path) -> Iterator[Module]:
        for place in sorted(folder.glob("modules/*/")):
            lessons = tuple(self.lessons(place))
            if head := self.head(place / "module.yaml", ModuleHead, "module"):
                yield Module(**structs.asdict(head), lessons=lessons)

    def lessons(self, folder: Path) -> Iterator[Lesson]:
        for place in sorted(folder.glob("*/")):
            if head := self.head(place / "lesson.yaml", LessonHead, "lesson"):
                blocks = self.blocks(place, head.id)
                yield Lesson(**structs.asdict(head), blocks=blocks)

    def blocks(self, folder: Path, lesson: str) -> tuple[Block, ...]:
        ar_file, en_file = folder / "ar.md", folder / "en.md"
        bodies = Bodies(
            lesson=lesson,
            ar=self.body(ar_file),
            en=self.body(en_file),
            ar_file=self.name(ar_file),
            en_file=self.name(en_file),
        )
        self.problems += bodies.problems()
        self.places |= bodies.places()
        return bodies.blocks()

    def body(self, file: Path) -> tuple[Part, ...]:
        try:
            parts, problems = read_body(read_text(file, self.name(file)), self.name(file))
        except Problem as problem:
            parts, problems = (), (problem,)
        self.problems += problems
        return parts

    def head(self, file: Path, shape: type[Head], kind: str) -> Head | None:
        """Read what a folder says of itself; its id is the folder's name without the number."""
        try:
            source = self.open(file)
            head = shaped(source, shape)
        except Problem as problem:
            self.problems.append(problem)
            return None
        self.places[f"{kind}/{head.id}"] = source.where()
        folder = file.parent.name
        if NUMBER.sub("", folder) != head.id:
            values = {"folder": folder, "id": head.id}
            self.problems.append(Problem("folder-name", source.where("$.id"), values))
        return head

    def entries(self, files: Iterable[Path], shape: type[Entry], kind: str) -> Iterator[Entry]:
        for file in files:
            for source in self.listed(file):
                try:
                    entry = shaped(source, shape)
                except Problem as problem:
                    self.problems.append(problem)
                else:
                    self.places[f"{kind}/{entry.id}"] = source.where()
                    yield entry

    def listed(self, file: Path) -> tuple[Source, ...]:
        try:
            return tuple(self.open(file).items())
        except Problem as problem:
            self.problems.append(problem)
        return ()

    def open(self, file: Path) -> Source:
        return open_source(file, self.name(file))

    def name(self, file: Path) -> str:
        """Return a file's name as an author sees it, from the catalogue's folder on."""
        return file.relative_to(self.root).as_posix().encode(errors="replace").decode()


def read_glossary(folder: Path) -> tuple[GlossaryTerm, ...]:
    """Read the terms of a catalogue's folder; raises Problem."""
    file = folder / "glossary.yaml"
    if not file.is_file():
        return ()
    return tuple(shaped(term, GlossaryTerm) for term in open_source(file, file.name).items())
