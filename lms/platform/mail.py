"""Mail through an outbox: written with the change it tells of, sent later, every one once."""

import smtplib
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit
from uuid import UUID

from flask import current_app
from flask_babel import force_locale, lazy_gettext
from sqlalchemy import Index, Select, String, select
from sqlalchemy.orm import Mapped, mapped_column

from lms.platform import clock
from lms.platform.db import Id, Model, db, unit_of_work
from lms.platform.jobs import queue
from lms.platform.jobs.models import Job, State
from lms.platform.jobs.queue import Run
from lms.platform.logs import log

SEND = "send-mail"
PATIENCE = 5
WAIT = timedelta(minutes=5)
TIMEOUT = 10


class OutboxMessage(Model):
    """A message on its way; `sent_at` is set in the unit of work that follows the handing over."""

    __tablename__ = "outbox_message"
    __table_args__ = (Index(None, "sent_at", "next_try_at"),)

    id: Mapped[Id]
    recipient: Mapped[str] = mapped_column(String(254))
    language: Mapped[str] = mapped_column(String(2))
    subject: Mapped[str] = mapped_column(String(200))
    body: Mapped[str]
    created_at: Mapped[datetime]
    next_try_at: Mapped[datetime]
    tries: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None]


def post(recipient: str, template: str, *, language: str, **values: object) -> OutboxMessage:
    """Write a message in the recipient's language; the template's first line is its subject."""
    with force_locale(language):
        written = current_app.jinja_env.get_template(template).render(**values)
    subject, _, body = written.partition("\n")
    message = OutboxMessage(
        recipient=recipient.replace("\n", " ").replace("\r", " "),
        language=language,
        subject=subject.strip()[:200],
        body=body.strip(),
        created_at=clock.now(),
        next_try_at=clock.now(),
    )
    db.session.add(message)
    if not _already_queued():
        queue.enqueue(SEND, {}, by=None)
    return message


def _already_queued() -> bool:
    waiting = select(Job.id).where(Job.kind == SEND, Job.state == State.WAITING).limit(1)
    return db.session.scalar(waiting) is not None


@queue.kind(SEND, title=lazy_gettext("Sending messages"))
def send_all(run: Run) -> None:
    """Hand over whatever is due; what fails waits and is tried again."""
    if not current_app.config["MAIL_URL"]:
        return
    due = _due()
    for number, letter in enumerate(due, start=1):
        fault = _hand_over(letter)
        with run.step(done=number, total=len(due)):
            row = db.session.get_one(OutboxMessage, letter.id)
            row.tries += 1
            row.next_try_at = clock.now() + WAIT * row.tries
            row.sent_at = None if fault else clock.now()


@dataclass(frozen=True, slots=True)
class Letter:
    """A message as it is handed over, free of the session."""

    id: UUID
    recipient: str
    language: str
    subject: str
    body: str


def _waiting() -> Select[OutboxMessage]:
    """Return what is due; after a few tries a message is left for a person to look at."""
    return (
        select(OutboxMessage)
        .where(
            OutboxMessage.sent_at.is_(None),
            OutboxMessage.next_try_at <= clock.now(),
            OutboxMessage.tries < PATIENCE,
        )
        .order_by(OutboxMessage.created_at)
    )


def _due() -> list[Letter]:
    rows = db.session.scalars(_waiting()).all()
    letters = [Letter(m.id, m.recipient, m.language, m.subject, m.body) for m in rows]
    db.session.rollback()
    return letters


def _hand_over(letter: Letter) -> str:
    """Give one message to the mail server; return what went wrong, if anything."""
    envelope = EmailMessage()
    envelope["From"], envelope["To"] = current_app.config["MAIL_FROM"], letter.recipient
    envelope["Subject"], envelope["Message-ID"] = letter.subject, f"<{letter.id}@masar>"
    envelope["Content-Language"] = letter.language
    envelope.set_content(letter.body)
    try:
        with closing(_connect(current_app.config["MAIL_URL"])) as server:
            server.send_message(envelope)
    except (OSError, smtplib.SMTPException) as fault:
        log.warning("mail", message=str(letter.id), fault=type(fault).__name__)
        return type(fault).__name__
    return ""


def _connect(address: str) -> smtplib.SMTP:
    parts = urlsplit(address)
    kind = smtplib.SMTP_SSL if parts.scheme == "smtps" else smtplib.SMTP
    server = kind(parts.hostname or "127.0.0.1", parts.port or 25, timeout=TIMEOUT)
    if parts.username:
        server.starttls()
        server.login(unquote(parts.username), unquote(parts.password or ""))
    return server


@queue.reminder
def remind() -> None:
    """Queue the sending again when something waits: a mail server may have been away."""
    with unit_of_work():
        if db.session.scalar(_waiting().limit(1)) is not None and not _already_queued():
            queue.enqueue(SEND, {}, by=None)
