"""Words, minutes and reviewed facts: what can be counted."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from courses.counts import words_of
from courses.document import Edition, Fact, Lesson
from courses.problems import Problem, note, warning
from courses.text import LANGS

FEWEST_WORDS: Final = 400
MOST_WORDS: Final = 900
FULL_ENOUGH: Final = Fraction(7, 10)
WORDS_A_MINUTE: Final = 150
MINUTES_APART: Final = Fraction(1, 10)


def check(edition: Edition) -> Iterator[Problem]:
    """Yield what the counts say against the course."""
    for lesson in edition.lessons:
        yield from word_faults(lesson)
        yield from minute_faults(lesson)
    yield from course_minutes(edition)
    for fact in edition.facts:
        yield from fact_faults(fact)
    if pending := len(edition.pending_facts):
        values = {"count": pending, "facts": len(edition.facts)}
        yield note("unreviewed-facts", f"course/{edition.course.id}", values)


def word_faults(lesson: Lesson) -> Iterator[Problem]:
    """Warn of a lesson that is short, long, or much longer in one language."""
    where = f"lesson/{lesson.id}"
    words = {lang: words_of(lesson, lang) for lang in LANGS}
    for lang, count in words.items():
        if count < FEWEST_WORDS:
            yield warning("few-words", where, {"words": count, "lang": lang})
        if count > MOST_WORDS:
            yield warning("many-words", where, {"words": count, "lang": lang})
    if min(words.values()) < max(words.values()) * FULL_ENOUGH:
        yield warning("uneven-words", where, {"ar": words["ar"], "en": words["en"]})


def minute_faults(lesson: Lesson) -> Iterator[Problem]:
    """Refuse a lesson without minutes; warn of one that can't be read in its minutes."""
    where, words = f"lesson/{lesson.id}", words_of(lesson, "ar")
    if lesson.minutes <= 0:
        yield Problem("no-minutes", where)
    elif lesson.minutes * WORDS_A_MINUTE < words:
        yield warning("short-minutes", where, {"minutes": lesson.minutes, "words": words})


def course_minutes(edition: Edition) -> Iterator[Problem]:
    """Warn when the plans and tests don't add up to the course, within a tenth."""
    course = edition.course
    plans = sum(step.minutes for module in course.modules for step in module.facilitator.plan)
    total = plans + course.pre.minutes + course.post.minutes
    if abs(course.minutes - total) > course.minutes * MINUTES_APART:
        values = {"minutes": course.minutes, "sum": total}
        yield warning("course-minutes", f"course/{course.id}", values)


def fact_faults(fact: Fact) -> Iterator[Problem]:
    """Refuse a fact without a source, and a review that nobody signed."""
    where = f"fact/{fact.id}"
    if not (fact.instrument.ar or fact.instrument.en or fact.address):
        yield Problem("unsourced-fact", where)
    if not fact.is_pending and not fact.reviewer.strip():
        yield Problem("unsigned-review", where)
