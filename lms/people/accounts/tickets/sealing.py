"""What is stored of a secret. Cards lie in pockets, so it outlives a new `SECRET_KEY`."""

import hashlib
import hmac

from flask import current_app


def secret_hash(secret: str) -> str:
    """Return a keyed hash: whoever steals the table cannot search for short secrets."""
    key = str(current_app.config["IDENTITY_KEY"]).encode()
    return hmac.new(key, f"ticket:{secret}".encode(), hashlib.sha256).hexdigest()
