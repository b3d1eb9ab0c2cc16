"""The background work of ways in: a link for whoever forgot the password."""

from uuid import UUID

from flask_babel import lazy_gettext

from lms.people.accounts.tickets import services
from lms.platform.jobs import queue
from lms.platform.jobs.queue import Run


@queue.kind(services.FORGOTTEN, title=lazy_gettext("Sending a link to a new password"))
def send_link(run: Run) -> None:
    """Write to the owner; where there is none, the work is done as well."""
    asked = str(run.args["account"])
    with run.step(done=1, total=1):
        if asked:
            services.mail_link(UUID(asked))
