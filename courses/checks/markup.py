"""Markdown that a lesson can't hold, and Markdown where only plain words are read."""

import re
from collections.abc import Iterator
from typing import Final

from courses.blocks import Callout, Prose
from courses.bodies import is_one_block
from courses.checks.texts import Said, texts_of
from courses.document import Edition
from courses.markdown import TERM, tokens_of
from courses.problems import Problem
from courses.text import LANGS

HTML: Final = re.compile(r"</?[a-zA-Z][^>\n]*>|<!--")
REFUSED_LINK: Final = re.compile(r"!?\[[^\]\n]*\]\([^)\n]*\)?")
FENCE: Final = re.compile(r"^:::", re.MULTILINE)


def check(edition: Edition) -> Iterator[Problem]:
    """Yield the markup that would be refused or lost."""
    yield from block_faults(edition)
    for said in texts_of(edition):
        yield from markdown_faults(said) if said.is_markdown else plain_faults(said)


def block_faults(edition: Edition) -> Iterator[Problem]:
    """Yield the blocks whose text would not read back as the same block."""
    for lesson in edition.lessons:
        for block in lesson.blocks:
            if isinstance(block, Prose):
                yield from prose_faults(block)
            elif isinstance(block, Callout):
                yield from box_faults(block)


def prose_faults(block: Prose) -> Iterator[Problem]:
    """Yield the languages in which a prose block is not exactly one block."""
    for lang in LANGS:
        if not is_one_block(block.text.in_(lang)):
            yield Problem("several-blocks", f"block/{block.id}/{lang}")


def box_faults(block: Callout) -> Iterator[Problem]:
    """Yield the languages in which the body of a box would end it."""
    for lang in LANGS:
        if FENCE.search(block.text.in_(lang)):
            yield Problem("fence-in-box", f"block/{block.id}/{lang}")


def markdown_faults(said: Said) -> Iterator[Problem]:
    """Yield raw HTML, images, refused links and top headings."""
    for lang in LANGS:
        where = f"{said.where}/{lang}"
        for token in tokens_of(said.text.in_(lang)):
            if token.type == "heading_open" and token.tag == "h1":
                yield Problem("top-heading", where)
            for child in token.children or ():
                if child.type == "image":
                    yield Problem("image-refused", where, {"found": child.content})
                if child.type == "text":
                    yield from text_faults(child.content, where)


def text_faults(words: str, where: str) -> Iterator[Problem]:
    """Yield what was meant as markup, but stands on the page as it was written."""
    for code, pattern in (("html-refused", HTML), ("link-refused", REFUSED_LINK)):
        if match := pattern.search(words):
            yield Problem(code, where, {"found": match[0]})


def plain_faults(said: Said) -> Iterator[Problem]:
    """Yield glossary terms in a text that is not Markdown."""
    if TERM.search(said.text.ar) or TERM.search(said.text.en):
        yield Problem("markup-in-plain", said.where, {"field": said.field})
