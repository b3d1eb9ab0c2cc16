"""Every text of an edition with the thing it belongs to, found by walking the types."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from courses.blocks import Callout, CheckBlock, FactBlock, Prose
from courses.document import Course, Edition, Fact, GlossaryTerm, Lesson, Module, Stage
from courses.questions.item import Item, Option
from courses.text import Text

KINDS: Final[dict[type[Struct], str]] = {
    Course: "course",
    Module: "module",
    Lesson: "lesson",
    Prose: "block",
    Callout: "block",
    FactBlock: "block",
    CheckBlock: "block",
    Fact: "fact",
    GlossaryTerm: "term",
    Item: "item",
}


class Said(Struct, frozen=True):
    """A text, the thing that says it (`item/consent-first-a`) and the field it stands in."""

    where: str
    field: str
    text: Text
    is_markdown: bool


def texts_of(edition: Edition) -> Iterator[Said]:
    """Yield every text a person reads."""
    for value in (edition.course, *edition.glossary, *edition.facts, *edition.items):
        yield from said_by(value, where="", field="")


def said_by(value: object, *, where: str, field: str) -> Iterator[Said]:
    """Yield the texts in a value; a thing with an id of its own becomes their place."""
    if isinstance(value, Text):
        yield Said(where, field, value, where.startswith("block/") or field == "facilitator.notes")
    elif isinstance(value, tuple):
        for position, entry in enumerate(value, 1):
            yield from said_by(entry, where=where, field=f"{field} {named(entry, position)}")
    elif isinstance(value, Struct):
        yield from said_in(value, where=where, field=field)


def said_in(value: Struct, *, where: str, field: str) -> Iterator[Said]:
    """Yield the texts in the fields of a thing."""
    if kind := KINDS.get(type(value)):
        where, field = f"{kind}/{value.id}", ""  # type: ignore[attr-defined]  # KINDS all have ids
    for name in value.__struct_fields__:
        place = quiz_place(name) if isinstance(value, Course) else ""
        inner = f"{field}.{name}".removeprefix(".")
        yield from said_by(getattr(value, name), where=place or where, field=inner)


def quiz_place(name: str) -> str:
    """Return the place of the pre- and the post-test, which have no ids."""
    return f"quiz/{name}" if name in set(Stage) else ""


def named(entry: object, position: int) -> str:
    """Return what an entry of a list is called: an option by its id, others by their number."""
    return entry.id if isinstance(entry, Option) else str(position)
