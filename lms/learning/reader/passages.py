"""The text of editions made ready once: HTML of lessons, terms, words, weight.

What is kept is found by the digest of the edition, so it can never be stale.
"""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from markupsafe import Markup

from courses import arabic, counts, markdown
from courses.blocks import Callout, Prose
from courses.counts import Counts
from courses.document import Edition as Document
from courses.document import GlossaryTerm
from courses.text import LANGS, Lang
from lms.learning import editions
from lms.learning.models import Edition

TABLE: Mapping[Lang, str] = {"ar": "جدول", "en": "Table"}


@dataclass(frozen=True, slots=True)
class Source:
    """A published course; the digest alone tells two apart."""

    digest: str
    document: Document = field(compare=False)


def source_of(edition: Edition) -> Source:
    """Return the course behind an edition."""
    return Source(edition.digest, editions.document_of(edition))


@lru_cache(maxsize=1024)
def html_of(source: Source, lesson: str, lang: Lang) -> Mapping[str, Markup]:
    """Return the passages of a lesson in one language, by block."""
    blocks = source.document.lesson_by_id[lesson].blocks
    return {
        block.id: Markup(_moving(markdown.render(block.text.in_(lang)), lang))  # noqa: S704 - safe
        for block in blocks
        if isinstance(block, Prose | Callout)
    }


def _moving(html: str, lang: Lang) -> str:
    """A table can be wider than a phone: it moves within itself, by keyboard too."""
    frame = f'<div class="scroll" role="group" tabindex="0" aria-label="{TABLE[lang]}">'
    return html.replace("<table>", frame + "<table>").replace("</table>", "</table></div>")


@lru_cache(maxsize=512)
def terms_of(source: Source, lesson: str) -> tuple[GlossaryTerm, ...]:
    """Return the terms that a lesson explains."""
    document = source.document
    names = markdown.terms_of(document.lesson_by_id[lesson])
    return tuple(document.term_by_id[name] for name in names if name in document.term_by_id)


@lru_cache(maxsize=64)
def counts_of(source: Source) -> Counts:
    """Return how many modules, lessons, words and facts a course has."""
    return counts.count(source.document)


@lru_cache(maxsize=64)
def weight_of(source: Source, lang: Lang) -> int:
    """Return the bytes of all lessons in one language as they travel, packed."""
    lessons = (html_of(source, lesson.id, lang).values() for lesson in source.document.lessons)
    return sum(len(gzip.compress("".join(texts).encode())) for texts in lessons)


@lru_cache(maxsize=64)
def _words_to_find(source: Source) -> str:
    """Return everything a search looks through, folded."""
    course = source.document.course
    texts = [course.title, course.summary, course.audience]
    texts += [objective.text for objective in course.objectives]
    texts += [module.title for module in course.modules]
    texts += [lesson.title for lesson in source.document.lessons]
    return arabic.folded(" ".join(text.in_(lang) for text in texts for lang in LANGS))


def mentions(source: Source, words: str) -> bool:
    """Tell whether a course speaks of every word, whatever the spelling of its letters."""
    return all(word in _words_to_find(source) for word in arabic.folded(words).split())
