"""Questions: each kind shows, reads and marks itself; here the right kind is found."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from courses.problems import Problem
from courses.questions import multiple_choice, single_choice, true_false
from courses.questions.item import Form, Item, Kind, MarkingRule, Option, Pair, Use
from courses.questions.kind import Mark, QuestionKind, Response, ShownItem, ShownOption

__all__ = [
    "KINDS",
    "Form",
    "Item",
    "Kind",
    "Mark",
    "MarkingRule",
    "Option",
    "Pair",
    "QuestionKind",
    "Response",
    "ShownItem",
    "ShownOption",
    "Use",
    "faults",
    "is_complete",
    "mark",
    "parse",
    "shown",
]

KINDS: Final[Mapping[Kind, QuestionKind]] = {
    Kind.SINGLE_CHOICE: single_choice,
    Kind.MULTIPLE_CHOICE: multiple_choice,
    Kind.TRUE_FALSE: true_false,
}


def shown(item: Item, *, seed: str) -> ShownItem:
    """Return the question as it may be shown: no key, no feedback, arranged by the seed."""
    return KINDS[item.kind].shown(item, seed=seed)


def parse(item: Item, given: Iterable[str]) -> Response:
    """Turn what was sent into a response; raises Problem for what the item does not offer."""
    return KINDS[item.kind].parse(item, given)


def is_complete(item: Item, response: Response) -> bool:
    """Say whether the response answers the question."""
    return KINDS[item.kind].is_complete(item, response)


def mark(item: Item, response: Response) -> Mark:
    """Mark a response."""
    return KINDS[item.kind].mark(item, response)


def faults(item: Item) -> Iterator[Problem]:
    """Yield what makes an item impossible to answer or to mark."""
    return KINDS[item.kind].faults(item)
