"""Questions: answerable, and without a sign that gives the right option away."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from courses import questions
from courses.document import Edition
from courses.problems import Problem, warning
from courses.questions.item import Item, Kind
from courses.text import LANGS, Lang

DIFFICULTIES: Final = range(1, 4)
TELLING: Final = 1.5
TELLING_CHARACTERS: Final = 15
FEWEST_TO_JUDGE: Final = 6
MOST_ON_ONE_LETTER: Final = 1 / 2
MOST_LONGEST: Final = 1 / 3


def check(edition: Edition) -> Iterator[Problem]:
    """Yield faults of single items, then of the bank as a whole."""
    for item in edition.items:
        yield from questions.faults(item)
        if item.difficulty not in DIFFICULTIES:
            yield Problem("difficulty-range", f"item/{item.id}")
    choices = judged(edition)
    for item in choices:
        for lang in LANGS:
            yield from length_faults(item, lang)
    if len(choices) >= FEWEST_TO_JUDGE:
        yield from bank_faults(choices, where=f"course/{edition.course.id}")


def judged(edition: Edition) -> list[Item]:
    """Return the items whose options a guesser could compare: one right among several."""
    return [
        item
        for item in edition.items
        if item.kind is Kind.SINGLE_CHOICE and 0 < len(item.key) < len(item.options)
    ]


def length_faults(item: Item, lang: Lang) -> Iterator[Problem]:
    """Warn of a right option that stands out by its length."""
    right, other = lengths(item, lang)
    if right > other * TELLING and right - other > TELLING_CHARACTERS:
        values = {"lang": lang, "times": f"{right / max(other, 1):.1f}"}
        yield warning("telling-length", f"item/{item.id}", values)


def bank_faults(items: list[Item], *, where: str) -> Iterator[Problem]:
    """Warn of a key piled up on one letter, and of right options too often the longest."""
    letter, count = key_positions(items).most_common(1)[0]
    if count > len(items) * MOST_ON_ONE_LETTER:
        values: dict[str, str | int] = {"option": letter, "count": count, "items": len(items)}
        yield warning("key-piled-up", where, values)
    for lang in LANGS:
        count = longest_right(items, lang)
        if count > len(items) * MOST_LONGEST:
            values = {"count": count, "items": len(items), "lang": lang}
            yield warning("longest-is-right", where, values)


def key_positions(items: list[Item]) -> Counter[str]:
    """Count where the right option stands as written: a, b, c, d."""
    return Counter(
        "abcdefghijklmnopqrstuvwxyz"[position % 26]
        for item in items
        for position, option in enumerate(item.options)
        if option.correct
    )


def longest_right(items: list[Item], lang: Lang) -> int:
    """Count the items whose right option is longer than all others."""
    return sum(right > other for right, other in (lengths(item, lang) for item in items))


def lengths(item: Item, lang: Lang) -> tuple[int, int]:
    """Return the length of the longest right and of the longest wrong option."""
    right = [len(one.text.in_(lang)) for one in item.options if one.correct]
    wrong = [len(one.text.in_(lang)) for one in item.options if not one.correct]
    return max(right), max(wrong)
