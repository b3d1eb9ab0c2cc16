"""One commit, or nothing at all."""

import threading
import time
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import func, select

from lms.people.models import Institution, InstitutionKind
from lms.platform.db import after_commit, db, unit_of_work


def _institution(code: str) -> Institution:
    return Institution(code=code, kind=InstitutionKind.AGENCY, name_ar=code, name_en=code)


def _fail_after(act: Callable[[], None]) -> None:
    """Do something in a unit of work that then fails."""
    with unit_of_work():
        act()
        db.session.flush()
        1 / 0  # noqa: B018


def _count() -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(Institution)) or 0


def test_what_is_done_in_it_is_committed_together(app: Flask):
    with unit_of_work():
        db.session.add_all([_institution("A"), _institution("B")])

    assert _count() == 2


def test_a_fault_inside_it_leaves_nothing_behind(app: Flask):
    with pytest.raises(ZeroDivisionError):
        _fail_after(lambda: db.session.add(_institution("A")))

    assert _count() == 0


def test_one_cannot_stand_inside_another(app: Flask):
    with unit_of_work(), pytest.raises(RuntimeError, match="inside another"), unit_of_work():
        pass


def test_what_must_follow_the_commit_follows_it_and_is_forgotten_after_a_fault(app: Flask):
    done: list[str] = []
    with unit_of_work():
        after_commit(lambda: done.append("committed"))
    with pytest.raises(ZeroDivisionError):
        _fail_after(lambda: after_commit(lambda: done.append("never")))

    with unit_of_work():
        pass

    assert done == ["committed"]


def test_forty_writers_at_once_all_write_and_none_waits_long(app: Flask):
    waits: list[float] = []

    def write(number: int) -> None:
        with app.app_context():
            began = time.monotonic()
            with unit_of_work():
                db.session.add(_institution(f"I{number}"))
            waits.append(time.monotonic() - began)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(40)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

    assert (_count(), len(waits)) == (40, 40)
    assert max(waits) < 5
