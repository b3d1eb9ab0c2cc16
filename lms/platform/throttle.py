"""Slowing down whoever asks too often."""

from flask import current_app, request
from limits import RateLimitItemPerMinute
from limits.storage import storage_from_string
from limits.strategies import FixedWindowRateLimiter
from werkzeug.exceptions import TooManyRequests


def _limiter() -> FixedWindowRateLimiter:
    """Count in this process, or in Redis where there are many."""
    kept: FixedWindowRateLimiter | None = current_app.extensions.get("throttle")
    if kept is None:
        kept = FixedWindowRateLimiter(storage_from_string(current_app.config["REDIS_URL"] or "memory://"))
        current_app.extensions["throttle"] = kept
    return kept


def check(what: str, *, per_minute: int) -> None:
    """Count one request of this address, or refuse it."""
    item = RateLimitItemPerMinute(per_minute)
    if not _limiter().hit(item, what, request.remote_addr or ""):
        raise TooManyRequests
