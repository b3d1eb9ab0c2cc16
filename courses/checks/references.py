"""What one part of a course says of another: it exists, and it is what it should be."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from courses.blocks import CheckBlock, FactBlock
from courses.document import Edition, Lesson, Stage
from courses.markdown import terms_in, terms_of
from courses.problems import Problem, warning
from courses.questions.item import Form, Item, Pair, Use


def check(edition: Edition) -> Iterator[Problem]:
    """Yield references that lead nowhere or to the wrong thing."""
    for lesson in edition.lessons:
        yield from lesson_faults(edition, lesson)
    for module in edition.course.modules:
        where, notes = f"module/{module.id}", module.facilitator.notes
        terms = terms_in(f"{notes.ar}\n\n{notes.en}")
        yield from unknown(terms, edition.term_by_id, "glossary term", where)
        yield from unknown(module.objectives, edition.objective_by_id, "objective", where)
    for item in edition.items:
        yield from item_faults(edition, item)
    yield from pair_faults(edition)
    yield from quiz_faults(edition)
    yield from unused(edition)


def unknown(
    names: Iterable[str], known: Collection[str], kind: str, where: str
) -> Iterator[Problem]:
    """Yield the names that name nothing."""
    for name in names:
        if name not in known:
            yield Problem("unknown-reference", where, {"kind": kind, "id": name})


def lesson_faults(edition: Edition, lesson: Lesson) -> Iterator[Problem]:
    """Yield unknown objectives, terms, facts and questions of a lesson."""
    where = f"lesson/{lesson.id}"
    yield from unknown(lesson.objectives, edition.objective_by_id, "objective", where)
    yield from unknown(terms_of(lesson), edition.term_by_id, "glossary term", where)
    for block in lesson.blocks:
        place = f"block/{block.id}"
        if isinstance(block, FactBlock):
            yield from unknown([block.fact], edition.fact_by_id, "fact", place)
        elif isinstance(block, CheckBlock):
            yield from unknown([block.item], edition.item_by_id, "question", place)
            item = edition.item_by_id.get(block.item)
            if item and item.use is Use.TEST:
                yield Problem("check-of-test", place, {"id": item.id})


def item_faults(edition: Edition, item: Item) -> Iterator[Problem]:
    """Yield unknown objectives and lessons of an item, and a use that does not fit its pair."""
    where = f"item/{item.id}"
    yield from unknown([item.objective], edition.objective_by_id, "objective", where)
    yield from unknown([item.lesson], edition.lesson_by_id, "lesson", where)
    if item.use is Use.CHECK and (item.pair or item.form):
        yield Problem("pair-of-check", where)
    if item.use is Use.TEST and not (item.pair and item.form):
        yield Problem("pairless", where)


def pair_faults(edition: Edition) -> Iterator[Problem]:
    """Yield pairs that lack a form or have one twice, and pairs that are not parallel."""
    tests = [item for item in edition.items if item.use is Use.TEST and item.pair]
    for pair in sorted({item.pair for item in tests}):
        members = [item for item in tests if item.pair == pair]
        forms = Counter(item.form for item in members if item.form)
        if forms != {Form.A: 1, Form.B: 1}:
            yield Problem("half-pair", f"item/{members[0].id}", {"pair": pair})
        elif whole := edition.pair_by_id.get(pair):
            yield from parallel_faults(whole)


def parallel_faults(pair: Pair) -> Iterator[Problem]:
    """Yield in what the two forms of a pair differ though they measure the same."""
    for field in ("kind", "objective", "difficulty", "marking"):
        if getattr(pair.a, field) != getattr(pair.b, field):
            values = {"pair": pair.a.pair, "field": field}
            yield Problem("unequal-pair", f"item/{pair.b.id}", values)


def quiz_faults(edition: Edition) -> Iterator[Problem]:
    """Yield tests with unknown or repeated pairs, and tests that can't be compared."""
    for stage in Stage:
        pairs, where = edition.quiz(stage).pairs, f"quiz/{stage}"
        yield from unknown(pairs, edition.pair_by_id, "pair", where)
        for pair, uses in Counter(pairs).items():
            if uses > 1:
                yield Problem("repeated-pair", where, {"pair": pair})
    if set(edition.course.pre.pairs) != set(edition.course.post.pairs):
        yield Problem("pairs-differ", f"quiz/{Stage.POST}")


def unused(edition: Edition) -> Iterator[Problem]:
    """Warn of facts and checks that no lesson shows, and objectives that no test measures."""
    blocks = [block for lesson in edition.lessons for block in lesson.blocks]
    facts = {block.fact for block in blocks if isinstance(block, FactBlock)}
    checks = {block.item for block in blocks if isinstance(block, CheckBlock)}
    tested = {item.objective for item in edition.items if item.use is Use.TEST}
    for fact in edition.facts:
        if fact.id not in facts:
            yield warning("unshown-fact", f"fact/{fact.id}")
    for item in edition.items:
        if item.use is Use.CHECK and item.id not in checks:
            yield warning("unshown-check", f"item/{item.id}")
    where = f"course/{edition.course.id}"
    for objective in edition.course.objectives:
        if objective.id not in tested:
            yield warning("untested-objective", where, {"objective": objective.id})
