"""A worker killed half-way: begun again, it gives exactly what is due."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from lms.awards.models import Certificate
from lms.platform import clock
from lms.platform.db import db
from lms.platform.jobs import queue
from lms.platform.mail import OutboxMessage
from lms.platform.settings import ROOT, Settings
from tests.cast import Cast
from tests.features.awards.scenes import GOOD, certificates, drafts, room

PEOPLE = 40
PATIENCE = 60
WORKER = """
from lms.app import create_app
from lms.platform.jobs import queue
app = create_app(testing=True)
with app.app_context():
    queue.work_off()
"""


@contextmanager
def worker(settings: Settings) -> Iterator["subprocess.Popen[bytes]"]:
    """Start a worker of its own, as the set-up does; nothing of it outlives the test."""
    started = subprocess.Popen(
        [sys.executable, "-c", WORKER],
        cwd=ROOT,
        start_new_session=True,
        env={
            **os.environ,
            "BASE_URL": settings.base_url,
            "SECRET_KEY": settings.secret_key,
            "IDENTITY_KEY": settings.identity_key,
            "DATABASE_URL": settings.database_url,
            "INSTANCE": str(settings.instance),
        },
    )
    try:
        yield started
    finally:
        kill(started)


def kill(process: "subprocess.Popen[bytes]") -> None:
    """End a process as a power cut does."""
    process.send_signal(signal.SIGKILL)
    process.wait()


def until(happened: Callable[[], bool]) -> None:
    """Wait for something, not for ever."""
    end = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.02)


def issued() -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(Certificate)) or 0


def alone(group: int) -> bool:
    """Tell whether no process of a group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.mark.slow
def test_a_worker_killed_half_way_leaves_no_gap_no_double_and_one_message_each(
    cast: Cast, settings: Settings
):
    room(cast, *[GOOD] * PEOPLE).close().order()
    settled = [draft.serial for draft in drafts()]
    with worker(settings) as victim:
        until(lambda: issued() >= 3)
        kill(victim)

    before = {one.serial: one.sha256 for one in certificates()}
    with clock.standing_at(clock.now() + timedelta(minutes=5)):
        queue.work_off()

    after = {one.serial: one.sha256 for one in certificates()}
    told = Counter(db.session.scalars(select(OutboxMessage.recipient)))
    assert 3 <= len(before) < PEOPLE
    assert list(after) == settled
    assert before.items() <= after.items()
    assert (len(told), set(told.values())) == (PEOPLE, {1})


@pytest.mark.slow
def test_the_press_of_a_killed_worker_ends_with_it(cast: Cast, settings: Settings):
    room(cast, *[GOOD] * PEOPLE).close().order()
    with worker(settings) as victim:
        until(lambda: issued() >= 1)

        kill(victim)

    until(lambda: alone(victim.pid))


@pytest.mark.slow
def test_a_full_disk_stops_the_work_and_loses_nothing(cast: Cast, monkeypatch: pytest.MonkeyPatch):
    room(cast, *[GOOD] * 4).close().order()
    settled = [draft.serial for draft in drafts()]
    writes = iter(range(100))
    really = os.fsync

    def disk(number: int) -> None:
        if next(writes) == 4:
            message = "no space left"
            raise OSError(28, message)
        really(number)

    monkeypatch.setattr(os, "fsync", disk)
    queue.work_off()

    assert [one.serial for one in certificates()] == settled
    assert drafts() == []
