"""A visitor with a browser that audits every page it is given."""

from contextvars import Context
from urllib.parse import urlsplit

from flask import Flask

from lms.people.accounts import services
from lms.people.accounts.models import Account
from lms.platform import clock
from lms.platform.db import db, unit_of_work
from tests.pages import Page, PageFault, audit


class Visitor:
    """A browser without JavaScript; signed out until somebody signs in."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.client = app.test_client()

    def sign_in(self, account: Account) -> "Visitor":
        """Come in as the owner of an account, past the form and the second step."""
        with unit_of_work():
            now = clock.now()
            token = services.sign_in(account.id, device="a phone", second_step_at=now)
        with self.client.session_transaction() as session:
            session["_user_id"] = token
        return self

    def send(self, method: str, path: str, **more: object) -> Page:
        """Make one request, in a context of its own as on a server."""
        answer = Context().run(self.client.open, path, method=method, buffered=True, **more)  # type: ignore[arg-type]
        db.session.rollback()
        return Page(answer)

    def get(self, path: str, *, status: int = 200) -> Page:
        """Open a page; it must be sound, whatever its status."""
        return self._sound(self.send("GET", path), path, status)

    def token(self) -> str:
        """Return the forgery token of this browser, from a page that has a form."""
        fields = self.send("GET", "/ar/sign-in").markup.of("input")
        return next(f["value"] for f in fields if f.get("name") == "csrf_token")

    def post(
        self, path: str, fields: dict[str, object] | None = None, *, status: int = 303
    ) -> Page:
        """Send a form with the token of a page."""
        body = {"csrf_token": self.token(), **(fields or {})}
        return self._sound(self.send("POST", path, data=body), path, status)

    def send_json(self, path: str, body: object, *, status: int = 200) -> Page:
        """Send what a script would."""
        headers = {"X-CSRFToken": self.token(), "Accept": "application/json"}
        return self._sound(self.send("POST", path, json=body, headers=headers), path, status)

    def follow(self, page: Page) -> Page:
        """Go where an answer sends."""
        parts = urlsplit(page.location)
        return self.get(parts.path + (f"?{parts.query}" if parts.query else ""))

    def _sound(self, page: Page, path: str, status: int) -> Page:
        if page.status != status:
            words = page.text[:300] if page.response.mimetype == "text/html" else ""
            raise PageFault(f"{path} answers {page.status} {page.location}, not {status}: {words}")
        if page.response.mimetype == "text/html" and not page.location:
            audit(page, path)
        return page
