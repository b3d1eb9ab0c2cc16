"""Words: terms are shown by their one Arabic word, and no sentence stands in two places."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from courses.arabic import folded, stem
from courses.blocks import Callout, Prose
from courses.document import Edition, GlossaryTerm
from courses.markdown import inline_tokens, plain
from courses.problems import Problem, warning
from courses.text import LANGS, Lang

SENTENCE_END: Final = re.compile(r"[.!?؟…\n]+")
FEWEST_WORDS: Final = 6
SHORT: Final = 60


def check(edition: Edition) -> Iterator[Problem]:
    """Warn of terms under another name, and of sentences that stand twice."""
    yield from term_faults(edition)
    yield from repeated([edition])


def term_faults(edition: Edition) -> Iterator[Problem]:
    """Warn of a term that is never shown by the Arabic word of the glossary."""
    shown = shown_terms(edition)
    for term in edition.glossary:
        uses = shown.get(term.id, [])
        if uses and not any(is_named(term, words) for _, words in uses):
            where, words = uses[0]
            values = {"word": words, "term": term.id, "name": term.ar}
            yield warning("term-word", where, values)


def shown_terms(edition: Edition) -> dict[str, list[tuple[str, str]]]:
    """Return where each term is shown in Arabic, and in which words."""
    shown = defaultdict[str, list[tuple[str, str]]](list)
    for block in prose_of(edition):
        for token in inline_tokens(block.text.ar):
            if token.type == "term":
                shown[token.meta["id"]].append((f"block/{block.id}/ar", token.content))
    return shown


def is_named(term: GlossaryTerm, words: str) -> bool:
    """Say whether the words hold each word of the term's name, whatever is joined to it."""
    return all(stem(word) in folded(words) for word in term.ar.split())


def repeated(editions: Iterable[Edition]) -> Iterator[Problem]:
    """Warn of sentences that stand in two blocks, within a course or across courses."""
    for lang in LANGS:
        first: dict[str, str] = {}
        for where, sentence in sentences_of(editions, lang):
            known = first.setdefault(folded(sentence), where)
            if known != where:
                values = {"other": known, "sentence": shortened(sentence)}
                yield warning("repeated-sentence", where, values)


def sentences_of(editions: Iterable[Edition], lang: Lang) -> Iterator[tuple[str, str]]:
    """Yield the sentences of all lessons that are long enough to be told apart."""
    for edition in editions:
        for block in prose_of(edition):
            for sentence in SENTENCE_END.split(plain(block.text.in_(lang))):
                if len(sentence.split()) >= FEWEST_WORDS:
                    yield f"block/{block.id}/{lang}", sentence.strip()


def prose_of(edition: Edition) -> Iterator[Prose | Callout]:
    """Yield the blocks of all lessons that have words of their own."""
    for lesson in edition.lessons:
        for block in lesson.blocks:
            if isinstance(block, Prose | Callout):
                yield block


def shortened(sentence: str) -> str:
    """Return the start of a sentence, enough to find it."""
    return sentence if len(sentence) <= SHORT else f"{sentence[:SHORT]}…"
