"""Sentences made of spans: plain words, words that stand out, and codes that read left to right."""

from dataclasses import dataclass
from enum import Enum, auto


class Tone(Enum):
    """How a span is set."""

    PLAIN = auto()
    STRONG = auto()
    CODE = auto()


@dataclass(frozen=True)
class Span:
    """A few words of one tone."""

    text: str
    tone: Tone = Tone.PLAIN


Sentence = tuple[Span, ...]


def strong(text: str) -> Span:
    """Set words so that they stand out."""
    return Span(text, Tone.STRONG)


def code(text: str) -> Span:
    """Set a code that keeps its own direction."""
    return Span(text, Tone.CODE)


def said(sentence: Sentence) -> str:
    """Return the words of a sentence without their tones."""
    return "".join(span.text for span in sentence)
