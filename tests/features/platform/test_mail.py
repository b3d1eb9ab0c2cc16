"""Mail waits in an outbox and goes out once, whatever the mail server does meanwhile."""

import socket
from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from flask import Flask

from lms.platform import clock, mail
from lms.platform.db import db, unit_of_work
from lms.platform.jobs import queue
from lms.platform.mail import OutboxMessage


class Letterbox:
    """Keeps what arrives."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        letter = message_from_bytes(content, policy=policy.default)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        return "250 kept"


def _free_port() -> int:
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


@pytest.fixture
def letterbox(app: Flask) -> Iterator[Letterbox]:
    """A mail server that is up."""
    box = Letterbox()
    port = _free_port()
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    app.config["MAIL_URL"] = f"smtp://127.0.0.1:{port}"
    yield box
    app.config["MAIL_URL"] = ""
    server.stop()


def _post(recipient: str = "amal@example.org") -> OutboxMessage:
    with unit_of_work():
        return _write(recipient)


def _write(recipient: str) -> OutboxMessage:
    return mail.post(
        recipient,
        "awards/mail/issued.txt",
        language="ar",
        serial="MRRM-2026-000001-A",
        course="الحماية",
        corrected=False,
        mine="https://masar.example.org/ar/certificates",
        verify="https://masar.example.org/c/X",
    )


def test_a_letter_goes_out_in_arabic_with_its_subject(letterbox: Letterbox):
    _post()

    queue.work_off()

    assert "MRRM-2026-000001-A" in letterbox.letters[0]["Subject"]
    assert "https://masar.example.org/c/X" in letterbox.letters[0].get_content()


def test_a_letter_waits_while_the_server_is_down_and_goes_out_once_after(
    app: Flask, letterbox: Letterbox
):
    up, app.config["MAIL_URL"] = app.config["MAIL_URL"], "smtp://127.0.0.1:1"
    message = _post()
    queue.work_off()
    app.config["MAIL_URL"] = up

    with clock.standing_at(clock.now() + timedelta(hours=1)):
        mail.remind()
        queue.work_off()
        mail.remind()
        queue.work_off()

    db.session.refresh(message)
    assert (len(letterbox.letters), message.tries) == (1, 2)


def test_a_line_break_in_an_address_adds_no_header(letterbox: Letterbox):
    _post("amal@example.org\nBcc: all@example.org")

    queue.work_off()

    assert [letter["Bcc"] for letter in letterbox.letters] in ([], [None])


def test_nothing_is_sent_where_the_change_it_tells_of_was_undone(letterbox: Letterbox):
    with unit_of_work():
        _write("a@example.org")
        db.session.rollback()

    queue.work_off()

    assert letterbox.letters == []
