"""What a lesson is made of, in reading order."""

from enum import StrEnum
from typing import ClassVar, Literal

from msgspec import Struct

from courses.text import Text


class CalloutKind(StrEnum):
    """Why a box stands out from the text."""

    KEY = "key"
    EXAMPLE = "example"
    WARNING = "warning"
    DISCUSS = "discuss"


class Prose(Struct, frozen=True, forbid_unknown_fields=True, tag_field="block", tag="prose"):
    """One top-level Markdown block: a paragraph, heading, list, table or quotation."""

    kind: ClassVar[Literal["prose"]] = "prose"
    id: str
    text: Text


class Callout(Struct, frozen=True, forbid_unknown_fields=True, tag_field="block", tag="callout"):
    """A box with Markdown of its own."""

    id: str
    kind: CalloutKind
    text: Text


class FactBlock(Struct, frozen=True, forbid_unknown_fields=True, tag_field="block", tag="fact"):
    """The place where a fact card stands."""

    kind: ClassVar[Literal["fact"]] = "fact"
    id: str
    fact: str


class CheckBlock(Struct, frozen=True, forbid_unknown_fields=True, tag_field="block", tag="check"):
    """The place where a self-check question stands."""

    kind: ClassVar[Literal["check"]] = "check"
    id: str
    item: str


Block = Prose | Callout | FactBlock | CheckBlock


def block_id(lesson: str, position: int) -> str:
    """Return the id of a block nobody named: its lesson and place, counted from 1."""
    return f"{lesson}.{position}"
