"""The printing press: papers made outside every transaction, in as many processes as there are cores."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from flask import current_app

from certificates import render, snapshot

WORTH_A_POOL = 12
MOST_PROCESSES = 4


def _print(facts: str, logo: bytes | None) -> bytes:
    return render.render(snapshot.load(facts), logo=logo)


def papers(facts: Sequence[str]) -> Iterator[bytes]:
    """Yield the PDF of each snapshot of facts, in order."""
    logo = _logo()
    if len(facts) < WORTH_A_POOL:
        yield from (_print(one, logo) for one in facts)
        return
    processes = min(os.cpu_count() or 1, MOST_PROCESSES)
    with ProcessPoolExecutor(
        processes, mp_context=get_context("spawn"), initializer=render.warm
    ) as pool:
        yield from pool.map(_print, facts, [logo] * len(facts), chunksize=4)


def _logo() -> bytes | None:
    path: Path | None = current_app.config["SITE"].logo
    return path.read_bytes() if path else None
