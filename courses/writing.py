"""Editions written back as catalogue folders: what is read again is the same edition."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from textwrap import dedent
from typing import Final

from msgspec import to_builtins
from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

from courses.blocks import Block, Callout, CheckBlock, FactBlock, Prose, block_id
from courses.bodies import read_body
from courses.checks import ids, markup, parity
from courses.document import (
    CourseHead,
    Edition,
    Fact,
    Lesson,
    LessonHead,
    Module,
    ModuleHead,
    Quizzes,
)
from courses.problems import Problem, Unsound
from courses.questions.item import Item
from courses.reading import read_glossary
from courses.text import LANGS, Lang

Fields = Mapping[str, object]

NO_MODULE: Final = "course"
NEVER_WRAP: Final = 2**20


def write_edition(edition: Edition, folder: Path) -> None:
    """Write a course into a catalogue's folder; terms it does not use stay in the glossary.

    Raises Unsound for what a folder can't hold, and Problem when the course is there already.
    """
    if faults := tuple(unwritable(edition)):
        raise Unsound(faults)
    course = folder / edition.course.id
    if course.exists():
        raise Problem("folder-in-use", f"course/{edition.course.id}")
    write_yaml(course / "course.yaml", head_of(edition.course, CourseHead))
    write_yaml(course / "tests.yaml", head_of(edition.course, Quizzes))
    write_glossary(edition, folder)
    write_bank(edition, course)
    for number, module in enumerate(edition.course.modules, 1):
        write_module(module, course / "modules" / f"{number:02}-{module.id}")


def unwritable(edition: Edition) -> Iterator[Problem]:
    """Yield what would be lost or misplaced in files."""
    yield from ids.check(edition)
    yield from markup.block_faults(edition)
    yield from parity.shape_faults(edition)


def write_module(module: Module, folder: Path) -> None:
    """Write a module and its lessons."""
    write_yaml(folder / "module.yaml", head_of(module, ModuleHead))
    for number, lesson in enumerate(module.lessons, 1):
        write_lesson(lesson, folder / f"{number:02}-{lesson.id}")


def write_lesson(lesson: Lesson, folder: Path) -> None:
    """Write what stands above a lesson, and its body in each language."""
    write_yaml(folder / "lesson.yaml", head_of(lesson, LessonHead))
    for lang in LANGS:
        (folder / f"{lang}.md").write_text(body_of(lesson, lang), encoding="utf-8", newline="\n")


def body_of(lesson: Lesson, lang: Lang) -> str:
    """Return a body; ids are written only where they, or the cut between blocks, need them."""
    names = [block.id for block in lesson.blocks]
    usual = [block_id(lesson.id, position) for position in range(1, len(names) + 1)]
    named = {name for name, default in zip(names, usual, strict=True) if name != default}
    body = joined(lesson.blocks, lang, named)
    parts, _ = read_body(body, "")
    if len(parts) == len(names):
        return body
    return joined(lesson.blocks, lang, set(names))


def joined(blocks: Sequence[Block], lang: Lang, named: set[str]) -> str:
    """Return the blocks with an empty line between, and an id above those that are named."""
    written = (
        f"{{#{block.id}}}\n{written_block(block, lang)}"
        if block.id in named
        else written_block(block, lang)
        for block in blocks
    )
    return "\n\n".join(written) + "\n"


def written_block(block: Block, lang: Lang) -> str:
    """Return one block as its author writes it."""
    match block:
        case Prose():
            return block.text.in_(lang)
        case Callout():
            return f"::: {block.kind}\n{block.text.in_(lang)}\n:::"
        case FactBlock():
            return f"::: fact {block.fact}\n:::"
        case CheckBlock():
            return f"::: check {block.item}\n:::"


def write_glossary(edition: Edition, folder: Path) -> None:
    """Write the terms of the course among those that are there already."""
    terms = {term.id: term for term in (*read_glossary(folder), *edition.glossary)}
    write_yaml(folder / "glossary.yaml", [to_builtins(term) for term in terms.values()])


def write_bank(edition: Edition, folder: Path) -> None:
    """Write facts and questions beside the module that uses them."""
    shown = shown_in(edition)
    facts, items = defaultdict[str, list[Fact]](list), defaultdict[str, list[Item]](list)
    for fact in edition.facts:
        facts[shown.get(fact.id, NO_MODULE)].append(fact)
    for item in edition.items:
        module = edition.module_by_lesson.get(item.lesson)
        items[module.id if module else NO_MODULE].append(item)
    write_files(facts, folder / "facts")
    write_files(items, folder / "questions")


def write_files(entries: Mapping[str, Iterable[Fact | Item]], folder: Path) -> None:
    """Write one list file for each module that has any."""
    for name, listed in entries.items():
        write_yaml(folder / f"{name}.yaml", [to_builtins(entry) for entry in listed])


def shown_in(edition: Edition) -> dict[str, str]:
    """Return the module in which each fact is shown first."""
    modules: dict[str, str] = {}
    for lesson in edition.lessons:
        for block in lesson.blocks:
            if isinstance(block, FactBlock):
                modules.setdefault(block.fact, edition.module_by_lesson[lesson.id].id)
    return modules


def head_of(
    whole: CourseHead | ModuleHead | LessonHead,
    shape: type[CourseHead | ModuleHead | LessonHead | Quizzes],
) -> Fields:
    """Return the fields of a thing that its own file holds."""
    fields: dict[str, object] = to_builtins(whole)
    return {name: fields[name] for name in shape.__struct_fields__}


def write_yaml(file: Path, tree: Fields | list[object]) -> None:
    """Write YAML that people read: no wrapping, no escapes, two languages below each other."""
    yaml = YAML()
    yaml.width = NEVER_WRAP
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8", newline="\n") as out:
        yaml.dump(styled(tree), out, transform=dedent)


def styled(tree: object) -> object:
    """Give every string the YAML style in which it is read best and read back unchanged."""
    if isinstance(tree, Mapping):
        return {name: styled(value) for name, value in tree.items()}
    if isinstance(tree, list | tuple):
        return [styled(value) for value in tree]
    return scalar(tree) if isinstance(tree, str) else tree


def scalar(words: str) -> object:
    """Write paragraphs as a block, and what can't be seen as escapes."""
    if words.isprintable():
        return words
    lines = words.split("\n")
    if lines[0].strip() and all(line.isprintable() and line == line.strip() for line in lines):
        return LiteralScalarString(words)
    return DoubleQuotedScalarString(words)
