"""Slowing down whoever asks too often."""

from typing import TYPE_CHECKING

from flask import current_app, request
from werkzeug.exceptions import TooManyRequests

if TYPE_CHECKING:
    from limits.strategies import FixedWindowRateLimiter


def _limiter() -> "FixedWindowRateLimiter":
    """Count in this process, or in Redis where there are many."""
    from limits.storage import storage_from_string  # noqa: PLC0415 - loads every kind of storage
    from limits.strategies import FixedWindowRateLimiter  # noqa: PLC0415 - likewise

    kept: FixedWindowRateLimiter | None = current_app.extensions.get("throttle")
    if kept is None:
        kept = FixedWindowRateLimiter(
            storage_from_string(current_app.config["REDIS_URL"] or "memory://")
        )
        current_app.extensions["throttle"] = kept
    return kept


def check(what: str, *, per_minute: int) -> None:
    """Count one request of this address, or refuse it."""
    from limits import RateLimitItemPerMinute  # noqa: PLC0415 - loads every kind of storage

    item = RateLimitItemPerMinute(per_minute)
    if not _limiter().hit(item, what, request.remote_addr or ""):
        raise TooManyRequests
