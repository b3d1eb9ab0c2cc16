"""How the server receives: what a proxy says is heard only behind one, no body fills the disk."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from threading import Thread

import pytest
import waitress
from werkzeug.wrappers import Request, Response

from lms.platform.commands import reception
from lms.platform.security import LARGEST_UPLOAD
from lms.platform.settings import Settings


@Request.application
def _echo(request: Request) -> Response:
    return Response(request.headers.get("X-Forwarded-For", "nobody"))


@contextmanager
def _served(settings: Settings) -> Iterator[int]:
    """Serve on a free port, as the command does."""
    server = waitress.create_server(_echo, host="127.0.0.1", port=0, **reception(settings))
    running = Thread(target=server.run)
    running.start()
    try:
        yield server.effective_port
    finally:
        server.close()
        running.join()


def _answer(port: int, *headers: str) -> str:
    """Send a request without its body and return what comes back."""
    lines = ("POST / HTTP/1.1", "Host: localhost", "Connection: close", *headers, "", "")
    with socket.create_connection(("127.0.0.1", port), timeout=5) as line:
        line.sendall("\r\n".join(lines).encode())
        return line.makefile(encoding="latin-1").read()


@pytest.mark.parametrize(("proxies", "heard"), [(0, "nobody"), (1, "203.0.113.9")])
def test_the_address_a_proxy_names_is_heard_only_behind_a_proxy(
    settings: Settings, proxies: int, heard: str
):
    with _served(replace(settings, trusted_proxies=proxies)) as port:
        answer = _answer(port, "X-Forwarded-For: 203.0.113.9", "Content-Length: 0")

    assert answer.endswith(heard)


def test_a_body_far_above_the_largest_upload_is_refused_unread(settings: Settings):
    with _served(settings) as port:
        answer = _answer(port, f"Content-Length: {LARGEST_UPLOAD * 10}")

    assert answer.startswith("HTTP/1.1 413")
