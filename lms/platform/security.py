"""Headers, forgery protection, safe ways back."""

from urllib.parse import urlsplit

from flask import Flask, Response, request
from flask_wtf import CSRFProtect
from werkzeug.exceptions import BadRequest
from werkzeug.middleware.proxy_fix import ProxyFix

from lms.platform.settings import Settings

POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), microphone=(), camera=(self)",
}
YEAR = 365 * 24 * 3600
LARGEST_UPLOAD = 12 * 1024 * 1024

csrf = CSRFProtect()


def set_up(app: Flask, settings: Settings) -> None:
    """Close the doors that browsers leave open."""
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SESSION_COOKIE_NAME="__Host-masar" if settings.secure else "masar",
        SESSION_COOKIE_SECURE=settings.secure,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_TIME_LIMIT=None,
        MAX_CONTENT_LENGTH=LARGEST_UPLOAD,
        MAX_FORM_MEMORY_SIZE=2 * 1024 * 1024,
        TRUSTED_HOSTS=[settings.host.rsplit(":", 1)[0]],
    )
    app.before_request(_refuse_zero_bytes)
    csrf.init_app(app)
    app.after_request(_guard)
    if settings.trusted_proxies:
        count = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count)  # type: ignore[method-assign]


def _refuse_zero_bytes() -> None:
    """No keyboard makes one, and PostgreSQL keeps none."""
    texts = [request.path]
    for sent in (request.args, request.form):
        texts += [text for _, text in sent.items(multi=True)]
    texts += [file.filename or "" for _, file in request.files.items(multi=True)]
    if any("\0" in text for text in texts):
        raise BadRequest


def _guard(response: Response) -> Response:
    """Every answer is guarded; a page with a person on it is never stored."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Cache-Control", "no-store")
    response.vary.update({"Cookie", "Accept-Language"})
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", f"max-age={YEAR}")
    return response


def came_from() -> str:
    """Return the path of the page before, or nothing where the browser names none."""
    try:
        return urlsplit(request.referrer or "").path
    except ValueError:
        return ""


def safe_next(address: str | None, *, otherwise: str) -> str:
    """Return a way onward inside this site; anything else becomes the default."""
    if not address or not address.startswith("/") or address.startswith(("//", "/\\")):
        return otherwise
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or any(ord(sign) < ord(" ") for sign in address):
        return otherwise
    return address
