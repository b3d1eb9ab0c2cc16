"""A merge is taken back at any later time, with what happened since."""

from datetime import date

from lms.learning.models import Cohort, Enrolment, EnrolmentState
from lms.people.duplicates.models import DuplicatePair, PairState
from lms.people.models import Person, Post
from lms.platform import clock
from lms.platform.audit import first_break
from lms.platform.db import db, unit_of_work
from lms.platform.permissions import Role
from lms.workshops import services as workshops
from lms.workshops.models import Attendance, Presence, Session
from tests.cast import Cast
from tests.features.merging.conftest import Twice
from tests.features.merging.worlds import dump, merge, undo
from tests.visitor import Visitor


def test_the_button_makes_two_records_again(twice: Twice, officer: Visitor):
    before = dump(besides=LEFT)
    made = merge(twice.kept.id, twice.gone.id)

    page = officer.follow(officer.post(f"/ar/people/merges/{made}/undo"))

    assert "تم التراجع عن الدمج، وعاد السجلان كما كانا." in page.text
    assert dump(besides=LEFT) == before
    assert first_break() is None


LEFT = frozenset({"merge", "merge_step", "audit_entry", "audit_detail", "journal_entry", "sign_in"})


def test_a_second_time_changes_nothing(twice: Twice, officer: Visitor):
    made = merge(twice.kept.id, twice.gone.id)
    officer.post(f"/ar/people/merges/{made}/undo")
    before = dump(besides=frozenset({"journal_entry"}))

    officer.post(f"/ar/people/merges/{made}/undo")

    assert dump(besides=frozenset({"journal_entry"})) == before


def test_what_was_corrected_since_stays(twice: Twice, officer: Visitor):
    made = merge(twice.kept.id, twice.gone.id, "phone")
    with unit_of_work():
        db.session.get_one(Person, twice.kept.id).phone = "+218919999999"

    page = officer.follow(officer.post(f"/ar/people/merges/{made}/undo"))

    assert "وبقي بند واحد على ما عُدّل إليه بعد الدمج" in page.text
    assert db.session.get_one(Person, twice.kept.id).phone == "+218919999999"


def test_marks_made_since_stay_with_the_record_that_is_kept(
    twice: Twice, cast: Cast, cohort: Cohort, session: Session
):
    ours, theirs = cast.enrolment(cohort, twice.kept), cast.enrolment(cohort, twice.gone)
    made = merge(twice.kept.id, twice.gone.id)
    with unit_of_work():
        workshops.mark(session, ours.id, Presence.PRESENT, by=None)

    undo(made)

    assert [row.enrolment_id for row in db.session.query(Attendance)] == [ours.id]
    assert db.session.get_one(Enrolment, theirs.id).state is EnrolmentState.ENROLLED


def test_a_post_that_another_followed_since_ends_before_that_one(twice: Twice):
    with unit_of_work():
        db.session.query(Post).filter_by(person_id=twice.gone.id).update(
            {"starts_on": date(2023, 5, 1)}
        )
    made = merge(twice.kept.id, twice.gone.id)
    with unit_of_work():
        moved = db.session.query(Post).filter_by(person_id=twice.kept.id, ends_on=None).one()
        moved.ends_on = date(2024, 12, 31)
        db.session.flush()
        db.session.add(
            Post(
                person_id=twice.kept.id,
                institution_id=moved.institution_id,
                starts_on=date(2025, 1, 1),
            )
        )

    undo(made)

    posts = db.session.query(Post).filter_by(person_id=twice.kept.id).order_by(Post.starts_on)
    assert [post.ends_on for post in posts] == [date(2024, 12, 31), None]


def test_a_name_corrected_since_keeps_its_sound(twice: Twice):
    made = merge(twice.kept.id, twice.gone.id, "name")
    with unit_of_work():
        kept = db.session.get_one(Person, twice.kept.id)
        kept.name_ar, kept.name_en = "نجاة علي محمد الورفلي", "Najat Al-Werfalli"

    undo(made)

    kept = db.session.get_one(Person, twice.kept.id)
    assert (kept.name_ar, kept.latin_key[:1]) == ("نجاة علي محمد الورفلي", "n")


def test_the_account_is_open_again_but_no_session_is(twice: Twice, cast: Cast, neighbour: Visitor):
    cast.account(twice.kept)
    neighbour.sign_in(account := cast.account(twice.gone))

    undo(merge(twice.kept.id, twice.gone.id))

    assert account.disabled_at is None
    assert "/sign-in" in neighbour.get("/ar/learn", status=303).location


def test_the_pair_waits_again(twice: Twice):
    one, other = sorted([twice.kept.id, twice.gone.id])
    with unit_of_work():
        db.session.add(
            DuplicatePair(
                one_id=one, other_id=other, likeness=0.9, reasons=[], found_at=clock.now()
            )
        )

    undo(merge(twice.kept.id, twice.gone.id))

    assert db.session.query(DuplicatePair).one().state is PairState.WAITING


def test_after_an_erasure_a_merge_stays(twice: Twice, officer: Visitor):
    made = merge(twice.kept.id, twice.gone.id)
    with unit_of_work():
        db.session.get_one(Person, twice.gone.id).erased_at = clock.now()

    officer.post(f"/ar/people/merges/{made}/undo", status=409)

    assert db.session.get_one(Person, twice.gone.id).merged_into_id == twice.kept.id


def test_a_neighbour_cannot_take_it_back(twice: Twice, cast: Cast, neighbour: Visitor):
    made = merge(twice.kept.id, twice.gone.id)
    police = cast.institution("MOI", "وزارة الداخلية", "Ministry of Interior")
    neighbour.sign_in(cast.staff(Role.OFFICER, institution_id=police.id))

    neighbour.post(f"/ar/people/merges/{made}/undo", status=404)
    neighbour.get(f"/ar/people/merges/{made}", status=404)

    assert db.session.get_one(Person, twice.gone.id).merged_into_id == twice.kept.id


def test_the_signed_out_are_sent_to_sign_in(twice: Twice, visitor: Visitor):
    made = merge(twice.kept.id, twice.gone.id)

    assert "/sign-in" in visitor.post(f"/ar/people/merges/{made}/undo").location
