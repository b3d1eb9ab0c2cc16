"""Whoever has to wait for somebody never makes them wait in turn."""

import warnings
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from flask import Flask

from lms.people.duplicates import services as duplicates
from lms.platform import audit
from lms.platform.db import db, unit_of_work
from lms.platform.turns import OutOfTurn, Turn, one_at_a_time
from tests.cast import Cast

ROUNDS = 20


def test_turns_are_asked_for_from_the_top_downwards(app: Flask):
    with unit_of_work():
        one_at_a_time(Turn.MERGES)
        one_at_a_time(Turn.AUDIT)
        one_at_a_time(Turn.MERGES)


def test_asking_upwards_is_told(app: Flask):
    with unit_of_work():
        one_at_a_time(Turn.AUDIT)

        with pytest.warns(OutOfTurn, match="MERGES after AUDIT"):
            one_at_a_time(Turn.MERGES)


def test_the_end_of_a_unit_of_work_is_the_end_of_its_turns(app: Flask):
    with unit_of_work():
        one_at_a_time(Turn.AUDIT)

    with warnings.catch_warnings(record=True) as told, unit_of_work():
        one_at_a_time(Turn.MERGES)

    assert told == []


def _call_different(one_id: UUID, other_id: UUID) -> None:
    duplicates.call_different(one_id, other_id, by=None)


def _look_after_an_act(one_id: UUID, _other_id: UUID) -> None:
    audit.record("people:detail", "person", one_id)
    duplicates.look_for([one_id])


def test_telling_people_apart_and_an_import_never_wait_for_each_other(app: Flask, cast: Cast):
    ids = cast.person().id, cast.person().id
    db.session.commit()
    db.session.rollback()

    def often(act: Callable[[UUID, UUID], None]) -> int:
        with app.app_context():
            for _ in range(ROUNDS):
                with unit_of_work():
                    act(*ids)
        return ROUNDS

    with ThreadPoolExecutor(2) as together:
        done = [together.submit(often, _call_different), together.submit(often, _look_after_an_act)]

    assert [one.result(timeout=30) for one in done] == [ROUNDS, ROUNDS]
