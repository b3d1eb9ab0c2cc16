"""Erasing in place: nothing tells any more who it was, and every count stays."""

import json
import os
from pathlib import Path

import pytest
from sqlalchemy import func, select

from lms.awards.models import Certificate
from lms.people.accounts.models import HeldForm, RecoveryCode, SignIn, Ticket
from lms.people.duplicates.models import DuplicatePair
from lms.people.erasing.models import Erasure, Ground
from lms.people.merging import services as merging
from lms.people.merging.models import Merge
from lms.people.models import Person, RosterFile, RosterImport, RosterRow, Verdict
from lms.people.rules.purposes import REGISTER
from lms.people.services import importing, staging
from lms.platform import audit
from lms.platform.audit import AuditDetail, AuditEntry
from lms.platform.db import db, unit_of_work
from lms.platform.mail import OutboxMessage
from lms.platform.refusals import Refused
from tests.conftest import ADDRESS
from tests.features.erasing import traces
from tests.features.erasing.traces import Someone
from tests.features.people import rosters


def found_in_columns() -> set[tuple[str, str]]:
    """Return what still tells who it was, and where."""
    return {
        (where, telling)
        for where, said in traces.whole_database().items()
        for telling in traces.TELLING
        if telling in said
    }


def count(model: type) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_before_they_are_erased_the_person_is_found_in_many_places(someone: Someone):
    assert {where for where, _ in found_in_columns()} > {
        "person.name_ar", "roster_row.values", "audit_detail.after", "merge_step.after",
        "outbox_message.body", "people_export.purpose", "nomination.note", "post.job_title",
        "certificate.facts", "roster_import.file_name",
    }  # fmt: skip


def test_nothing_in_any_column_tells_who_it_was_but_the_certificate(someone: Someone):
    traces.erase(someone.person_id)

    assert {where for where, _ in found_in_columns()} == {"certificate.facts"}
    assert someone.national_hash not in str(traces.whole_database())


def test_the_record_keeps_what_is_counted(someone: Someone):
    sex, number = someone.person.sex, someone.person.number
    homes = [post.institution_id for post in someone.person.posts]

    traces.erase(someone.person_id)

    assert (someone.person.sex, someone.person.number) == (sex, number)
    assert [post.institution_id for post in someone.person.posts] == homes
    assert someone.person.name_ar == "شخص مُحيت بياناته"
    assert someone.person.name_en == "Erased person"


def test_the_certificate_says_and_proves_what_it_did(someone: Someone):
    before = db.session.scalars(select(Certificate)).one()
    said = (before.facts, before.sha256, before.code)

    traces.erase(someone.person_id)

    after = db.session.scalars(select(Certificate)).one()
    assert (after.facts, after.sha256, after.code) == said


def test_nobody_comes_in_with_the_account_any_more(someone: Someone):
    traces.erase(someone.person_id)

    account = traces.account_of(someone.person_id)
    assert account.disabled_at
    assert account.password_hash == ""
    assert account.staff_number != "jubran-77"
    assert [count(model) for model in (SignIn, Ticket, RecoveryCode, HeldForm)] == [0, 0, 0, 0]


def test_the_record_that_was_merged_into_theirs_is_erased_with_it(someone: Someone):
    traces.erase(someone.person_id)

    second = db.session.get_one(Person, someone.second_id)
    assert second.erased_at
    assert second.name_ar == "شخص مُحيت بياناته"
    assert count(Erasure) == 2


def test_asked_for_the_merged_record_the_whole_person_is_erased(someone: Someone):
    traces.erase(someone.second_id)

    assert someone.person.erased_at


def test_a_merge_is_not_taken_back_once_they_are_erased(someone: Someone):
    traces.erase(someone.person_id)
    merge = db.session.scalars(select(Merge)).one()

    with pytest.raises(Refused), unit_of_work():
        merging.undo(db.session.get_one(Merge, merge.id), by=None)


def test_pairs_with_somebody_alike_are_gone(someone: Someone):
    traces.erase(someone.person_id)

    assert count(DuplicatePair) == 0


def test_letters_to_them_are_gone_and_letters_to_others_name_them_no_more(someone: Someone):
    traces.erase(someone.person_id)

    letter = db.session.scalars(select(OutboxMessage)).one()
    assert letter.recipient == "officer@example.org"
    assert traces.NAME not in letter.body


def test_the_files_of_lists_they_stand_in_are_deleted(someone: Someone):
    traces.erase(someone.person_id)

    assert count(RosterFile) == 0


def test_a_list_that_still_names_them_brings_everybody_else(someone: Someone):
    traces.erase(someone.person_id)
    before = count(Person)
    waiting = db.session.scalars(select(RosterImport).order_by(RosterImport.id.desc())).first()

    with unit_of_work():
        importing.confirm(db.session.get_one(RosterImport, waiting.id), by=None)

    assert count(Person) == before
    assert someone.person.phone is None


def test_sent_anew_their_list_meets_somebody_new(someone: Someone):
    traces.erase(someone.person_id)

    roster = rosters.staged((traces.HEADER + traces.ROW).encode())

    assert [row.verdict for row in roster.rows] == [Verdict.NEW]


def test_rows_of_other_people_in_the_same_lists_stay(someone: Someone):
    traces.erase(someone.person_id)

    others = db.session.scalars(select(RosterRow)).all()
    assert sum(row.values.get("family") == "الزوي" for row in others) == 2


def test_the_chain_of_acts_holds_and_says_nothing_of_them(someone: Someone):
    traces.erase(someone.person_id)

    assert audit.first_break() is None


def test_that_it_was_done_is_recorded_without_a_name(someone: Someone):
    traces.erase(someone.person_id)

    query = select(AuditDetail).join(AuditEntry, AuditEntry.id == AuditDetail.entry_id)
    done = db.session.scalars(query.where(AuditEntry.act == "people:erase")).one()
    assert done.after == {"ground": "request", "reference": "2026/17"}


def test_a_second_time_changes_nothing(someone: Someone):
    traces.erase(someone.person_id)
    before = traces.whole_database()

    assert not traces.erase(someone.person_id)
    assert traces.whole_database() == before


def test_an_erasure_for_age_says_so(someone: Someone):
    traces.erase(someone.person_id, ground=Ground.RETENTION)

    assert {one.ground for one in db.session.scalars(select(Erasure))} == {Ground.RETENTION}


def _files_of_the_database() -> bytes:
    """Return every byte SQLite keeps: the database and the log beside it."""
    path = Path(str(db.engine.url.database))
    return b"".join(one.read_bytes() for one in sorted(path.parent.glob(f"{path.name}*")))


if ADDRESS not in os.environ:  # on a server there are no files of our own to look at

    @pytest.mark.parametrize(
        "telling",
        ["القموضي", "Al-Gamoudy", "913344556", traces.EMAIL, traces.JOB, traces.NEEDS, "jubran-77"],
    )
    def test_not_even_the_bytes_of_the_database_tell_who_it_was(someone: Someone, telling: str):
        forms = (telling.encode(), json.dumps(telling)[1:-1].encode())
        before = _files_of_the_database()

        traces.erase(someone.person_id)

        after = _files_of_the_database()
        assert any(form in before for form in forms)
        assert not any(form in after for form in forms)


def test_a_list_that_was_read_before_and_staged_after_brings_somebody_new(someone: Someone):
    read = staging.read(
        (traces.HEADER + traces.ROW).encode(), file_name="l.csv", purpose=REGISTER, by=None
    )
    db.session.rollback()
    traces.erase(someone.person_id)
    before = count(Person)

    with unit_of_work():
        importing.confirm(staging.keep(read), by=None)

    assert count(Person) == before + 1
    assert someone.person.phone is None
    assert [post.job_title for post in someone.person.posts] == ["", ""]
