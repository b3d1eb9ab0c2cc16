"""What can be wrong with the translation of one message: rules, told without reading a file."""

import re
from collections import Counter
from collections.abc import Iterator

from babel.messages.catalog import Message

PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")
TAG = re.compile(r"</?[a-zA-Z][\w-]*")
COUNT = "num"
ARABIC_FORMS = 6


def faults(message: Message) -> Iterator[str]:
    """Say what is wrong with a message's translation, a few words each."""
    if message.fuzzy:
        yield "is only guessed (fuzzy)"
    if not all(forms(message)):
        yield "is not translated"
        return
    for number, form in enumerate(forms(message)):
        yield from disagreements(message, form, optional(message, number))


def forms(message: Message) -> tuple[str, ...]:
    """Give every form of the translation: one, or one a plural category."""
    if isinstance(message.string, str):
        return (message.string,)
    return tuple(message.string or ("",))


def optional(message: Message, form: int) -> set[str]:
    """Name what a plural form may leave out: the number, and where there is none, everything."""
    if not message.pluralizable:
        return set()
    is_for_none = form == 0 and len(forms(message)) == ARABIC_FORMS
    return placeholders(message.id[-1]) if is_for_none else {COUNT}


def disagreements(message: Message, form: str, free: set[str]) -> Iterator[str]:
    """Compare placeholders and tags with the original; what is free may be left out."""
    original = message.id if isinstance(message.id, str) else message.id[-1]
    asked, given = placeholders(original), placeholders(form)
    if not asked - free <= given <= asked:
        yield f"has placeholders {sorted(given)}, not {sorted(asked)}: {form}"
    if tags(original) != tags(form):
        yield f"has other tags than the original: {form}"


def placeholders(text: str) -> set[str]:
    """Name what is filled in, `%(name)s` and `{name}` alike."""
    return {named or braced for named, braced in PLACEHOLDER.findall(text)}


def tags(text: str) -> Counter[str]:
    """Count the opening and closing tags."""
    return Counter(TAG.findall(text))
