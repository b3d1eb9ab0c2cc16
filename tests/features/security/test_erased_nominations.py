"""What was said about somebody's nomination goes with them, even if nobody said who it was."""

from lms.learning.nominations import services as nominations
from lms.learning.nominations.models import DeclineReason
from lms.learning.nominations.services import Verdict
from lms.people.erasing import services as erasing
from lms.people.erasing.models import Ground
from lms.people.erasing.services import Order
from lms.people.roster.entries import Entry
from lms.people.rules import names
from lms.platform.db import db, unit_of_work
from lms.platform.identity import Actor, Grant
from lms.platform.ids import uuid7
from lms.platform.permissions import Role
from tests.cast import Cast


def test_the_notes_on_a_written_nomination_go_with_the_person(cast: Cast):
    person, cohort = cast.person(phone="+218911234567"), cast.cohort()
    there = cast.institution("MOJ", "وزارة العدل", "Ministry of Justice")
    focal = cast.staff(Role.FOCAL_POINT, institution_id=there.id)
    by = Actor(focal.id, focal.person_id, "", "", "", uuid7(), (Grant(Role.FOCAL_POINT, there.id),))
    entry = Entry(name=names.parse(person.name_ar), phones=("+218911234567",))
    with unit_of_work():
        nominations.set_quotas(cohort, {None: 3}, by=None)
        one = nominations.nominate_typed(cohort, entry, there, note="تحتاج إلى كرسي", by=by)
    with unit_of_work():
        nominations.decline(one, Verdict(DeclineReason.OTHER, "her brother is abroad"), by=None)

    with unit_of_work():
        erasing.erase(person.id, Order(Ground.REQUEST))

    db.session.expire_all()
    assert (one.person_id, one.note, one.screening) == (None, "", "")
