"""Both languages say the same: no half is empty, and their shape, links and numbers agree."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from courses.checks.texts import Said, texts_of
from courses.document import Edition
from courses.markdown import inline_tokens, plain, terms_in, tokens_of
from courses.problems import Problem, warning
from courses.text import LANGS

PLACEHOLDER: Final = re.compile(r"%\(\w+\)s|\{\w+\}")
NUMBER: Final = re.compile(r"\d+(?:[.,٫٬/]\d+)*")
DIGITS: Final = {ord(digit): str(value) for value, digit in enumerate("٠١٢٣٤٥٦٧٨٩")}
NEUTRAL: Final = {"paragraph_open", "paragraph_close", "inline"}


def check(edition: Edition) -> Iterator[Problem]:
    """Yield the texts whose languages part."""
    for said in texts_of(edition):
        if not said.text.is_complete:
            yield Problem("half-empty", said.where, {"field": said.field})
            continue
        yield from differing(said, "placeholders-differ", PLACEHOLDER.findall)
        if said.is_markdown:
            yield from differing(said, "links-differ", links_in)
            yield from differing(said, "terms-differ", terms_in)
        yield from number_faults(said)
    yield from shape_faults(edition)


def shape_faults(edition: Edition) -> Iterator[Problem]:
    """Yield the texts whose headings, entries or cells differ between the languages."""
    for said in texts_of(edition):
        arabic, english = (shape_of(said.text.in_(lang)) for lang in LANGS)
        if said.is_markdown and said.text.is_complete and arabic != english:
            yield Problem("shape-differs", said.where)


def differing(said: Said, code: str, parts_of: Callable[[str], Iterable[str]]) -> Iterator[Problem]:
    """Yield a text whose languages have different parts, in whatever order."""
    arabic, english = (sorted(parts_of(said.text.in_(lang))) for lang in LANGS)
    if arabic != english:
        values = {"ar": ", ".join(arabic) or "–", "en": ", ".join(english) or "–"}
        yield Problem(code, said.where, values)


def number_faults(said: Said) -> Iterator[Problem]:
    """Warn of numbers that only one language states; small ones may be said in words."""
    arabic, english = (numbers_in(plain(said.text.in_(lang))) for lang in LANGS)
    only_arabic, only_english = arabic - english, english - arabic
    if only_arabic or only_english:
        values = {
            "ar": ", ".join(sorted(only_arabic)) or "–",
            "en": ", ".join(sorted(only_english)) or "–",
        }
        yield warning("numbers-differ", said.where, values)


def shape_of(source: str) -> tuple[str, ...]:
    """Return the structure of some Markdown without its words."""
    tokens = tokens_of(source)
    return tuple(f"{one.type}{one.tag}" for one in tokens if one.type not in NEUTRAL)


def links_in(source: str) -> list[str]:
    """Return the addresses a text links to."""
    links = (token for token in inline_tokens(source) if token.type == "link_open")
    return [str(link.attrs["href"]) for link in links]


def numbers_in(words: str) -> Counter[str]:
    """Return the numbers of a text with Western digits and without separators."""
    found = (re.sub(r"[.,٫٬]", "", one) for one in NUMBER.findall(words.translate(DIGITS)))
    return Counter(number for number in found if len(number) > 1 and number != "10")
