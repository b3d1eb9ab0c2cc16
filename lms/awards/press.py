"""The printing press: papers made in processes of their own, which end when the work does.

The engine takes memory and a second to start; neither a web process nor an idle worker pays.
"""

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from flask import current_app

from certificates.facts import Facts
from certificates.problems import Problem

WORTH_ANOTHER = 8
"""Papers that take as long as starting one more process."""
MOST_PROCESSES = 4


def papers(facts: Sequence[Facts]) -> Iterator[bytes | Problem]:
    """Yield the PDF of each certificate in order, or why it cannot be printed."""
    if not facts:
        return
    from certificates import render  # noqa: PLC0415 - YAML, imaging and text shaping

    logo = _logo()
    pool = ProcessPoolExecutor(processes(len(facts)), mp_context=get_context("spawn"))
    try:
        pressed = deque(pool.submit(render.render, one, logo=logo) for one in facts)
        while pressed:
            yield _paper(pressed.popleft())
    finally:
        pool.shutdown(cancel_futures=True)


def processes(count: int) -> int:
    """Return how many processes are worth starting for so many papers."""
    return min(os.cpu_count() or 1, MOST_PROCESSES, 1 + count // WORTH_ANOTHER)


def _paper(pressed: Future[bytes]) -> bytes | Problem:
    try:
        return pressed.result()
    except Problem as problem:
        return problem


def _logo() -> bytes | None:
    path: Path | None = current_app.config["SITE"].logo
    return path.read_bytes() if path else None
