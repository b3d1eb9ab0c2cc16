"""What a person is told after handing in: marks, reasons, lessons to read again, the next step."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from courses import marking
from courses.document import Edition as Document
from courses.document import Lesson, Objective
from courses.marking import ItemResult, ObjectiveResult, OptionFeedback
from courses.text import Text
from lms.assessment import queries
from lms.assessment.models import Attempt, Quiz
from lms.assessment.rules import attempts as rules
from lms.assessment.rules.attempts import Situation


class Step(StrEnum):
    """The one thing to do after a test."""

    READ = "read"
    FINISH = "finish"
    REVIEW = "review"
    COURSE = "course"


@dataclass(frozen=True, slots=True)
class Told:
    """One question after marking, with what may be said about its options."""

    number: int
    stem: Text
    points: float
    out_of: int
    options: tuple[OptionFeedback, ...]
    lesson: Lesson
    answered: bool

    @property
    def full(self) -> bool:
        """Tell whether every point was earned."""
        return self.points == self.out_of


@dataclass(frozen=True, slots=True)
class Topic:
    """The share earned of one objective."""

    objective: Objective
    share: float


@dataclass(frozen=True, slots=True)
class Feedback:
    """The result page of an attempt."""

    share: float
    passed: bool
    reveals_key: bool
    attempts_left: int
    before: float | None
    told: tuple[Told, ...]
    topics: tuple[Topic, ...]

    @property
    def weakest(self) -> Lesson | None:
        """Return the lesson of the first question that lost points."""
        return next((one.lesson for one in self.told if not one.full), None)


def feedback_on(attempt: Attempt, attempts: Sequence[Attempt]) -> Feedback:
    """Mark again what was saved and say why; the stored points are the same."""
    situation = queries.situation(attempt.enrolment, attempt.quiz, attempts)
    document = queries.document_of(attempt.enrolment)
    saved = queries.saved(attempt.id)
    result = marking.mark_attempt(queries.items_of(attempt), saved.responses)
    return Feedback(
        share=attempt.share or 0.0,
        passed=attempt.passed,
        reveals_key=rules.reveals_key(attempt.quiz.stage, situation),
        attempts_left=rules.attempts_left(attempt.quiz.stage, situation),
        before=_before(attempt, attempts),
        told=told(result.items, document, situation, attempt.quiz),
        topics=topics(result.objectives, document),
    )


def _before(attempt: Attempt, attempts: Sequence[Attempt]) -> float | None:
    """Return the result of the pre-test, to compare a post-test with."""
    if attempt.quiz is Quiz.PRE:
        return None
    return next((one.share for one in attempts if one.quiz is Quiz.PRE and not one.open), None)


def told(
    results: Sequence[ItemResult], document: Document, situation: Situation, quiz: Quiz
) -> tuple[Told, ...]:
    """Say of each question what may be said: all options once the key is out, else the chosen."""
    all_options = rules.reveals_key(quiz.stage, situation)
    return tuple(
        Told(
            number=number,
            stem=document.item_by_id[one.item].stem,
            points=float(one.mark.points),
            out_of=one.mark.out_of,
            options=tuple(option for option in one.feedback if all_options or option.chosen),
            lesson=document.lesson_by_id[one.lesson],
            answered=bool(one.response),
        )
        for number, one in enumerate(results, start=1)
    )


def topics(results: Sequence[ObjectiveResult], document: Document) -> tuple[Topic, ...]:
    """Name the objectives with the share earned of each."""
    return tuple(
        Topic(document.objective_by_id[one.objective], float(one.share)) for one in results
    )


def next_step(quiz: Quiz, feedback: Feedback) -> Step:
    """Choose the one way forward."""
    if quiz is Quiz.PRE:
        return Step.READ
    if feedback.passed:
        return Step.FINISH
    return Step.REVIEW if feedback.attempts_left else Step.COURSE
