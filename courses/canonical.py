"""An edition as JSON, written in one way only, so that its digest means something."""

from hashlib import sha256

from msgspec import DecodeError, json

from courses.document import Edition
from courses.problems import Problem


def dump(edition: Edition) -> str:
    """Write an edition as canonical JSON: sorted keys, no spaces, Arabic unescaped."""
    return json.encode(edition, order="sorted").decode()


def load(source: str | bytes) -> Edition:
    """Read an edition from JSON; raises Problem with the place in the document."""
    try:
        return json.decode(source, type=Edition)
    except (DecodeError, UnicodeError, RecursionError) as error:
        reason, _, where = str(error).partition(" - at ")
        raise Problem("malformed-document", where.strip("`") or "$", {"reason": reason}) from error


def digest(edition: Edition) -> str:
    """Return the SHA-256 of the canonical JSON, in hexadecimal."""
    return sha256(dump(edition).encode()).hexdigest()
