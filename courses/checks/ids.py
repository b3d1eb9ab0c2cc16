"""Ids: well written, because they name folders and addresses, and used once in their kind."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from courses.document import Edition
from courses.problems import Problem

ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
BLOCK_ID: Final = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")


def check(edition: Edition) -> Iterator[Problem]:
    """Yield ids that can't be used, and ids used twice."""
    for kind, ids in ids_of(edition).items():
        pattern = BLOCK_ID if kind == "block" else ID
        for one, uses in Counter(ids).items():
            if not pattern.fullmatch(one):
                yield Problem("bad-id", f"{kind}/{one}", {"id": one})
            if uses > 1:
                yield Problem("repeated-id", f"{kind}/{one}", {"id": one, "kind": kind})


def ids_of(edition: Edition) -> dict[str, list[str]]:
    """Return every id by the kind of thing it names; a thing named twice is listed twice."""
    course = edition.course
    lessons = [lesson for module in course.modules for lesson in module.lessons]
    return {
        "course": [course.id],
        "objective": [objective.id for objective in course.objectives],
        "module": [module.id for module in course.modules],
        "lesson": [lesson.id for lesson in lessons],
        "block": [block.id for lesson in lessons for block in lesson.blocks],
        "term": [term.id for term in edition.glossary],
        "fact": [fact.id for fact in edition.facts],
        "item": [item.id for item in edition.items],
    }
