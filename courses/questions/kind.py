"""What every kind of question can do, and the words it does it in."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Protocol

from msgspec import Struct

from courses.problems import Problem
from courses.questions.item import Item, Kind
from courses.text import Text

Response = tuple[str, ...]
"""What a person answered, in every kind a tuple of strings; empty while unanswered."""


class ShownOption(Struct, frozen=True):
    """An option without its key and its feedback."""

    id: str
    text: Text


class ShownItem(Struct, frozen=True):
    """A question as it may leave the server while a test is open."""

    id: str
    kind: Kind
    stem: Text
    options: tuple[ShownOption, ...]
    several: bool


class Mark(Struct, frozen=True):
    """Points earned out of the points of the item; exact, because a pass may hang on it."""

    points: Fraction
    out_of: int = 1

    @property
    def share(self) -> Fraction:
        return self.points / self.out_of

    @property
    def is_full(self) -> bool:
        return self.points == self.out_of


class QuestionKind(Protocol):
    """A module of this package that speaks for one kind."""

    def shown(self, item: Item, *, seed: str) -> ShownItem:
        """Return the question without its key, arranged by the seed."""

    def parse(self, item: Item, given: Iterable[str]) -> Response:
        """Turn what a form or a phone sent into a response; raises Problem."""

    def is_complete(self, item: Item, response: Response) -> bool:
        """Say whether the response can be handed in as an answer."""

    def mark(self, item: Item, response: Response) -> Mark:
        """Mark a response; an empty one earns nothing."""

    def faults(self, item: Item) -> Iterator[Problem]:
        """Yield what makes an item of this kind impossible to answer or to mark."""
