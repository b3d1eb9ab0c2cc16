"""YAML read as plain trees that know the line of each value; types come from the schema.

Every scalar stays a string here, so `id: true` or `article: 14` mean what the field says they mean.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Protocol, TypeAlias, TypeVar

from msgspec import ValidationError, convert
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from courses.problems import Problem

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree]"
Shape = TypeVar("Shape")

DEEPEST: Final = 20
MISSING: Final = re.compile(r"missing required field `(?P<field>\w+)`")
UNKNOWN: Final = re.compile(r"unknown field `(?P<field>[^`]*)`")


class Event(Protocol):
    """What the parser tells: the start or end of something, with its line."""

    value: str
    anchor: str | None

    @property
    def start_mark(self) -> "Mark": ...


class Mark(Protocol):
    """A place in a file; lines count from 0."""

    line: int


@dataclass(frozen=True, slots=True)
class Source:
    """A tree, the file it came from, and the line of each path in it (`$.options[1].text`)."""

    name: str
    tree: Tree
    lines: dict[str, int] = field(default_factory=dict)

    def where(self, path: str = "$") -> str:
        """Return `file:line` of a path, or of the nearest thing around it."""
        while path not in self.lines and path != "$":
            path = path[: max(path.rfind("."), path.rfind("["), 1)]
        return f"{self.name}:{self.lines.get(path, 1)}"

    def items(self) -> Iterator["Source"]:
        """Yield each entry of a list as a source of its own; raises Problem for anything else."""
        if not isinstance(self.tree, list):
            raise Problem("not-a-list", self.where())
        for position, tree in enumerate(self.tree):
            start = f"$[{position}]"
            lines = {
                f"${path.removeprefix(start)}": line
                for path, line in self.lines.items()
                if path == start or path.startswith((f"{start}.", f"{start}["))
            }
            yield Source(self.name, tree, lines)


def open_source(file: Path, name: str) -> Source:
    """Read a YAML file; raises Problem with file and line."""
    text = read_text(file, name)
    try:
        return Composer(name).compose(iter(YAML(typ="safe").parse(text)))
    except YAMLError as error:
        mark: Mark | None = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        reason = str(getattr(error, "problem", None) or str(error).splitlines()[0])
        raise Problem("not-yaml", f"{name}:{line}", {"reason": reason}) from error


def read_text(file: Path, name: str) -> str:
    """Read a text file; raises Problem when it is missing or not UTF-8."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise Problem("not-utf8", f"{name}:1") from error
    except OSError as error:
        raise Problem("missing-file", f"{name}:1") from error


def shaped(source: Source, shape: type[Shape]) -> Shape:
    """Give a source its type; raises Problem at the line of the first field that does not fit."""
    try:
        return convert(source.tree, shape, strict=False)
    except ValidationError as error:
        reason, _, path = str(error).partition(" - at ")
        where = source.where(path.strip("`") or "$")
        if match := MISSING.search(reason):
            raise Problem("missing-field", where, match.groupdict()) from error
        if match := UNKNOWN.search(reason):
            raise Problem("unknown-field", where, match.groupdict()) from error
        raise Problem("wrong-value", where, {"reason": reason}) from error


class Composer:
    """Builds the tree from the parser's events, within a depth and without anchors."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: dict[str, int] = {}

    def compose(self, events: Iterator[Event]) -> Source:
        for event in events:
            if named(event) not in {"StreamStart", "DocumentStart"}:
                break
        else:  # pragma: no cover  (the parser always ends its stream)
            return Source(self.name, "")
        if named(event) == "StreamEnd":
            raise Problem("empty-file", f"{self.name}:1")
        tree = self.tree(event, events, "$")
        for rest in events:
            if named(rest) == "DocumentStart":
                raise Problem("several-documents", self.place(rest))
        return Source(self.name, tree, self.lines)

    def tree(self, event: Event, events: Iterator[Event], path: str) -> Tree:
        self.lines[path] = event.start_mark.line + 1
        if named(event) == "Alias" or event.anchor:
            raise Problem("anchor-refused", self.place(event))
        if path.count(".") + path.count("[") > DEEPEST:
            raise Problem("too-deep", self.place(event))
        if named(event) == "SequenceStart":
            return self.sequence(events, path)
        if named(event) == "MappingStart":
            return self.mapping(events, path)
        return event.value

    def sequence(self, events: Iterator[Event], path: str) -> list[Tree]:
        trees: list[Tree] = []
        for event in events:
            if named(event) == "SequenceEnd":
                break
            trees.append(self.tree(event, events, f"{path}[{len(trees)}]"))
        return trees

    def mapping(self, events: Iterator[Event], path: str) -> dict[str, Tree]:
        trees: dict[str, Tree] = {}
        for event in events:
            if named(event) == "MappingEnd":
                break
            if named(event) != "Scalar":
                raise Problem("not-a-name", self.place(event))
            if event.value in trees:
                raise Problem("repeated-field", self.place(event), {"field": event.value})
            trees[event.value] = self.tree(next(events), events, f"{path}.{event.value}")
        return trees

    def place(self, event: Event) -> str:
        return f"{self.name}:{event.start_mark.line + 1}"


def named(event: Event) -> str:
    """Return what kind of event this is; the parser tells it only by the name of its class."""
    return type(event).__name__.removesuffix("Event")
