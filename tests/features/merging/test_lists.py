"""A list that knows a person by what a merged record said brings nobody new, and nothing to it."""

from lms.people import sealing
from lms.people.models import Person, RosterRow
from lms.people.rules import numbers
from lms.platform.db import db, unit_of_work
from tests.cast import Cast
from tests.features.merging.conftest import Twice
from tests.features.merging.worlds import merge
from tests.features.people import rosters

OURS, THEIRS = "219840000011", "219840000022"


def _give(person: Person, digits: str) -> None:
    number = numbers.national_number(digits)
    assert number
    with unit_of_work():
        row = db.session.get_one(Person, person.id)
        row.national_hash, row.national_tail = sealing.national_hash(number), digits[-3:]


def test_the_number_of_a_merged_record_leads_to_the_one_that_is_kept(twice: Twice, cast: Cast):
    _give(twice.kept, OURS)
    _give(twice.gone, THEIRS)
    merge(twice.kept.id, twice.gone.id)
    before = db.session.query(Person).count()

    rosters.confirmed(rosters.text(f"سالمة علي محمد الورفلي;{THEIRS};وزارة الصحة;;"))

    assert db.session.query(RosterRow).one().person_id == twice.kept.id
    assert db.session.query(Person).count() == before
