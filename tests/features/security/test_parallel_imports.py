"""A roster that many hands confirm at once is written once."""

from concurrent.futures import ThreadPoolExecutor

from flask import Flask
from sqlalchemy import func, select

from lms.people.models import Person
from lms.platform.audit import AuditEntry
from lms.platform.db import db
from tests.cast import Cast
from tests.features.people import rosters
from tests.visitor import Visitor

HANDS = 8
NAMES = ("محمد علي سالم الفيتوري", "هدى خالد عمر الزوي", "سالم عمر حسن الهوني")


def test_many_confirmations_at_once_write_every_person_once(app: Flask, cast: Cast):
    officer = cast.officer()
    people = (f"{name};;وزارة الصحة;;" for name in NAMES)
    path = f"/ar/people/imports/{rosters.staged(rosters.text(*people)).id}/confirm"
    hands = [Visitor(app).sign_in(officer) for _ in range(HANDS)]
    tokens = {hand: {"csrf_token": hand.token()} for hand in hands}
    before = db.session.scalar(select(func.count()).select_from(Person)) or 0
    db.session.rollback()

    def confirm(hand: Visitor) -> int:
        with app.app_context():
            return hand.send("POST", path, data=tokens[hand]).status

    with ThreadPoolExecutor(HANDS) as at_once:
        answers = sorted(at_once.map(confirm, hands))

    assert answers == [303, *[409] * (HANDS - 1)]
    assert db.session.scalar(select(func.count()).select_from(Person)) == before + len(NAMES)


def test_many_hands_that_take_a_list_back_take_it_back_once(app: Flask, cast: Cast):
    officer = cast.officer()
    people = (f"{name};;وزارة الصحة;;" for name in NAMES)
    path = f"/ar/people/imports/{rosters.confirmed(rosters.text(*people)).id}/undo"
    hands = [Visitor(app).sign_in(officer) for _ in range(HANDS)]
    tokens = {hand: {"csrf_token": hand.token()} for hand in hands}
    before = db.session.scalar(select(func.count()).select_from(Person)) or 0
    db.session.rollback()

    def take_back(hand: Visitor) -> int:
        with app.app_context():
            return hand.send("POST", path, data=tokens[hand]).status

    with ThreadPoolExecutor(HANDS) as at_once:
        answers = set(at_once.map(take_back, hands))

    acts = select(func.count()).where(AuditEntry.act == "people:undo")
    assert answers == {303}
    assert db.session.scalar(select(func.count()).select_from(Person)) == before - len(NAMES)
    assert db.session.scalar(acts) == 1
