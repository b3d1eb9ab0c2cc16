"""Start Masar for one person: web and worker side by side, ended together."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Sequence
from urllib.error import URLError
from urllib.parse import urlsplit

from dotenv import dotenv_values

from setup import ROOT, stop

SETTINGS = ROOT / "instance" / "env"
HOST = "127.0.0.1"
FLASK = (sys.executable, "-m", "flask", "--app", "wsgi")
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PATIENCE = 60.0
GRACE = 10.0
GLANCE = 0.2


def surroundings(port: int) -> dict[str, str]:
    """Tell both parts their port; an address of this machine alone follows it."""
    written = os.environ.get("BASE_URL") or dotenv_values(SETTINGS).get("BASE_URL") or ""
    local = {"BASE_URL": f"http://{HOST}:{port}"} if urlsplit(written).hostname == HOST else {}
    return os.environ | local | {"PORT": str(port)}


def start(*command: str, port: int) -> "subprocess.Popen[bytes]":
    """Start one part in a group of its own, so that only we pass Ctrl-C on to it."""
    return subprocess.Popen([*FLASK, *command], env=surroundings(port), start_new_session=True)


def is_taken(port: int) -> bool:
    """Tell whether another program listens on the port."""
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        return tried.connect_ex((HOST, port)) == 0


def answers(port: int) -> bool:
    """Tell whether the web part is up."""
    try:
        with urllib.request.urlopen(f"http://{HOST}:{port}/healthz", timeout=2):
            return True
    except (URLError, OSError):
        return False


def greet(port: int) -> None:
    """Print where to go and who may sign in."""
    accounts = subprocess.run([*FLASK, "accounts"], capture_output=True, text=True, check=False)
    sys.stdout.write(
        f"\nMasar · مسار   http://{HOST}:{port}\n\n{accounts.stdout}\nCtrl-C ends it.\n"
    )
    sys.stdout.flush()


def watch(parts: Sequence["subprocess.Popen[bytes]"], port: int) -> None:
    """Greet once the web answers, then wait until a part ends."""
    began, greeted = time.monotonic(), False
    while all(part.poll() is None for part in parts):
        if not greeted and answers(port):
            greet(port)
            greeted = True
        elif not greeted and time.monotonic() - began > PATIENCE:
            return
        time.sleep(GLANCE)


def end(parts: Sequence["subprocess.Popen[bytes]"]) -> None:
    """Ask every part to end, and insist after a while; a second Ctrl-C changes nothing."""
    for ending in ENDINGS:
        signal.signal(ending, signal.SIG_IGN)
    for part in parts:
        part.terminate()
    for part in parts:
        try:
            part.wait(GRACE)
        except subprocess.TimeoutExpired:
            part.kill()


def main() -> int:
    """Run both parts until Ctrl-C, or until one of them ends."""
    port = int(os.environ.get("PORT") or 8000)
    if is_taken(port):
        stop(f"Port {port} is in use: end what uses it, or run `make run PORT={port + 1}`.")
    for ending in ENDINGS:
        signal.signal(ending, signal.default_int_handler)
    parts: list[subprocess.Popen[bytes]] = []
    try:
        parts += [start("serve", port=port), start("worker", port=port)]
        watch(parts, port)
    except KeyboardInterrupt:
        return 0
    finally:
        end(parts)
    sys.stderr.write("Masar ended by itself: the lines above say why.\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
