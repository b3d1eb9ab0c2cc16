"""Rosters become people: one record for one human being, nothing before it is confirmed."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select

from courses.text import Text
from lms.learning.models import Cohort, CohortState, Enrolment
from lms.people.models import Decision, Institution, Person, Post, RosterImport, Verdict
from lms.people.reasons import Reason
from lms.people.rules.purposes import ForCohort, ForPast
from lms.people.services import importing
from lms.platform import clock
from lms.platform.audit import AuditEntry
from lms.platform.db import Model, db, unit_of_work
from lms.platform.refusals import Refused
from tests.cast import Cast
from tests.features.people.rosters import (
    LATE,
    QATROUN,
    SEBHA,
    confirmed,
    content,
    decided,
    everybody,
    reported,
    staged,
    text,
)

pytestmark = pytest.mark.usefixtures("seeded")
ONE = "محمد علي سالم التباوي;119886140520;وزارة الصحة;ممرض;0912345678"


def count(table: type[Model]) -> int:
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def posts(person: Person) -> list[tuple[str, date, date | None]]:
    found = sorted(person.posts, key=lambda post: post.starts_on)
    return [(post.institution.code, post.starts_on, post.ends_on) for post in found]


def test_the_history_of_2024_brings_fourteen_new_people():
    report = reported(staged(content(SEBHA)))

    assert report.rows == 14
    assert report.new == list(range(4, 18))
    assert (report.known, report.probable, report.told, report.ignored) == ([], [], [], [18])


def test_the_nominees_of_qatroun_meet_two_people_known_from_2024():
    confirmed(content(SEBHA))

    report = reported(staged(content(QATROUN)))

    assert report.rows == 30
    assert (report.known, report.changed_post) == ([11, 22], [22])
    assert report.new == [row for row in range(5, 35) if row not in {11, 22}]
    assert (report.probable, report.told, report.ignored) == ([], [], [35])


def test_the_late_nominees_are_thirteen_new_one_known_and_two_for_a_person_to_decide():
    confirmed(content(SEBHA))
    confirmed(content(QATROUN))

    report = reported(staged(content(LATE)))

    assert report.rows == 16
    assert report.new == list(range(2, 15))
    assert (report.known, report.changed_post, report.probable) == ([15], [], [16, 17])
    assert (report.told, report.ignored) == ([], [])


def test_all_three_rosters_are_fifty_five_people_once_the_doubtful_are_the_same():
    confirmed(content(SEBHA))
    confirmed(content(QATROUN))
    late = confirmed(content(LATE))
    assert len(everybody()) == 55

    decided(late, "16", Decision.SAME)
    decided(late, "17", Decision.SAME)

    assert len(everybody()) == 55
    assert all(row.person_id for row in late.rows)


def test_a_doubtful_row_that_is_somebody_else_becomes_a_new_person():
    confirmed(content(QATROUN))
    late = confirmed(content(LATE))
    before = len(everybody())

    decided(late, "16", Decision.DIFFERENT)

    assert len(everybody()) == before + 1


@pytest.mark.parametrize("name", [SEBHA, QATROUN, LATE])
def test_staging_writes_nobody(name: str):
    staged(content(name))

    assert (count(Person), count(Post)) == (0, 0)


def test_importing_the_same_rosters_again_changes_nothing():
    confirmed(content(SEBHA))
    confirmed(content(QATROUN))
    late = confirmed(content(LATE))
    decided(late, "16", Decision.SAME)
    decided(late, "17", Decision.SAME)
    before = (count(Person), count(Post), [posts(person) for person in everybody()])

    again = [reported(confirmed(content(name))) for name in (SEBHA, QATROUN, LATE)]

    assert [len(report.known) for report in again] == [14, 30, 16]
    assert [report.changed_post for report in again] == [[], [], []]
    assert before == (count(Person), count(Post), [posts(person) for person in everybody()])


def test_what_a_person_decided_is_not_asked_again():
    confirmed(content(QATROUN))
    late = confirmed(content(LATE))
    decided(late, "16", Decision.SAME)
    decided(late, "17", Decision.DIFFERENT)

    report = reported(staged(content(LATE)))

    assert report.probable == []


def test_a_move_closes_the_old_post_and_keeps_it():
    with clock.standing_at(datetime(2024, 5, 14, tzinfo=UTC)):
        confirmed(text(ONE))
    with clock.standing_at(datetime(2026, 11, 22, tzinfo=UTC)):
        moved = confirmed(text(ONE.replace("وزارة الصحة", "بلدية القطرون")))

    (person,) = everybody()
    assert moved.rows[0].verdict is Verdict.CHANGED_POST
    assert posts(person) == [
        ("MOH", date(2024, 5, 14), date(2026, 11, 21)),
        ("M-LY032202", date(2026, 11, 22), None),
    ]


def test_a_list_of_the_past_does_not_move_people_back():
    confirmed(text(ONE))
    past = ForPast("OLD", Text("قديم", "Old"), date(2024, 5, 14), date(2024, 5, 16))

    confirmed(text(ONE.replace("وزارة الصحة", "حرس السواحل")), purpose=past)

    (person,) = everybody()
    assert [code for code, _, _ in posts(person)] == ["LCGPS", "MOH"]
    assert [post.institution.code for post in person.posts if post.ends_on is None] == ["MOH"]


def test_the_register_fills_what_it_did_not_know_and_overwrites_nothing():
    confirmed(text(ONE.replace("0912345678", "")))

    confirmed(text(ONE))
    confirmed(text(ONE.replace("0912345678", "0923456789")))

    assert [person.phone for person in everybody()] == ["+218912345678"]


def test_another_telephone_of_a_known_person_is_told():
    confirmed(text(ONE))

    roster = staged(text(ONE.replace("0912345678", "0923456789")))

    assert [message["code"] for message in roster.rows[0].messages] == ["phone_differs"]


def test_the_national_number_is_kept_nowhere():
    roster = confirmed(text(ONE))

    (person,) = everybody()
    assert "119886140520" not in str(roster.rows[0].values)
    assert (person.national_tail, len(person.national_hash or "")) == ("520", 64)


def test_somebody_twice_in_a_file_is_one_person():
    roster = confirmed(text(ONE, ONE.replace("التباوي", "التباوى")))

    assert len(everybody()) == 1
    assert reported(roster).ignored == [3]


def test_a_doubtful_row_may_be_a_row_above():
    other = "محمد علي سالم التباوي;;وزارة الصحة;ممرض;0912345678"
    roster = confirmed(text(ONE, other))
    assert reported(roster).probable == [3]

    decided(roster, "3", Decision.SAME)

    assert len(everybody()) == 1
    assert roster.rows[1].person_id == roster.rows[0].person_id


def test_a_wrong_row_is_left_and_the_others_are_written():
    confirmed(text("Mohamed;;وزارة الصحة;;", ONE))

    assert [person.name_ar for person in everybody()] == ["محمد علي سالم التباوي"]


def test_a_wrong_row_cannot_be_decided():
    roster = staged(text("Mohamed;;وزارة الصحة;;"))

    with pytest.raises(Refused) as refusal:
        decided(roster, "2", Decision.DIFFERENT)

    assert refusal.value.reason is Reason.ROW_SETTLED


def test_an_unknown_institution_gives_no_post_until_somebody_says_which_it_is():
    roster = confirmed(text(ONE.replace("وزارة الصحة", "مستشفى القطرون القروي")))
    assert count(Post) == 0

    health = db.session.scalars(select(Institution).where(Institution.code == "MOH")).one()
    with unit_of_work():
        importing.choose_institution(
            db.session.merge(roster), "مستشفى القطرون القروي",
            institution=db.session.merge(health), by=None,
        )  # fmt: skip

    assert [code for code, _, _ in posts(everybody()[0])] == ["MOH"]


def test_a_name_that_was_remembered_is_known_in_the_next_list():
    health = db.session.scalars(select(Institution).where(Institution.code == "MOH")).one()
    with unit_of_work():
        importing.remember("مستشفى سبها", institution=db.session.merge(health), by=None)

    roster = staged(text(ONE.replace("وزارة الصحة", "مستشفي سبها")))

    assert roster.rows[0].institution_id == health.id


def test_an_import_is_confirmed_once():
    roster = confirmed(text(ONE))

    with pytest.raises(Refused), unit_of_work():
        importing.confirm(db.session.merge(roster), by=None)


def test_a_discarded_list_leaves_nothing_that_was_said_of_people():
    roster = staged(text(ONE))

    with unit_of_work():
        importing.discard(db.session.merge(roster), by=None)

    kept = db.session.scalars(select(RosterImport)).one()
    assert (kept.rows, count(Person)) == ([], 0)


def test_two_lists_staged_together_make_one_person():
    first, second = staged(text(ONE)), staged(text(ONE, ""))
    with unit_of_work():
        importing.confirm(db.session.merge(first), by=None)

    with unit_of_work():
        importing.confirm(db.session.merge(second), by=None)

    assert len(everybody()) == 1


def test_numbers_of_the_register_go_on_and_on():
    confirmed(content(SEBHA))
    confirmed(content(QATROUN))

    numbers = [person.number for person in everybody()]

    assert numbers == [f"R-{n:05d}" for n in range(1, 43)]


def test_people_imported_into_a_cohort_are_enrolled_with_their_posts(cast: Cast):
    cohort = cast.cohort("QATROUN-03")
    purpose = ForCohort(cohort.id)
    confirmed(content(SEBHA))

    confirmed(content(QATROUN), purpose=purpose)
    late = confirmed(content(LATE), purpose=purpose)
    decided(late, "16", Decision.SAME)
    decided(late, "17", Decision.SAME)

    enrolled = list(db.session.scalars(select(Enrolment).where(Enrolment.cohort_id == cohort.id)))
    assert len(enrolled) == 43
    assert all(one.institution_id for one in enrolled)


def test_a_moved_person_is_enrolled_from_the_new_institution(cast: Cast):
    cohort = cast.cohort("QATROUN-03", starts_on=clock.today())
    confirmed(content(SEBHA))

    roster = confirmed(content(QATROUN), purpose=ForCohort(cohort.id))

    moved = next(row for row in roster.rows if row.place_in_file == "22")
    enrolment = db.session.scalars(
        select(Enrolment).where(Enrolment.person_id == moved.person_id)
    ).one()
    assert enrolment.institution_id == moved.institution_id


def test_a_training_of_the_past_is_closed_and_completed_only_where_its_list_says_so():
    past = ForPast(
        "SEBHA-2024", Text("أساسيات", "Essentials"), date(2024, 5, 14), date(2024, 5, 16)
    )
    listed = (
        "الاسم;الجهة;الهاتف;النتيجة\n"
        "محمد علي سالم التباوي;وزارة الصحة;0912345678;ناجح\n"
        "هدى خالد عمر الزوي;وزارة الصحة;0923456789;\n"
    )

    roster = confirmed(listed.encode(), purpose=past)

    cohort = db.session.scalars(select(Cohort)).one()
    done = dict(db.session.execute(select(Enrolment.person_id, Enrolment.completed_on)).all())
    assert (cohort.code, cohort.state, cohort.edition_id) == (
        "SEBHA-2024", CohortState.CLOSED, None,
    )  # fmt: skip
    assert [done[row.person_id] for row in roster.rows] == [date(2024, 5, 16), None]


def test_every_import_leaves_its_mark_in_the_audit():
    confirmed(text(ONE))

    acts = db.session.scalars(select(AuditEntry.act)).all()
    assert "people:import" in acts


@pytest.mark.parametrize(
    "cell", ["=cmd()", "<script>alert(1)</script>", "@SUM(1)", "-1+1", "x" * 10_000]
)
def test_hostile_cells_are_only_text(cell: str):
    roster = confirmed(text(ONE.replace("ممرض", cell)))

    assert len(everybody()) == 1
    assert everybody()[0].posts[0].job_title == cell[:120]
    assert roster.rows[0].verdict is Verdict.NEW


def test_an_institution_said_later_reaches_the_enrolment_too(cast: Cast):
    cohort = cast.cohort("QATROUN-03")
    roster = confirmed(
        text(ONE.replace("وزارة الصحة", "مستشفى القطرون القروي")),
        purpose=ForCohort(cohort.id),
    )
    health = db.session.scalars(select(Institution).where(Institution.code == "MOH")).one()

    with unit_of_work():
        importing.choose_institution(
            db.session.merge(roster),
            "مستشفى القطرون القروي",
            institution=db.session.merge(health),
            by=None,
        )

    assert db.session.scalars(select(Enrolment.institution_id)).one() == health.id
