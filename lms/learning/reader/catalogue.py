"""What is published, as staff look at it."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from courses.counts import Counts
from courses.document import Course, Module, Stage
from lms.learning.models import Edition
from lms.learning.reader import passages, route
from lms.learning.reader.route import Stop
from lms.platform.i18n import duration, in_language


@dataclass(frozen=True, slots=True)
class Entry:
    """A course of the catalogue with what it amounts to."""

    edition: Edition
    course: Course
    counts: Counts


def entry(edition: Edition) -> Entry:
    """Return what an edition amounts to."""
    source = passages.source_of(edition)
    return Entry(edition, source.document.course, passages.counts_of(source))


def entries(editions: Iterable[Edition], *, words: str) -> list[Entry]:
    """Return the courses that speak of every word; all of them without words."""
    return [one for one in map(entry, editions) if _speaks_of(one, words)]


def _speaks_of(one: Entry, words: str) -> bool:
    return not words or passages.mentions(passages.source_of(one.edition), words)


def preview_url(edition: Edition, lesson: str) -> str:
    """Return where staff read a lesson."""
    return url_for("learning.preview", edition_id=edition.id, lesson=lesson)


def lessons(edition: Edition, module: Module, *, here: str) -> tuple[Stop, ...]:
    """Return the lessons of one module beside the one that is being read."""
    return tuple(
        Stop(
            in_language(lesson.title),
            "here" if lesson.id == here else "",
            url=None if lesson.id == here else preview_url(edition, lesson.id),
        )
        for lesson in module.lessons
    )


def stops(edition: Edition) -> tuple[Stop, ...]:
    """Return the route of an edition that nobody walks yet."""
    document = passages.source_of(edition).document
    pre, post = (document.quiz(stage) for stage in (Stage.PRE, Stage.POST))
    modules = enumerate(document.course.modules, start=1)
    return (
        Stop(in_language(pre.title), detail=route.size_of(pre)),
        *(_module(edition, number, module) for number, module in modules),
        Stop(in_language(post.title), detail=route.size_of(post)),
    )


def _module(edition: Edition, number: int, module: Module) -> Stop:
    steps = tuple(
        Stop(
            in_language(one.title),
            detail=duration(one.minutes),
            url=preview_url(edition, one.id),
        )
        for one in module.lessons
    )
    title = _("%(number)d. %(title)s", number=number, title=in_language(module.title))
    return Stop(title, detail=in_language(module.summary), steps=steps)
