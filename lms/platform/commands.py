"""Commands of the platform: the server and the worker."""

import click
from flask import current_app
from flask.cli import with_appcontext

from lms.platform.jobs import worker as jobs_worker

CONNECTIONS = 1000
THREADS = 8


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, envvar="PORT")
@with_appcontext
def serve(host: str, port: int) -> None:
    """Serve the pages; slow phones do not stop the others."""
    import waitress  # noqa: PLC0415 - only the server needs it

    waitress.serve(
        current_app.wsgi_app,
        host=host,
        port=port,
        threads=THREADS,
        connection_limit=CONNECTIONS,
        channel_timeout=60,
        ident=None,
    )


@click.command("worker")
@with_appcontext
def worker() -> None:
    """Do the background work: certificates, mail."""
    jobs_worker.run(current_app)
