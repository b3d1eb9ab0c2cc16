"""A lesson as it is sent: its passages in the chosen languages, facts, self-checks, ways on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from flask_babel import LazyString, lazy_gettext
from markupsafe import Markup

from courses import questions
from courses.blocks import Block, Callout, CheckBlock, FactBlock
from courses.document import Fact, GlossaryTerm, Lesson, Module, Objective
from courses.marking import OptionFeedback, feedback
from courses.questions import Item, Response, ShownItem
from courses.text import Lang
from lms.learning.reader import passages
from lms.learning.reader.passages import Source
from lms.learning.reader.route import Stop
from lms.learning.rules import Reading

LABELS: Mapping[str, LazyString] = {
    "key": lazy_gettext("Remember"),
    "example": lazy_gettext("From the field"),
    "warning": lazy_gettext("Take care"),
    "discuss": lazy_gettext("Talk about it in the room"),
}


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered to a self-check just now; nothing of it is kept."""

    item: str
    response: Response
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A question of the lesson; verdict and feedback only after an answer."""

    item: ShownItem
    response: Response = ()
    right: bool = False
    feedback: tuple[OptionFeedback, ...] = ()
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One block, ready to be drawn."""

    id: str
    kind: str
    label: LazyString | str = ""
    html: Mapping[Lang, Markup] = field(default_factory=dict)
    fact: Fact | None = None
    check: Check | None = None

    @property
    def opens_section(self) -> bool:
        """Tell whether a heading stands here: a place to switch languages."""
        return any(html.startswith("<h") for html in self.html.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """Where the links of a lesson lead, and what is known of whoever reads it."""

    course_url: str
    lesson_url: Callable[[str], str]
    stops: tuple[Stop, ...]
    seed: str
    finish_url: str = ""
    onward_url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonPage:
    """Everything the template needs."""

    lesson: Lesson
    module: Module
    module_number: int
    number: int
    parts: tuple[Part, ...]
    terms: tuple[GlossaryTerm, ...]
    objectives: tuple[Objective, ...]
    langs: tuple[Lang, ...]
    ways: Ways
    before: str | None
    after: str | None


def lesson_page(
    source: Source,
    lesson_id: str,
    *,
    langs: tuple[Lang, ...],
    ways: Ways,
    answered: Answered | None = None,
) -> LessonPage:
    """Put a lesson together in the languages asked for, and in no other."""
    document = source.document
    lesson, module = document.lesson_by_id[lesson_id], document.module_by_lesson[lesson_id]
    html = {lang: passages.html_of(source, lesson_id, lang) for lang in langs}
    before, after = Reading(tuple(document.lesson_by_id), frozenset()).beside(lesson_id)
    return LessonPage(
        lesson=lesson,
        module=module,
        module_number=document.course.modules.index(module) + 1,
        number=module.lessons.index(lesson) + 1,
        parts=tuple(_part(source, one, html, asked=(ways.seed, answered)) for one in lesson.blocks),
        terms=passages.terms_of(source, lesson_id),
        objectives=tuple(document.objective_by_id[one] for one in lesson.objectives),
        langs=langs,
        ways=ways,
        before=before,
        after=after,
    )


def _part(
    source: Source,
    block: Block,
    html: Mapping[Lang, Mapping[str, Markup]],
    *,
    asked: tuple[str, Answered | None],
) -> Part:
    if isinstance(block, FactBlock):
        return Part(block.id, block.kind, fact=source.document.fact_by_id[block.fact])
    if isinstance(block, CheckBlock):
        item = source.document.item_by_id[block.item]
        return Part(block.id, block.kind, check=_check(item, *asked))
    label = LABELS[block.kind] if isinstance(block, Callout) else ""
    return Part(block.id, block.kind, label, {lang: html[lang][block.id] for lang in html})


def _check(item: Item, seed: str, answered: Answered | None) -> Check:
    """Show a self-check; the key leaves the server only with the answer."""
    shown = questions.shown(item, seed=seed)
    if answered is None or answered.item != item.id:
        return Check(shown)
    if answered.fault:
        return Check(shown, answered.response, fault=answered.fault)
    return Check(
        shown,
        answered.response,
        right=questions.mark(item, answered.response).is_full,
        feedback=feedback(item, answered.response),
    )
