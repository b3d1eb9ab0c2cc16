"""One right option among several."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from courses.chance import shuffled
from courses.problems import Problem
from courses.questions import choice
from courses.questions.item import Item
from courses.questions.kind import Mark, Response, ShownItem


def shown(item: Item, *, seed: str) -> ShownItem:
    """Return the question with its options in the order of the seed."""
    options = shuffled(item.options, lambda option: f"{item.id}/{option.id}", seed=seed)
    return choice.without_key(item, options, several=False)


def parse(item: Item, given: Iterable[str]) -> Response:
    """Return the one option chosen, or nothing."""
    return choice.one_chosen(item, given)


def is_complete(_item: Item, response: Response) -> bool:
    """Say whether one option is chosen."""
    return len(response) == 1


def mark(item: Item, response: Response) -> Mark:
    """Give the point for the right option alone."""
    return Mark(Fraction(frozenset(response) == item.key))


def faults(item: Item) -> Iterator[Problem]:
    """Yield what keeps the item from having exactly one right option."""
    return choice.one_key_faults(item)
