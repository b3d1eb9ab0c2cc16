"""The printing press: papers made in processes of their own, which end when the work does.

The engine takes memory and a second to start; neither a web process nor an idle worker pays.
"""

import os
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from threading import Thread

from certificates import render
from certificates.facts import Facts
from certificates.problems import Problem

WORTH_ANOTHER = 8
"""Papers that take as long as starting one more process."""
MOST_PROCESSES = 4


def papers(facts: Sequence[Facts], *, logo: bytes | None) -> Iterator[bytes | Problem]:
    """Yield the PDF of each certificate in order, or why it cannot be printed."""
    if not facts:
        return
    pool = ProcessPoolExecutor(
        processes(len(facts)), mp_context=get_context("spawn"), initializer=_follow_the_worker
    )
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


def _follow_the_worker() -> None:
    """End with the worker that started us, even when it is killed."""
    Thread(target=_end_after_it, daemon=True).start()


def _end_after_it() -> None:
    worker = parent_process()
    if worker is not None:
        worker.join()
        os._exit(1)
