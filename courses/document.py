"""A whole course in two languages: the document that is written, published and read."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from courses.blocks import Block
from courses.questions.item import Form, Item, Pair, Use
from courses.text import Text


class Review(StrEnum):
    """Whether somebody who answers for it has compared a fact with its source."""

    PENDING = "pending"
    REVIEWED = "reviewed"


class Stage(StrEnum):
    """The two tests of a course."""

    PRE = "pre"
    POST = "post"


class Objective(Struct, frozen=True, forbid_unknown_fields=True):
    """What a person can do after the course."""

    id: str
    text: Text


class Fact(Struct, frozen=True, forbid_unknown_fields=True):
    """A law, number or date with its source, dated so that it can be replaced."""

    id: str
    claim: Text
    instrument: Text
    article: str
    address: str
    checked_on: date
    reviewer: str
    review: Review

    @property
    def is_pending(self) -> bool:
        return self.review is Review.PENDING


class GlossaryTerm(Struct, frozen=True, forbid_unknown_fields=True):
    """A word that has one Arabic and one English form in every lesson."""

    id: str
    ar: str
    en: str
    definition: Text

    @property
    def name(self) -> Text:
        return Text(self.ar, self.en)


class PlanStep(Struct, frozen=True, forbid_unknown_fields=True):
    """Minutes of a session and what happens in them."""

    minutes: int
    activity: Text


class Facilitator(Struct, frozen=True, forbid_unknown_fields=True):
    """What the trainer in the room needs; the notes are Markdown."""

    notes: Text
    plan: tuple[PlanStep, ...]


class LessonHead(Struct, frozen=True, forbid_unknown_fields=True):
    """What stands above a lesson: the file `lesson.yaml`."""

    id: str
    title: Text
    minutes: int
    objectives: tuple[str, ...]
    takeaway: Text


class Lesson(LessonHead, frozen=True, forbid_unknown_fields=True):
    """What is read in one sitting."""

    blocks: tuple[Block, ...]


class ModuleHead(Struct, frozen=True, forbid_unknown_fields=True):
    """What a module says of itself: the file `module.yaml`."""

    id: str
    title: Text
    summary: Text
    objectives: tuple[str, ...]
    facilitator: Facilitator


class Module(ModuleHead, frozen=True, forbid_unknown_fields=True):
    """Lessons that belong together, and the session that teaches them."""

    lessons: tuple[Lesson, ...]


class Quiz(Struct, frozen=True, forbid_unknown_fields=True):
    """A test: the pairs of parallel items from which everyone's form is drawn."""

    title: Text
    minutes: int
    pairs: tuple[str, ...]


class Quizzes(Struct, frozen=True, forbid_unknown_fields=True):
    """The two quizzes: the file `tests.yaml`."""

    pre: Quiz
    post: Quiz


class CourseHead(Struct, frozen=True, forbid_unknown_fields=True):
    """What a course says of itself: the file `course.yaml`."""

    id: str
    code: str
    title: Text
    summary: Text
    audience: Text
    minutes: int
    version: date
    objectives: tuple[Objective, ...]
    prerequisites: tuple[str, ...]


class Course(CourseHead, frozen=True, forbid_unknown_fields=True):
    """A course without its bank: what it teaches, to whom, and in which order."""

    pre: Quiz
    post: Quiz
    modules: tuple[Module, ...]


class Edition(Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """A course with the terms, facts and questions it uses: all that readers ever need."""

    course: Course
    glossary: tuple[GlossaryTerm, ...]
    facts: tuple[Fact, ...]
    items: tuple[Item, ...]

    def quiz(self, stage: Stage) -> Quiz:
        return self.course.pre if stage is Stage.PRE else self.course.post

    @property
    def lessons(self) -> tuple[Lesson, ...]:
        return tuple(self.lesson_by_id.values())

    @property
    def pending_facts(self) -> tuple[Fact, ...]:
        return tuple(fact for fact in self.facts if fact.is_pending)

    @cached_property
    def lesson_by_id(self) -> Mapping[str, Lesson]:
        return {lesson.id: lesson for module in self.course.modules for lesson in module.lessons}

    @cached_property
    def module_by_lesson(self) -> Mapping[str, Module]:
        return {lesson.id: module for module in self.course.modules for lesson in module.lessons}

    @cached_property
    def objective_by_id(self) -> Mapping[str, Objective]:
        return {objective.id: objective for objective in self.course.objectives}

    @cached_property
    def fact_by_id(self) -> Mapping[str, Fact]:
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def term_by_id(self) -> Mapping[str, GlossaryTerm]:
        return {term.id: term for term in self.glossary}

    @cached_property
    def item_by_id(self) -> Mapping[str, Item]:
        return {item.id: item for item in self.items}

    @cached_property
    def pair_by_id(self) -> Mapping[str, Pair]:
        return paired(self.items)


def paired(items: Iterable[Item]) -> dict[str, Pair]:
    """Return the whole pairs among the items; a half pair is left out (and found by the checks)."""
    forms = {(item.pair, item.form): item for item in items if item.use is Use.TEST}
    return {
        pair: Pair(item, forms[pair, Form.B])
        for (pair, form), item in forms.items()
        if form is Form.A and (pair, Form.B) in forms
    }
