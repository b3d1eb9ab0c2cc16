"""Background work goes on after any fault and shows how far it is."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask
from flask_babel import lazy_gettext

from lms.platform import clock
from lms.platform.db import db, unit_of_work
from lms.platform.jobs import queue
from lms.platform.jobs.models import Job, State
from lms.platform.jobs.queue import Run
from tests.cast import Cast
from tests.visitor import Visitor

DONE: list[int] = []


@queue.kind("count", title=lazy_gettext("Issuing certificates"))
def count(run: Run) -> None:
    """Count to three, failing at a number if told to."""
    for number in range(1, 4):
        with run.step(done=number, total=3):
            if run.args.get("fails_at") == number:
                raise RuntimeError
            DONE.append(number)


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    DONE.clear()
    yield
    DONE.clear()


def _queued(**args: int) -> Job:
    with unit_of_work():
        return queue.enqueue("count", dict(args), by=None, total=3)


def test_a_job_is_done_step_by_step(app: Flask):
    job = _queued()

    queue.work_off()

    db.session.refresh(job)
    assert (DONE, job.state, job.done, job.total) == ([1, 2, 3], State.DONE, 3, 3)


def test_a_job_that_keeps_failing_is_tried_three_times_and_then_reported(app: Flask):
    job = _queued(fails_at=2)

    queue.work_off()

    db.session.refresh(job)
    assert (job.state, job.attempts, job.done, job.fault) == (State.FAILED, 3, 1, "RuntimeError")


def test_what_a_killed_worker_left_is_taken_up_when_its_lease_has_run_out(app: Flask):
    job = _queued()
    with unit_of_work():
        job.state, job.lease_until = State.RUNNING, clock.now() + queue.LEASE
    before = queue.work_off()

    with clock.standing_at(clock.now() + queue.LEASE + timedelta(seconds=1)):
        after = queue.work_off()

    assert (before, after) == (0, 1)


def test_whoever_started_it_watches_the_bar_and_a_neighbour_does_not(
    cast: Cast, visitor: Visitor, neighbour: Visitor
):
    owner, other = cast.account(), cast.account(cast.person("علي عمر سالم الهوني", ""))
    with unit_of_work():
        job = queue.enqueue("count", {}, by=owner.id, total=3, onward="/certificates")
    visitor.sign_in(owner)
    neighbour.sign_in(other)

    waiting = visitor.get(f"/ar/jobs/{job.id}")
    queue.work_off()
    done = visitor.get(f"/en/jobs/{job.id}.json").json

    assert "بانتظار الدور" in waiting.text
    assert (done["state"], done["percent"], done["next"]) == ("done", 100, "/en/certificates")
    neighbour.get(f"/ar/jobs/{job.id}", status=404)


def test_a_stranger_is_sent_to_sign_in(cast: Cast, visitor: Visitor):
    with unit_of_work():
        job = queue.enqueue("count", {}, by=None)

    assert "/ar/sign-in" in visitor.get(f"/ar/jobs/{job.id}", status=303).location
