"""What accounts keep unreadable: tokens, counted guesses, forms that wait for their sender."""

import base64
import hashlib
import hmac
import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

from flask import current_app

if TYPE_CHECKING:
    from cryptography.fernet import Fernet

Fields = list[tuple[str, str]]


def _secret() -> bytes:
    return str(current_app.config["SECRET_KEY"]).encode()


def keyed(kind: str, value: str) -> str:
    """Return a mark that counts the same value again without keeping it."""
    return hmac.new(_secret(), f"{kind}:{value}".encode(), hashlib.sha256).hexdigest()


def token_hash(token: str) -> str:
    """Return what is stored of the token of a sign-in."""
    return hashlib.sha256(token.encode()).hexdigest()


def _cipher() -> "Fernet":
    from cryptography.fernet import Fernet  # noqa: PLC0415 - few requests meet an expired session

    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"held form:" + _secret()).digest()))


def sealed(fields: Iterable[tuple[str, str]]) -> bytes:
    """Encrypt the fields of a form."""
    return _cipher().encrypt(json.dumps(list(fields)).encode())


def opened(content: bytes) -> Fields:
    """Return the fields of a sealed form."""
    return [(name, value) for name, value in json.loads(_cipher().decrypt(content))]
