"""Any number of right options among several."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from courses.chance import shuffled
from courses.problems import Problem
from courses.questions import choice
from courses.questions.item import Item, MarkingRule
from courses.questions.kind import Mark, Response, ShownItem


def shown(item: Item, *, seed: str) -> ShownItem:
    """Return the question with its options in the order of the seed."""
    options = shuffled(item.options, lambda option: f"{item.id}/{option.id}", seed=seed)
    return choice.without_key(item, options, several=True)


def parse(item: Item, given: Iterable[str]) -> Response:
    """Return the options chosen."""
    return choice.chosen(item, given)


def is_complete(_item: Item, response: Response) -> bool:
    """Say whether anything is chosen."""
    return bool(response)


def mark(item: Item, response: Response) -> Mark:
    """Mark by the rule of the item."""
    if item.marking is MarkingRule.PARTIAL:
        return Mark(partial_points(item, response))
    return Mark(Fraction(frozenset(response) == item.key))


def partial_points(item: Item, response: Response) -> Fraction:
    """Give (right chosen - wrong chosen) / right options, never below nothing."""
    right = len(item.key.intersection(response))
    wrong = len(response) - right
    return max(Fraction(0), Fraction(right - wrong, len(item.key)))


def faults(item: Item) -> Iterator[Problem]:
    """Yield what keeps the item from being marked."""
    return choice.option_faults(item)
