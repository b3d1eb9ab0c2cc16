"""Two officers merge the same records at once: it happens once, in one direction."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask

from lms.people.merging.models import Merge
from lms.platform.db import db
from tests.cast import Cast
from tests.features.merging.conftest import Twice
from tests.visitor import Visitor

HANDS = 4


@pytest.fixture
def hands(app: Flask, cast: Cast) -> list[Visitor]:
    """Officers at their desks."""
    officer = cast.officer()
    return [Visitor(app).sign_in(officer) for _ in range(HANDS)]


def _at_once(app: Flask, hands: list[Visitor], paths: list[str]) -> list[int]:
    tokens = [hand.token() for hand in hands]
    db.session.rollback()

    def send(hand: Visitor, path: str, token: str) -> int:
        with app.app_context():
            return hand.send("POST", path, data={"csrf_token": token}).status

    with ThreadPoolExecutor(HANDS) as together:
        return sorted(together.map(send, hands, paths, tokens))


def test_the_same_merge_sent_at_once_is_one_merge(app: Flask, twice: Twice, hands: list[Visitor]):
    answers = _at_once(app, hands, [twice.address] * HANDS)

    assert answers == [303] * HANDS
    assert db.session.query(Merge).count() == 1


def test_of_two_directions_one_is_taken(app: Flask, twice: Twice, hands: list[Visitor]):
    turned = f"/ar/people/{twice.gone.id}/merge/{twice.kept.id}"

    answers = _at_once(app, hands, [twice.address, turned] * (HANDS // 2))

    assert answers[:2] == [303, 303]
    assert set(answers[2:]) <= {404, 409}
    assert db.session.query(Merge).count() == 1
