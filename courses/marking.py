"""The result of an attempt: points, shares by objective, and what to tell the person."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

from courses import questions
from courses.questions.item import Item
from courses.questions.kind import Mark, Response
from courses.text import Text


class OptionFeedback(Struct, frozen=True):
    """One option after release: whether it was chosen, whether it is right, and why."""

    option: str
    text: Text
    chosen: bool
    correct: bool
    feedback: Text


class ItemResult(Struct, frozen=True):
    """One item of the attempt, with the lesson to read again."""

    item: str
    lesson: str
    objective: str
    response: Response
    mark: Mark
    feedback: tuple[OptionFeedback, ...]


class ObjectiveResult(Struct, frozen=True):
    """The points of the items that measure one objective."""

    objective: str
    points: Fraction
    out_of: int

    @property
    def share(self) -> Fraction:
        return share_of(self.points, self.out_of)


class Result(Struct, frozen=True):
    """A marked attempt; shares are exact fractions from 0 to 1."""

    items: tuple[ItemResult, ...]
    objectives: tuple[ObjectiveResult, ...]

    @property
    def points(self) -> Fraction:
        return sum((one.mark.points for one in self.items), Fraction(0))

    @property
    def out_of(self) -> int:
        return sum(one.mark.out_of for one in self.items)

    @property
    def share(self) -> Fraction:
        return share_of(self.points, self.out_of)

    def reaches(self, pass_mark: Fraction) -> bool:
        """Say whether the exact share reaches the pass mark; nothing is rounded."""
        return self.share >= pass_mark


def mark_attempt(items: Sequence[Item], responses: Mapping[str, Response]) -> Result:
    """Mark an attempt; an item without a response counts and earns nothing."""
    marked = tuple(mark_item(item, responses.get(item.id, ())) for item in items)
    return Result(marked, by_objective(marked))


def mark_item(item: Item, response: Response) -> ItemResult:
    """Mark one item and say why."""
    return ItemResult(
        item=item.id,
        lesson=item.lesson,
        objective=item.objective,
        response=response,
        mark=questions.mark(item, response),
        feedback=feedback(item, response),
    )


def feedback(item: Item, response: Response) -> tuple[OptionFeedback, ...]:
    """Return every option with what there is to say about it; only for after release."""
    return tuple(
        OptionFeedback(
            option=option.id,
            text=option.text,
            chosen=option.id in response,
            correct=option.correct,
            feedback=option.feedback,
        )
        for option in item.options
    )


def by_objective(results: Iterable[ItemResult]) -> tuple[ObjectiveResult, ...]:
    """Add the marks up by objective, in the order the objectives were first met."""
    marks: dict[str, list[Mark]] = {}
    for one in results:
        marks.setdefault(one.objective, []).append(one.mark)
    return tuple(
        ObjectiveResult(
            objective=objective,
            points=sum((mark.points for mark in earned), Fraction(0)),
            out_of=sum(mark.out_of for mark in earned),
        )
        for objective, earned in marks.items()
    )


def share_of(points: Fraction, out_of: int) -> Fraction:
    """Return points as a share; nothing out of nothing is nothing."""
    return points / out_of if out_of else Fraction(0)
