"""Acts of staff form a chain that shows every break."""

from flask import Flask
from sqlalchemy import select, update

from lms.platform import audit
from lms.platform.audit import AuditDetail, AuditEntry
from lms.platform.db import db, unit_of_work
from lms.platform.ids import uuid7


def _acts(count: int) -> None:
    for number in range(count):
        with unit_of_work():
            audit.record("thing:change", "thing", uuid7(), before={"n": number}, after={"n": -1})


def test_an_untouched_chain_holds(app: Flask):
    _acts(5)

    assert audit.first_break() is None


def test_a_changed_act_breaks_the_chain_where_it_stands(app: Flask):
    _acts(5)

    with unit_of_work():
        db.session.execute(update(AuditEntry).where(AuditEntry.id == 3).values(act="other"))

    assert audit.first_break() == 3


def test_a_removed_act_breaks_the_chain(app: Flask):
    _acts(5)

    with unit_of_work():
        db.session.delete(db.session.get_one(AuditDetail, 2))
        db.session.flush()
        db.session.delete(db.session.get_one(AuditEntry, 2))

    assert audit.first_break() == 2


def test_a_changed_detail_is_found_but_an_emptied_one_is_lawful(app: Flask):
    _acts(5)

    with unit_of_work():
        detail = db.session.get_one(AuditDetail, 4)
        detail.before = detail.after = None
    emptied = audit.first_break()
    with unit_of_work():
        db.session.get_one(AuditDetail, 2).after = {"n": 99}

    assert (emptied, audit.first_break()) == (None, 2)


def test_an_act_that_is_rolled_back_leaves_no_gap(app: Flask):
    _acts(1)
    with unit_of_work():
        audit.record("thing:change", "thing", uuid7())
        db.session.rollback()

    _acts(1)

    assert list(db.session.scalars(select(AuditEntry.id).order_by(AuditEntry.id))) == [1, 2]
