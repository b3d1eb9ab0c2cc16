"""Marks and ciphers made from the keys of this installation, another for each purpose."""

import base64
import hashlib
import hmac
from enum import StrEnum
from typing import TYPE_CHECKING

from flask import current_app

if TYPE_CHECKING:
    from cryptography.fernet import Fernet


class Key(StrEnum):
    """The sign-in key may be changed after a leak; the lasting one outlives that."""

    SIGN_IN = "SECRET_KEY"
    LASTING = "IDENTITY_KEY"


class Unreadable(Exception):  # noqa: N818 - it is an outcome, not an error
    """Nothing that was sealed here for this purpose, or under a key that is gone."""


def mark(kind: str, text: str, *, key: Key) -> bytes:
    """Return bytes that only this installation can make of a text: its HMAC-SHA-256."""
    return hmac.new(_bytes(key), f"{kind}:{text}".encode(), hashlib.sha256).digest()


def seal(purpose: str, content: bytes, *, key: Key = Key.SIGN_IN) -> bytes:
    """Encrypt something for one purpose."""
    return _cipher(purpose, key).encrypt(content)


def unseal(purpose: str, sealed: bytes, *, key: Key = Key.SIGN_IN) -> bytes:
    """Return what was sealed for a purpose; raises `Unreadable`."""
    from cryptography.fernet import InvalidToken  # noqa: PLC0415 - as below

    try:
        return _cipher(purpose, key).decrypt(sealed)
    except InvalidToken:
        raise Unreadable from None


def _cipher(purpose: str, key: Key) -> "Fernet":
    from cryptography.fernet import Fernet  # noqa: PLC0415 - few requests seal or open anything

    return Fernet(
        base64.urlsafe_b64encode(hashlib.sha256(f"{purpose}:".encode() + _bytes(key)).digest())
    )


def _bytes(key: Key) -> bytes:
    return str(current_app.config[key.value]).encode()
