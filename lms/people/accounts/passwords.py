"""Password hashes: argon2id, a bounded number at a time, and the same time for every answer."""

import functools
import threading
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from flask import current_app

_AT_ONCE = threading.BoundedSemaphore(2)


def _hasher() -> PasswordHasher:
    hasher: PasswordHasher = current_app.config["PASSWORD_HASHER"]
    return hasher


@functools.lru_cache(maxsize=4)
def _nobody(hasher: PasswordHasher) -> str:
    """A hash to compare with when there is no account, so that the answer takes as long."""
    return hasher.hash("nobody has this password")


def _composed(password: str) -> str:
    """Write letters with marks one way: keyboards differ in how they join them."""
    return unicodedata.normalize("NFC", password)


def hashed(password: str) -> str:
    """Return the hash to store."""
    with _AT_ONCE:
        return _hasher().hash(_composed(password))


def fits(stored: str | None, password: str) -> bool:
    """Tell whether the password belongs to the hash; without one, take as long to say no."""
    hasher = _hasher()
    with _AT_ONCE:
        try:
            hasher.verify(stored or _nobody(hasher), _composed(password))
        except (VerificationError, InvalidHashError):
            return False
    return bool(stored)
