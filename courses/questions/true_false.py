"""A statement that is true or false; the two options never change places."""

from collections.abc import Iterable, Iterator
from typing import Final

from courses.problems import Problem
from courses.questions import choice, single_choice
from courses.questions.item import Item
from courses.questions.kind import Mark, Response, ShownItem

OPTIONS: Final = {"true", "false"}


def shown(item: Item, *, seed: str) -> ShownItem:  # noqa: ARG001  (every kind is asked with a seed)
    """Return the statement with its options as they were written."""
    return choice.without_key(item, item.options, several=False)


def parse(item: Item, given: Iterable[str]) -> Response:
    """Return true, false or nothing."""
    return choice.one_chosen(item, given)


def is_complete(item: Item, response: Response) -> bool:
    """Say whether one of the two is chosen."""
    return single_choice.is_complete(item, response)


def mark(item: Item, response: Response) -> Mark:
    """Give the point for the right one."""
    return single_choice.mark(item, response)


def faults(item: Item) -> Iterator[Problem]:
    """Yield what keeps the item from being a statement with one right answer."""
    yield from choice.one_key_faults(item)
    if {option.id for option in item.options} != OPTIONS:
        yield Problem("not-true-false", f"item/{item.id}")
