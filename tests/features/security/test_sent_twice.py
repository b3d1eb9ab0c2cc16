"""A list that was sent twice by two quick clicks is written once, and the second says why not."""

from datetime import date

import pytest
from flask import Flask

from courses.text import Text
from lms.learning.reasons import Reason
from lms.people.rules.purposes import ForPast
from lms.people.services import importing
from lms.platform.db import db, unit_of_work
from lms.platform.refusals import Refused
from tests.features.people import rosters

PAST = ForPast(
    code="SEBHA-2024",
    title=Text("دورة سبها", "Course in Sebha"),
    starts_on=date(2024, 5, 14),
    ends_on=date(2024, 5, 16),
)


def test_a_past_training_staged_twice_is_confirmed_once(app: Flask):
    people = rosters.text("محمد علي سالم الفيتوري;;وزارة الصحة;;")
    again = rosters.staged(people, purpose=PAST)
    rosters.confirmed(people, purpose=PAST)

    with pytest.raises(Refused) as refusal, unit_of_work():
        importing.confirm(db.session.merge(again), by=None)

    assert refusal.value.reason is Reason.CODE_TAKEN
