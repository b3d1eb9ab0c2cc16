"""What can be wrong with the translation of one message: rules, told without reading a file."""

import re
from collections import Counter
from collections.abc import Iterator

from babel.messages.catalog import Message

PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")
TAG = re.compile(r"</?[a-zA-Z][\w-]*")
COUNT = "num"


def faults(message: Message) -> Iterator[str]:
    """Say what is wrong with a message's translation, a few words each."""
    if message.fuzzy:
        yield "is only guessed (fuzzy)"
    if not all(forms(message)):
        yield "is not translated"
        return
    yield from (fault for form in forms(message) for fault in disagreements(message, form))


def forms(message: Message) -> tuple[str, ...]:
    """Give every form of the translation: one, or one a plural category."""
    if isinstance(message.string, str):
        return (message.string,)
    return tuple(message.string or ("",))


def disagreements(message: Message, form: str) -> Iterator[str]:
    """Compare placeholders and tags with the original; a plural form may leave the number out."""
    original = message.id if isinstance(message.id, str) else message.id[-1]
    asked, given = placeholders(original), placeholders(form)
    optional = {COUNT} if message.pluralizable else set()
    if (asked - optional) != (given - optional) or not given <= asked:
        yield f"has placeholders {sorted(given)}, not {sorted(asked)}: {form}"
    if tags(original) != tags(form):
        yield f"has other tags than the original: {form}"


def placeholders(text: str) -> set[str]:
    """Name what is filled in, `%(name)s` and `{name}` alike."""
    return {named or braced for named, braced in PLACEHOLDER.findall(text)}


def tags(text: str) -> Counter[str]:
    """Count the opening and closing tags."""
    return Counter(TAG.findall(text))
