"""A course put together with its bank, in the one order that folders and drafts share."""

from collections.abc import Iterable, Iterator

from courses.document import Course, Edition, Fact, GlossaryTerm
from courses.markdown import terms_in, terms_of
from courses.questions.item import Item


def assembled(
    course: Course,
    *,
    glossary: Iterable[GlossaryTerm],
    facts: Iterable[Fact],
    items: Iterable[Item],
) -> Edition:
    """Return the edition of a course; of the glossary it takes only the terms it shows."""
    used = set(used_terms(course))
    return Edition(
        course=course,
        glossary=tuple(sorted((term for term in glossary if term.id in used), key=by_id)),
        facts=tuple(sorted(facts, key=by_id)),
        items=tuple(sorted(items, key=by_id)),
    )


def used_terms(course: Course) -> Iterator[str]:
    """Yield the glossary ids in lessons and facilitator notes."""
    for module in course.modules:
        yield from terms_in(module.facilitator.notes.ar)
        yield from terms_in(module.facilitator.notes.en)
        for lesson in module.lessons:
            yield from terms_of(lesson)


def by_id(entry: GlossaryTerm | Fact | Item) -> str:
    """Return what the bank is sorted by."""
    return entry.id
