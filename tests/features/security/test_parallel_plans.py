"""A session that is sent many times at once is planned once."""

from concurrent.futures import ThreadPoolExecutor

from flask import Flask
from sqlalchemy import func, select

from lms.platform.db import db
from lms.workshops.models import Session
from tests.cast import Cast
from tests.visitor import Visitor

HANDS = 8


def test_many_plans_of_one_session_at_once_are_one(app: Flask, cast: Cast):
    cohort, officer = cast.cohort(), cast.officer()
    fields = {"title_ar": "الجلسة", "title_en": "Session", "time": "09:00", "minutes": "90"}
    fields["day"] = cohort.starts_on.isoformat()
    hands = [Visitor(app).sign_in(officer) for _ in range(HANDS)]
    sent = {hand: {"csrf_token": hand.token(), **fields} for hand in hands}
    path = f"/ar/cohorts/{cohort.id}/sessions"
    db.session.rollback()

    def plan(hand: Visitor) -> int:
        with app.app_context():
            return hand.send("POST", path, data=sent[hand]).status

    with ThreadPoolExecutor(HANDS) as at_once:
        answers = sorted(at_once.map(plan, hands))

    assert answers == [303, *[422] * (HANDS - 1)]
    assert db.session.scalar(select(func.count()).select_from(Session)) == 1
