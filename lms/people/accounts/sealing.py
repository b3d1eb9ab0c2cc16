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


def _lasting() -> bytes:
    """The key that outlives a change of the sign-in key: nobody loses a second step by it."""
    return str(current_app.config["IDENTITY_KEY"]).encode()


def lasting_mark(kind: str, value: str) -> bytes:
    """Return bytes that only this installation can make of a value, for as long as it lives."""
    return hmac.new(_lasting(), f"{kind}:{value}".encode(), hashlib.sha256).digest()


def _fernet(key: bytes) -> "Fernet":
    from cryptography.fernet import Fernet  # noqa: PLC0415 - few requests seal or open anything

    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(key).digest()))


def _cipher() -> "Fernet":
    return _fernet(b"held form:" + _secret())


def _device_cipher() -> "Fernet":
    return _fernet(b"second step:" + _lasting())


def device_sealed(secret: str) -> bytes:
    """Encrypt what an account shares with the app on its owner's phone."""
    return _device_cipher().encrypt(secret.encode())


def device_opened(sealed: bytes) -> str:
    """Return what an account shares with the app on its owner's phone."""
    return _device_cipher().decrypt(sealed).decode()


def sealed(fields: Iterable[tuple[str, str]]) -> bytes:
    """Encrypt the fields of a form."""
    return _cipher().encrypt(json.dumps(list(fields)).encode())


def opened(content: bytes) -> Fields:
    """Return the fields of a sealed form."""
    return [(name, value) for name, value in json.loads(_cipher().decrypt(content))]
