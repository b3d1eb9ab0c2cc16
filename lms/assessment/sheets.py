"""What a person sees of an open attempt: questions without keys, and the answers so far."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from courses import questions
from courses.questions import Item, Response, ShownItem
from lms.assessment import queries
from lms.assessment.models import Attempt


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its place in the test."""

    number: int
    item: ShownItem
    response: Response
    base: Response
    answered: bool

    @property
    def field(self) -> str:
        """Name the form field of the answer."""
        return field_of(self.item.id)

    @property
    def base_field(self) -> str:
        """Name the form field that remembers what the page was sent with."""
        return base_field_of(self.item.id)


@dataclass(frozen=True, slots=True)
class Sheet:
    """All questions of an attempt on one page."""

    questions: tuple[Question, ...]
    saved_at: datetime | None

    @property
    def answered(self) -> int:
        """Count the answered questions."""
        return sum(question.answered for question in self.questions)

    @property
    def unanswered(self) -> tuple[Question, ...]:
        """Return the questions without an answer."""
        return tuple(question for question in self.questions if not question.answered)


def field_of(item: str) -> str:
    """Name the form field of an answer."""
    return f"answer-{item}"


def base_field_of(item: str) -> str:
    """Name the form field that says what the answer was when the page was sent."""
    return f"was-{item}"


def sheet_of(attempt: Attempt, *, typed: Mapping[str, Response] | None = None) -> Sheet:
    """Lay out an attempt; what was typed but not saved stands above what was saved."""
    saved = queries.saved(attempt.id)
    return Sheet(
        questions=lay_out(
            queries.items_of(attempt), seed=str(attempt.seed), saved=saved.responses, typed=typed
        ),
        saved_at=saved.at,
    )


def lay_out(
    items: Iterable[Item],
    *,
    seed: str,
    saved: Mapping[str, Response],
    typed: Mapping[str, Response] | None = None,
) -> tuple[Question, ...]:
    """Number the questions and arrange their options; nothing of the key passes."""
    shown = {**saved, **(typed or {})}
    return tuple(
        Question(
            number=number,
            item=questions.shown(item, seed=seed),
            response=shown.get(item.id, ()),
            base=saved.get(item.id, ()),
            answered=questions.is_complete(item, shown.get(item.id, ())),
        )
        for number, item in enumerate(items, start=1)
    )
