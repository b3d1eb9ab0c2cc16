"""What accounts keep unreadable: tokens, counted guesses, forms that wait for their sender."""

import hashlib
import json
from collections.abc import Iterable

from lms.platform import sealing
from lms.platform.sealing import Key

Fields = list[tuple[str, str]]

_FORM = "held form"
_DEVICE = "second step"


def keyed(kind: str, value: str) -> str:
    """Return a mark that counts the same value again without keeping it."""
    return sealing.mark(kind, value, key=Key.SIGN_IN).hex()


def token_hash(token: str) -> str:
    """Return what is stored of the token of a sign-in."""
    return hashlib.sha256(token.encode()).hexdigest()


def lasting_mark(kind: str, value: str) -> bytes:
    """Return bytes that only this installation can make of a value, for as long as it lives."""
    return sealing.mark(kind, value, key=Key.LASTING)


def device_sealed(secret: str) -> bytes:
    """Encrypt what an account shares with the app on its owner's phone; no sign-in key ends it."""
    return sealing.seal(_DEVICE, secret.encode(), key=Key.LASTING)


def device_opened(sealed: bytes) -> str:
    """Return what an account shares with the app on its owner's phone."""
    return sealing.unseal(_DEVICE, sealed, key=Key.LASTING).decode()


def sealed(fields: Iterable[tuple[str, str]]) -> bytes:
    """Encrypt the fields of a form."""
    return sealing.seal(_FORM, json.dumps(list(fields)).encode())


def opened(content: bytes) -> Fields:
    """Return the fields of a sealed form."""
    return [(name, value) for name, value in json.loads(sealing.unseal(_FORM, content))]
