"""A draft becomes an edition: checked, written in its one canonical form, and sealed."""

from hashlib import sha256

from msgspec import Struct

from courses.canonical import dump
from courses.checks import check
from courses.document import Edition
from courses.problems import Unsound, errors_in


class Publication(Struct, frozen=True):
    """What is kept of an edition for ever: the document and its SHA-256."""

    digest: str
    document: str


def publish(edition: Edition) -> Publication:
    """Seal an edition; raises Unsound while a check finds an error."""
    if errors := errors_in(check(edition)):
        raise Unsound(errors)
    document = dump(edition)
    return Publication(sha256(document.encode()).hexdigest(), document)
