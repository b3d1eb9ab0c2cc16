"""Commands of the platform: the server and the worker."""

from typing import TypedDict

import click
from flask import current_app
from flask.cli import with_appcontext

from lms.platform.jobs import worker as jobs_worker
from lms.platform.security import LARGEST_UPLOAD
from lms.platform.settings import Settings

CONNECTIONS = 1000
THREADS = 8
LARGEST_BODY = 4 * LARGEST_UPLOAD
"""What is somewhat too large still gets the page that says so."""


class Reception(TypedDict):
    """How visitors are received, in the words of the server."""

    threads: int
    connection_limit: int
    channel_timeout: int
    max_request_body_size: int
    clear_untrusted_proxy_headers: bool
    ident: str | None


def reception(settings: Settings) -> Reception:
    """Return how visitors are received: many at once, none for ever, no body that fills the disk.

    What a proxy says of its visitors is kept only where there is one; `ProxyFix` reads it.
    """
    return {
        "threads": THREADS,
        "connection_limit": CONNECTIONS,
        "channel_timeout": 60,
        "max_request_body_size": LARGEST_BODY,
        "clear_untrusted_proxy_headers": not settings.trusted_proxies,
        "ident": None,
    }


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, envvar="PORT")
@with_appcontext
def serve(host: str, port: int) -> None:
    """Serve the pages; slow phones do not stop the others."""
    import waitress  # noqa: PLC0415 - only the server needs it

    settings: Settings = current_app.config["SETTINGS"]
    waitress.serve(current_app.wsgi_app, host=host, port=port, **reception(settings))


@click.command("worker")
@with_appcontext
def worker() -> None:
    """Do the background work: certificates, mail."""
    jobs_worker.run(current_app)
