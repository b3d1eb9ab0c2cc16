"""Codes that change every half-minute (RFC 6238), and codes on paper for when the phone is gone."""

import base64
import hmac
import secrets
from datetime import datetime

from pyotp import TOTP

SECONDS = 30
DIGITS = 6
RECOVERY_CODES = 10
RECOVERY_DIGITS = 12
GROUP = 4
SECRET_BYTES = 20


def secret_of(mark: bytes) -> str:
    """Return 160 bits as apps take them, 32 letters and digits."""
    return base64.b32encode(mark[:SECRET_BYTES]).decode()


def step_at(moment: datetime) -> int:
    """Return the number of the half-minute."""
    return int(moment.timestamp()) // SECONDS


def _device(secret: str) -> TOTP:
    return TOTP(secret, digits=DIGITS, interval=SECONDS)


def step_of(code: str, secret: str, *, now: datetime, last: int | None) -> int | None:
    """Return the half-minute a code belongs to: this one or a neighbour, later than the last."""
    device, current = _device(secret), step_at(now)
    steps = [one for one in (current - 1, current, current + 1) if last is None or one > last]
    fitting = [one for one in steps if hmac.compare_digest(device.generate_otp(one), code)]
    return fitting[0] if fitting else None


def address(secret: str, *, name: str, issuer: str) -> str:
    """Return what the app reads from the QR code."""
    return _device(secret).provisioning_uri(name=name, issuer_name=issuer)


def recovery_code() -> str:
    """Return a new code for paper: digits, which any keyboard writes."""
    return "".join(secrets.choice("0123456789") for _ in range(RECOVERY_DIGITS))


def grouped(code: str) -> str:
    """Write a code or a secret in groups of four, as it is copied by hand."""
    return " ".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))
