"""Taking an import back: everything it did, and a reason for what stays."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from courses.text import Text
from lms.learning.models import Cohort, Enrolment
from lms.learning.services import finish_lesson
from lms.people.models import Decision, ImportState, Person, RosterImport
from lms.people.reasons import Reason
from lms.people.rules.purposes import REGISTER, ForCohort, ForPast, Purpose
from lms.people.services import importing, staging, undoing
from lms.people.services.undoing import Undoing
from lms.platform import clock
from lms.platform.audit import AuditEntry, first_break
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
    staged,
    text,
)

pytestmark = pytest.mark.usefixtures("seeded")
ONE = "محمد علي سالم التباوي;119886140520;وزارة الصحة;ممرض;0912345678"
TWO = "هدى خالد عمر الزوي;219900000017;وزارة العدل;قاضية;0923456789"
TABLES = ("person", "post", "enrolment", "cohort")
NOT_COMPARED = frozenset({"id", "created_at", "enrolled_at", "closed_at"})


def undone(roster: RosterImport) -> Undoing:
    with unit_of_work():
        found = undoing.undo(db.session.get_one(RosterImport, roster.id), by=None)
    db.session.expire_all()
    return found


def again(roster: RosterImport) -> RosterImport:
    with unit_of_work():
        made = staging.again(db.session.get_one(RosterImport, roster.id), by=None)
    with unit_of_work():
        importing.confirm(db.session.get_one(RosterImport, made.id), by=None)
    return db.session.get_one(RosterImport, made.id)


def everything() -> dict[str, list[str]]:
    """Return all that lists write, with names in the place of ids."""
    db.session.rollback()
    called = {
        row.id: row.number for row in db.session.execute(select(Person.id, Person.number)).all()
    } | {row.id: row.code for row in db.session.execute(select(Cohort.id, Cohort.code)).all()}
    return {name: sorted(_lines(name, called)) for name in TABLES}


def _lines(name: str, called: dict[object, str]) -> Sequence[str]:
    rows = db.session.execute(select(Model.metadata.tables[name])).mappings()
    return [
        str([called.get(value, value) for key, value in row.items() if key not in NOT_COMPARED])
        for row in rows
    ]


def codes(roster: RosterImport) -> list[tuple[str, str, int]]:
    db.session.refresh(roster)
    return [
        (row.place_in_file, message["values"]["what"], message["values"]["num"])
        for row in roster.rows
        for message in row.messages
        if message["code"] == "stays"
    ]


def test_an_import_that_is_taken_back_leaves_the_register_as_it_was():
    confirmed(content(SEBHA))
    before = everything()
    roster = confirmed(content(QATROUN))

    found = undone(roster)

    assert found == Undoing(back=30, stayed=0)
    assert everything() == before
    assert db.session.get_one(RosterImport, roster.id).state is ImportState.UNDONE


def test_a_list_imported_again_after_its_undo_gives_what_it_gave():
    confirmed(content(SEBHA))
    roster = confirmed(content(QATROUN))
    after = everything()
    undone(roster)

    again(roster)

    assert everything() == after


def test_what_was_decided_is_kept_when_a_list_is_imported_again():
    confirmed(content(QATROUN))
    late = confirmed(content(LATE))
    decided(late, "16", Decision.SAME)
    decided(late, "17", Decision.DIFFERENT)
    after = everything()
    undone(late)

    repeated = again(late)

    assert everything() == after
    assert [row.decision for row in repeated.rows[-2:]] == [Decision.SAME, Decision.DIFFERENT]


def test_the_enrolments_of_a_list_go_with_it(cast: Cast):
    cohort = cast.cohort("QATROUN-03")
    before = everything()
    roster = confirmed(content(QATROUN), purpose=ForCohort(cohort.id))

    undone(roster)

    assert everything() == before


def test_a_training_of_the_past_goes_when_nobody_was_there_after_all():
    title = Text("أساسيات", "Essentials")
    past = ForPast("SEBHA-2024", title, date(2024, 5, 14), date(2024, 5, 16))
    before = everything()
    roster = confirmed(content(SEBHA), purpose=past)
    assert everything() != before

    undone(roster)

    assert everything() == before
    assert db.session.get_one(RosterImport, roster.id).purpose == past


def test_a_filled_telephone_goes_and_a_corrected_one_stays():
    confirmed(text(ONE.replace("0912345678", ""), TWO.replace("0923456789", "")))
    roster = confirmed(text(ONE, TWO))
    with unit_of_work():
        everybody()[1].phone = "+218944444444"

    undone(roster)

    assert [person.phone for person in everybody()] == [None, "+218944444444"]


def test_a_post_that_was_ended_goes_on():
    confirmed(text(ONE))
    before = everything()
    with clock.standing_at(clock.now() + timedelta(days=30)):
        roster = confirmed(text(ONE.replace("وزارة الصحة", "وزارة العدل")))

        undone(roster)

    assert everything() == before


def test_who_has_read_a_lesson_since_stays_with_the_reason(cast: Cast):
    cohort = cast.cohort("QATROUN-03")
    roster = confirmed(text(ONE, TWO), purpose=ForCohort(cohort.id))
    with unit_of_work():
        first = db.session.scalars(select(Enrolment)).all()
        reader = next(one for one in first if one.person_id == roster.rows[0].person_id)
        finish_lesson(reader, "first", language="ar")

    found = undone(roster)

    assert found == Undoing(back=1, stayed=1)
    assert codes(roster) == [("2", "lesson_read", 1)]
    assert [person.name_ar for person in everybody()] == ["محمد علي سالم التباوي"]


def test_whom_another_list_names_stays():
    first = confirmed(text(ONE))
    confirmed(text(ONE, TWO))

    found = undone(first)

    assert found == Undoing(back=0, stayed=1)
    assert codes(first) == [("2", "roster_row", 1)]


def test_who_has_an_account_stays(cast: Cast):
    roster = confirmed(text(ONE))
    cast.account(everybody()[0])

    undone(roster)

    assert codes(roster) == [("2", "account", 1)]


def test_who_moved_on_since_stays():
    with clock.standing_at(clock.now() - timedelta(days=60)):
        confirmed(text(ONE))
    with clock.standing_at(clock.now() - timedelta(days=30)):
        moved = confirmed(text(ONE.replace("وزارة الصحة", "وزارة العدل")))
    confirmed(text(ONE.replace("وزارة الصحة", "حرس السواحل")))
    before = everything()

    undone(moved)

    assert codes(moved) == [("2", "changed", 1)]
    assert everything() == before


def test_lists_taken_back_in_turn_leave_nothing():
    first = confirmed(text(ONE))
    second = confirmed(text(ONE, TWO))

    undone(second)
    undone(first)

    assert everybody() == []


def test_what_stayed_goes_when_its_reason_is_gone():
    first = confirmed(text(ONE))
    second = confirmed(text(ONE, TWO))
    undone(first)
    undone(second)

    found = undone(first)

    assert found == Undoing(back=1, stayed=0)
    assert everybody() == []


def test_a_second_undo_changes_nothing():
    roster = confirmed(text(ONE))
    undone(roster)
    acts = db.session.scalars(select(AuditEntry.act)).all()

    assert undone(roster) == Undoing(back=0, stayed=0)
    assert db.session.scalars(select(AuditEntry.act)).all() == acts


def test_an_undo_is_an_act_in_an_unbroken_chain():
    undone(confirmed(text(ONE)))

    assert "people:undo" in db.session.scalars(select(AuditEntry.act)).all()
    assert first_break() is None


def test_a_list_that_only_waits_has_nothing_to_take_back():
    roster = staged(text(ONE))

    with pytest.raises(Refused) as refusal:
        undone(roster)

    assert refusal.value.reason is Reason.IMPORT_NOT_WRITTEN


def test_a_list_that_stands_is_not_imported_again():
    roster = confirmed(text(ONE))

    with pytest.raises(Refused), unit_of_work():
        staging.again(db.session.get_one(RosterImport, roster.id), by=None)


PARTS = st.sampled_from(["محمد", "علي", "سالم", "عمر", "هدى", "فاطمة"])
FAMILIES = st.sampled_from(["الزوي", "التباوي", "الورفلي"])
NAMES = st.tuples(PARTS, PARTS, PARTS, FAMILIES).map(" ".join)
ROWS = st.tuples(
    NAMES,
    st.sampled_from(["", "119886140520", "219900000017", "119750000011"]),
    st.sampled_from(["", "وزارة الصحة", "وزارة العدل", "جهة ما"]),
    st.sampled_from(["", "ممرض", "قاضية"]),
    st.sampled_from(["", "0912345678", "0923456789"]),
).map(";".join)
LISTS = st.lists(ROWS, min_size=1, max_size=6).map(lambda rows: text(*rows))


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(before=LISTS, sent=LISTS, into=st.sampled_from([0, 1]))
def test_whatever_the_lists_an_undo_restores_and_importing_again_repeats(
    cast: Cast, before: bytes, sent: bytes, into: int
):
    cohort = cast.cohort(f"ANY-{db.session.query(Cohort).count()}")
    purpose: Purpose = (REGISTER, ForCohort(cohort.id))[into]
    confirmed(before)
    untouched = everything()
    roster = confirmed(sent, purpose=purpose)
    written = everything()

    undone(roster)
    assert everything() == untouched

    again(roster)
    assert everything() == written
