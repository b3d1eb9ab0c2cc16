"""One command proves that the state is what the events say."""

from flask import Flask
from sqlalchemy import update

from lms.platform.db import db, unit_of_work
from lms.workshops import services
from lms.workshops.models import Attendance, Presence
from tests.cast import Cast


def test_a_state_that_was_tampered_with_is_mended_from_its_events(app: Flask, cast: Cast):
    cohort = cast.cohort()
    session, enrolment = cast.session(cohort), cast.enrolment(cohort)
    with unit_of_work():
        services.mark(session, enrolment.id, Presence.PRESENT, by=None)
    with unit_of_work():
        db.session.execute(update(Attendance).values(presence=Presence.ABSENT, minutes=0))

    answer = app.test_cli_runner().invoke(args=["state", "rebuild"])

    assert "attendance: 1 mended" in answer.output
    assert db.session.scalars(db.select(Attendance.presence)).one() is Presence.PRESENT
