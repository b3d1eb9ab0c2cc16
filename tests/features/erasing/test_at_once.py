"""Erasing while others erase, import and merge the same person: one effect, nothing comes back."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from flask import Flask
from sqlalchemy import func, select

from lms.people.duplicates.models import DuplicatePair
from lms.people.erasing.models import Erasure
from lms.people.models import Person, RosterImport
from lms.platform import audit
from lms.platform.audit import AuditEntry
from lms.platform.db import db
from tests.cast import Cast
from tests.features.erasing import traces
from tests.features.erasing.traces import Someone
from tests.visitor import Visitor

HANDS = 6


def at_once(app: Flask, *acts: Callable[[], int]) -> list[int]:
    """Let several hands act at the same moment; return their answers."""
    db.session.rollback()

    def act(one: Callable[[], int]) -> int:
        with app.app_context():
            return one()

    with ThreadPoolExecutor(len(acts)) as hands:
        return list(hands.map(act, acts))


def sending(hand: Visitor, path: str, **fields: object) -> Callable[[], int]:
    """Fill in a form now and send it later."""
    body = {"csrf_token": hand.token(), **fields}
    return lambda: hand.send("POST", path, data=body).status


def erasing(app: Flask, cast: Cast, person: Person) -> Callable[[], int]:
    hand = Visitor(app).sign_in(cast.officer())
    path = f"/ar/people/{person.id}/erase"
    return sending(hand, path, ground="request", reference="7", number=person.number)


def test_many_who_erase_one_person_erase_them_once(app: Flask, cast: Cast, someone: Someone):
    hands = [erasing(app, cast, someone.person) for _ in range(HANDS)]

    answers = at_once(app, *hands)

    acts = select(func.count()).where(AuditEntry.act == "people:erase")
    assert answers == [303] * HANDS
    assert db.session.scalar(acts) == 1
    assert db.session.scalar(select(func.count()).select_from(Erasure)) == 2
    assert audit.first_break() is None


def test_a_list_that_is_confirmed_meanwhile_brings_nothing_back(
    app: Flask, cast: Cast, someone: Someone
):
    waiting = db.session.scalars(select(RosterImport).order_by(RosterImport.id.desc())).first()
    confirming = sending(
        Visitor(app).sign_in(cast.officer()), f"/ar/people/imports/{waiting.id}/confirm"
    )

    at_once(app, erasing(app, cast, someone.person), confirming)

    assert (someone.person.phone, someone.person.national_hash) == (None, None)
    assert {post.job_title for post in someone.person.posts} == {""}
    assert traces.JOB not in traces.whole_database()["roster_row.values"]


def test_a_merge_made_meanwhile_leaves_no_name(app: Flask, cast: Cast, someone: Someone):
    third = cast.person(traces.NAME, traces.LATIN, phone="+218913344556")
    merging = sending(
        Visitor(app).sign_in(cast.officer()),
        f"/ar/people/{someone.person_id}/merge/{third.id}",
    )

    answers = at_once(app, erasing(app, cast, someone.person), merging)

    db.session.expire_all()
    there = db.session.get_one(Person, third.id)
    assert answers[0] == 303
    assert (there.merged_into_id is None) == (there.erased_at is None)
    assert someone.person.phone is None
    assert db.session.scalar(select(func.count()).select_from(DuplicatePair)) == 0
