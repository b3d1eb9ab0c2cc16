"""What is kept of things nobody may read back: keyed hashes; and of files, sealed for a while."""

import base64
import hashlib
import hmac
from typing import TYPE_CHECKING

from flask import current_app

from lms.people.rules.numbers import NationalNumber

if TYPE_CHECKING:
    from cryptography.fernet import Fernet


def national_hash(number: NationalNumber) -> str:
    """Return what is kept of a national number, besides its last three digits."""
    return _sealed("national", number.digits)


def fingerprint(*facts: str) -> str:
    """Return a mark by which the same row is known again without keeping what it said."""
    return _sealed("row", "\x1f".join(facts))


def _sealed(kind: str, text: str) -> str:
    key = str(current_app.config["IDENTITY_KEY"]).encode()
    return hmac.new(key, f"{kind}:{text}".encode(), hashlib.sha256).hexdigest()


def sealed_list(content: bytes) -> bytes:
    """Encrypt a list as it was sent."""
    return _cipher().encrypt(content)


def opened_list(sealed: bytes) -> bytes:
    """Return a sealed list as it was sent."""
    return _cipher().decrypt(sealed)


def _cipher() -> "Fernet":
    from cryptography.fernet import Fernet  # noqa: PLC0415 - few requests keep a file

    secret = str(current_app.config["SECRET_KEY"]).encode()
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"list of people:" + secret).digest()))
