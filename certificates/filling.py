"""Pages are trees with placeholders; filling them can only ever add text, never markup or code."""

import re
from collections.abc import Mapping
from copy import deepcopy
from xml.etree.ElementTree import Element, SubElement

from certificates.passages import Passage
from certificates.problems import Problem
from certificates.wording.sentences import Sentence, Tone

PLACEHOLDER = re.compile(r"\$(\w+)")


def filled(page: Element, passages: Mapping[str, Passage]) -> Element:
    """Copy a page and put each passage in its place.

    An element whose text or picture is one empty placeholder is left out, and so is one that
    loses all its children.
    """
    copy = deepcopy(page)
    fill(copy, passages)
    return copy


def fill(element: Element, passages: Mapping[str, Passage]) -> None:
    """Fill one element's attributes and text, then its children."""
    for name, value in element.items():
        element.set(name, words(value, passages))
    passage = lone(element.text, passages)
    if isinstance(passage, tuple):
        say(element, passage)
        return
    element.text = words(element.text or "", passages)
    for child in list(element):
        if empty(child, passages):
            element.remove(child)
        else:
            fill(child, passages)


def empty(element: Element, passages: Mapping[str, Passage]) -> bool:
    """Say whether nothing would be left of an element."""
    children = list(element)
    if children:
        return all(empty(child, passages) for child in children)
    return "" in {lone(element.text, passages), lone(element.get("src"), passages)}


def lone(text: str | None, passages: Mapping[str, Passage]) -> Passage | None:
    """Return the passage where a text is one placeholder and nothing else."""
    match = PLACEHOLDER.fullmatch(text.strip()) if text else None
    return passage(match[1], passages) if match else None


def words(text: str, passages: Mapping[str, Passage]) -> str:
    """Replace the placeholders in a text."""
    return PLACEHOLDER.sub(lambda match: plain(match[1], passages), text)


def plain(name: str, passages: Mapping[str, Passage]) -> str:
    """Look up a passage that must be plain text here."""
    found = passage(name, passages)
    if isinstance(found, str):
        return found
    raise Problem("design.placeholder", "page", {"value": name})


def passage(name: str, passages: Mapping[str, Passage]) -> Passage:
    """Look up a passage."""
    if name not in passages:
        raise Problem("design.placeholder", "page", {"value": name})
    return passages[name]


def say(element: Element, sentence: Sentence) -> None:
    """Put a sentence into an element, span by span."""
    element.text = ""
    last: Element | None = None
    for span in sentence:
        if span.tone is Tone.PLAIN and last is None:
            element.text += span.text
        elif span.tone is Tone.PLAIN and last is not None:
            last.tail = (last.tail or "") + span.text
        elif span.tone is Tone.STRONG:
            last = SubElement(element, "b")
            last.text = span.text
        else:
            last = SubElement(element, "span", {"dir": "ltr"})
            last.text = span.text
