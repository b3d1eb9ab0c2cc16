"""What the kinds that choose among options share."""

from collections.abc import Iterable, Iterator

from courses.problems import Problem
from courses.questions.item import Item, Option
from courses.questions.kind import Response, ShownItem, ShownOption

FEWEST_OPTIONS = 2


def without_key(item: Item, options: Iterable[Option], *, several: bool) -> ShownItem:
    """Return the item with only the words of its options."""
    shown = tuple(ShownOption(option.id, option.text) for option in options)
    return ShownItem(item.id, item.kind, item.stem, shown, several)


def chosen(item: Item, given: Iterable[str]) -> Response:
    """Return the chosen option ids in the item's own order, each once."""
    wanted = {value for value in given if value}
    known = [option.id for option in item.options]
    for stranger in sorted(wanted.difference(known)):
        raise Problem("unknown-option", f"item/{item.id}", {"option": stranger})
    return tuple(option for option in known if option in wanted)


def one_chosen(item: Item, given: Iterable[str]) -> Response:
    """Return the one chosen option id, or nothing."""
    response = chosen(item, given)
    if len(response) > 1:
        raise Problem("one-answer-only", f"item/{item.id}")
    return response


def option_faults(item: Item) -> Iterator[Problem]:
    """Yield what is wrong with the options of any choice."""
    where = f"item/{item.id}"
    ids = [option.id for option in item.options]
    if len(ids) < FEWEST_OPTIONS:
        yield Problem("too-few-options", where)
    for repeated in sorted({one for one in ids if ids.count(one) > 1}):
        yield Problem("repeated-option", where, {"option": repeated})
    if not item.key:
        yield Problem("no-key", where)


def one_key_faults(item: Item) -> Iterator[Problem]:
    """Yield what is wrong with a choice of exactly one."""
    yield from option_faults(item)
    if len(item.key) > 1:
        yield Problem("several-keys", f"item/{item.id}")
