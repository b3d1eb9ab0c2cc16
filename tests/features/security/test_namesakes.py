"""A list of one name a thousand times over is judged without comparing everybody with everybody."""

import pytest
from flask import Flask

from lms.people.rules import matching
from lms.people.rules.matching import Traits, Verdict
from lms.people.services.judging import MOST_NAMESAKES
from tests.features.people import rosters

ROWS = 300


def _people(count: int) -> bytes:
    name = "محمد علي سالم الفيتوري"
    return rosters.text(*(f"{name};;وزارة الصحة;;09120{n:05d}" for n in range(count)))


def test_a_row_is_compared_with_few_of_its_many_namesakes(
    app: Flask, monkeypatch: pytest.MonkeyPatch
):
    compared: list[Traits] = []
    compare = matching.compare

    def noted(row: Traits, known: Traits) -> Verdict:
        compared.append(row)
        return compare(row, known)

    monkeypatch.setattr(matching, "compare", noted)
    rosters.staged(_people(ROWS))

    assert len(compared) <= ROWS * MOST_NAMESAKES


def test_the_last_of_many_namesakes_is_still_known_by_the_telephone(app: Flask):
    again = _people(ROWS) + "محمد علي سالم الفيتوري;;وزارة الصحة;;0912000299\n".encode()

    last = rosters.staged(again).rows[-1]

    assert last.match_row == ROWS - 1
