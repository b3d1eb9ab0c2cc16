"""Nothing is kept longer than its period, and nothing that is younger is touched."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from lms.learning import services as learning
from lms.learning.models import Cohort, CohortState, Enrolment
from lms.people.accounts.models import FailedSignIn, HeldForm, SignIn, Ticket, TicketKind
from lms.people.erasing import jobs, services
from lms.people.erasing.models import Erasure, Ground
from lms.people.erasing.queries import due
from lms.people.erasing.rules.periods import Term
from lms.people.models import ImportState, Person, RosterFile, RosterImport, RosterRow
from lms.people.reasons import Reason
from lms.people.services import undoing
from lms.platform import audit, clock
from lms.platform.db import Model, db, unit_of_work
from lms.platform.files import StoredFile
from lms.platform.ids import uuid7
from lms.platform.jobs import queue
from lms.platform.jobs.models import Job
from lms.platform.journal import JournalEntry, Kind
from lms.platform.mail import OutboxMessage
from lms.platform.permissions import Role
from lms.platform.refusals import Refused
from tests.cast import Cast
from tests.features.erasing import traces
from tests.features.indicators.worlds import paper
from tests.features.people import rosters

NOON = datetime(2026, 6, 30, 12, tzinfo=clock.TRIPOLI)
LAST_SECOND = timedelta(seconds=1)


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    """A day on which everything is counted."""
    with clock.standing_at(NOON):
        yield


def retained(now: datetime = NOON) -> dict[Term, int]:
    """Return what a run emptied, without what it had nothing of."""
    counts = jobs.retain_all(now, run=uuid7())
    db.session.expire_all()
    return {term: count for term, count in counts.items() if count}


def keep(*rows: Model) -> None:
    with unit_of_work():
        db.session.add_all(rows)


def count(model: type[Model]) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def midnight(day: date) -> datetime:
    """Return the moment at which a day begins in Libya."""
    return datetime(day.year, day.month, day.day, tzinfo=clock.TRIPOLI)


def ticket(cast: Cast, used_at: datetime) -> Ticket:
    return Ticket(
        account_id=cast.account().id, kind=TicketKind.CARD, secret_hash=uuid7().hex * 2,
        created_at=used_at, expires_at=used_at + timedelta(days=300), used_at=used_at,
    )  # fmt: skip


def sign_in(cast: Cast, ended_at: datetime) -> SignIn:
    return SignIn(
        account_id=cast.account().id, token_hash=uuid7().hex * 2, created_at=ended_at,
        seen_at=ended_at, expires_at=ended_at + timedelta(days=300), ended_at=ended_at,
    )  # fmt: skip


def look(cast: Cast, at: datetime) -> JournalEntry:
    del cast
    return JournalEntry(at=at, kind=Kind.LOOKED_AT, thing_id=uuid7(), account_id=uuid7())


def letter(cast: Cast, sent_at: datetime) -> OutboxMessage:
    del cast
    return OutboxMessage(
        recipient="a@example.org", language="ar", subject="s", body="b", created_at=sent_at,
        next_try_at=sent_at, sent_at=sent_at,
    )  # fmt: skip


def guess(cast: Cast, at: datetime) -> FailedSignIn:
    del cast
    return FailedSignIn(key="k", at=at)


@pytest.mark.parametrize(
    ("made", "newest"),
    [
        (ticket, date(2026, 5, 31)),
        (sign_in, date(2026, 4, 1)),
        (look, date(2024, 6, 30)),
        (letter, date(2026, 5, 31)),
        (guess, date(2026, 6, 29)),
    ],
)
def test_the_last_second_of_the_newest_day_goes_and_the_next_second_stays(
    cast: Cast, made: type, newest: date
):
    edge = midnight(newest + timedelta(days=1))
    goes, stays = made(cast, edge - LAST_SECOND), made(cast, edge)
    keep(goes, stays)
    model, kept = type(goes), stays.id

    retained()

    assert db.session.scalars(select(model.id)).all() == [kept]


@pytest.mark.parametrize("minutes", [0, 1])
def test_held_forms_and_files_of_lists_go_when_they_say(cast: Cast, minutes: int):
    roster = rosters.staged(rosters.text("هدى خالد عمر الزوي;;وزارة الصحة;;"))
    ends = NOON + timedelta(minutes=minutes)
    keep(
        HeldForm(account_id=cast.account().id, address="/", sealed=b"x", expires_at=ends),
        RosterFile(roster_id=roster.id, sealed=b"x", expires_at=ends),
    )

    retained()

    assert (count(HeldForm), count(RosterFile)) == (minutes, minutes)


def trained(cast: Cast, ends_on: date, code: str = "OLD-1", **more: object) -> Person:
    """Somebody whose last training ended on a day."""
    person = cast.person(
        "جبران منصف تيسير القمودي", "Jubran Munsif Taysir Al-Qammoudi",
        phone="+218913344556", email="j@example.org", national_hash="a1" * 32,
        national_tail="520", access_needs="كرسي", **more,
    )  # fmt: skip
    cohort = Cohort(
        id=uuid7(), code=code, title_ar="دورة", title_en="Course", starts_on=ends_on,
        ends_on=ends_on, state=CohortState.CLOSED, closed_at=midnight(ends_on),
    )  # fmt: skip
    keep(cohort)
    keep(Enrolment(cohort_id=cohort.id, person_id=person.id, enrolled_at=midnight(ends_on),
                   completed_on=ends_on))  # fmt: skip
    return person


def now_of(person: Person) -> Person:
    db.session.expire_all()
    return db.session.get_one(Person, person.id)


@pytest.mark.parametrize(
    ("ends_on", "phone", "seal", "erased"),
    [
        (date(2023, 7, 1), "+218913344556", "a1" * 32, False),
        (date(2023, 6, 30), None, "a1" * 32, False),
        (date(2021, 7, 1), None, "a1" * 32, False),
        (date(2021, 6, 30), None, None, False),
        (date(2016, 7, 1), None, None, False),
        (date(2016, 6, 30), None, None, True),
    ],
)
def test_what_is_kept_of_people_goes_field_by_field(
    cast: Cast, ends_on: date, phone: str | None, seal: str | None, erased: object
):
    person = trained(cast, ends_on)

    retained()

    kept = now_of(person)
    assert (kept.phone, kept.national_hash, kept.erased_at is not None) == (phone, seal, erased)
    assert (kept.email is None, kept.access_needs == "") == (phone is None, phone is None)


def test_a_later_training_keeps_everything(cast: Cast):
    person = trained(cast, date(2012, 1, 1))
    with unit_of_work():
        cohort = cast_cohort(date(2026, 1, 1))
        db.session.add(cohort)
        db.session.flush()
        learning.enrol_people(cohort, [person.id], by=None)

    assert retained() == {}


def cast_cohort(day: date) -> Cohort:
    return Cohort(id=uuid7(), code="NEW-1", title_ar="د", title_en="C", starts_on=day, ends_on=day)


def test_a_training_of_a_merged_record_counts_for_the_person(cast: Cast):
    person = cast.person(phone="+218913344556")
    with unit_of_work():
        db.session.get_one(Person, person.id).created_at = datetime(2010, 1, 1, tzinfo=UTC)
    trained(cast, date(2026, 1, 1), merged_into_id=person.id)

    retained()

    assert now_of(person).phone == "+218913344556"


def test_who_was_never_trained_is_counted_from_the_day_of_registration(cast: Cast):
    person = cast.person(phone="+218913344556")
    with unit_of_work():
        db.session.get_one(Person, person.id).created_at = midnight(date(2023, 7, 1)) - LAST_SECOND

    assert retained() == {Term.CONTACT: 1}


def test_whoever_holds_a_role_keeps_what_signs_them_in(cast: Cast):
    account = cast.staff(Role.TRAINER)
    with unit_of_work():
        person = db.session.get_one(Person, account.person_id)
        person.created_at, person.phone = datetime(2010, 1, 1, tzinfo=UTC), "+218913344556"

    assert retained() == {}


@pytest.mark.parametrize(
    ("expires_on", "erased"), [(None, False), (date(2026, 6, 30), False), (date(2026, 6, 29), True)]
)
def test_a_valid_certificate_keeps_its_holder(cast: Cast, expires_on: date | None, erased: object):
    person = trained(cast, date(2016, 1, 1))
    enrolment = db.session.scalars(select(Enrolment)).one()
    given = paper(enrolment, date(2016, 2, 1))
    given.expires_on = expires_on
    with unit_of_work():
        db.session.add(stored(given.sha256))
        db.session.flush()
        db.session.add(given)

    retained()

    assert (now_of(person).erased_at is not None) is erased


def stored(sha256: str) -> Model:
    return StoredFile(sha256=sha256, size=1, media_type="application/pdf")


def test_an_erasure_for_age_says_so(cast: Cast):
    trained(cast, date(2016, 1, 1))

    retained()

    assert db.session.scalars(select(Erasure)).one().ground is Ground.RETENTION


@pytest.mark.parametrize(
    ("day", "left"), [(date(2026, 4, 1), {}), (date(2026, 4, 2), {"given": "هدى"})]
)
def test_rows_of_a_confirmed_list_forget_what_they_said(
    cast: Cast, day: date, left: dict[str, str]
):
    rosters.seed()
    with clock.standing_at(midnight(day)):
        rosters.confirmed(rosters.text("هدى خالد عمر الزوي;;وزارة الصحة;ممرضة;0925556677"))

    retained()

    row = db.session.scalars(select(RosterRow)).one()
    assert {key: row.values[key] for key in row.values if key == "given"} == left
    assert row.person_id


def test_the_same_list_is_known_again_after_its_rows_were_emptied(cast: Cast):
    rosters.seed()
    content = rosters.text("هدى خالد عمر الزوي;;وزارة الصحة;ممرضة;0925556677")
    with clock.standing_at(midnight(date(2026, 1, 1))):
        rosters.confirmed(content)
    retained()

    roster = rosters.staged(content)

    assert [row.verdict.value for row in roster.rows] == ["known"]


def test_a_list_that_nobody_confirmed_is_discarded(cast: Cast):
    with clock.standing_at(midnight(date(2026, 4, 1))):
        rosters.staged(rosters.text("هدى خالد عمر الزوي;;وزارة الصحة;;"))

    retained()

    roster = db.session.scalars(select(RosterImport)).one()
    assert roster.state is ImportState.DISCARDED
    assert [row.values for row in roster.rows] == [{}]


def test_an_emptied_list_opens_all_the_same(cast: Cast, visitor: object):
    officer = visitor.sign_in(cast.officer())
    rosters.seed()
    with clock.standing_at(midnight(date(2026, 1, 1))):
        roster = rosters.confirmed(rosters.text("هدى خالد عمر الزوي;;وزارة الصحة;;"))
    retained()
    with unit_of_work():
        db.session.query(SignIn).update({"expires_at": NOON + timedelta(days=1)})

    officer.get(f"/ar/people/imports/{roster.id}")


def test_an_emptied_list_is_not_taken_back_any_more(cast: Cast):
    rosters.seed()
    with clock.standing_at(midnight(date(2026, 1, 1))):
        roster = rosters.confirmed(rosters.text("هدى خالد عمر الزوي;;وزارة الصحة;;"))
    retained()

    with unit_of_work(), pytest.raises(Refused) as refused:
        undoing.undo(db.session.get_one(RosterImport, roster.id), by=None)

    assert refused.value.reason is Reason.IMPORT_FORGOTTEN
    assert db.session.scalars(select(RosterRow)).one().person_id


def test_a_second_run_changes_nothing(cast: Cast):
    trained(cast, date(2016, 1, 1))
    keep(ticket(cast, midnight(date(2026, 1, 1))))
    retained()
    before = traces.whole_database()

    assert retained() == {}
    assert traces.whole_database() == before


def test_what_is_due_is_what_a_run_empties(cast: Cast):
    trained(cast, date(2018, 1, 1))
    keep(ticket(cast, midnight(date(2026, 1, 1))))

    counted = {term: n for term, n in due.counts(NOON).items() if n}

    assert counted == retained() == {Term.TICKET: 1, Term.CONTACT: 1, Term.NATIONAL_NUMBER: 1}


def test_more_than_a_batch_is_emptied_in_several(cast: Cast):
    keep(*(guess(cast, midnight(date(2026, 1, 1))) for _ in range(services.BATCH + 1)))

    assert retained() == {Term.FAILED_SIGN_IN: services.BATCH + 1}


def test_the_chain_of_acts_holds(cast: Cast):
    trained(cast, date(2016, 1, 1))

    retained()

    assert audit.first_break() is None


def test_the_worker_does_it_once_a_day(cast: Cast):
    keep(guess(cast, midnight(date(2026, 1, 1))))

    queue.sweep()
    queue.sweep()

    assert (count(FailedSignIn), of_the_day()) == (0, 1)


def test_the_next_day_it_is_done_again(cast: Cast):
    queue.sweep()

    with clock.standing_at(NOON + timedelta(days=1)):
        queue.sweep()

    assert of_the_day() == 2


def of_the_day() -> int:
    jobs_ = select(func.count()).select_from(Job).where(Job.kind == jobs.RETAIN)
    return db.session.scalar(jobs_) or 0


@given(ages=st.lists(st.integers(-3, 3), min_size=1, max_size=6))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_younger_than_its_period_stays(cast: Cast, ages: list[int]):
    rows = [look(cast, NOON - timedelta(days=730 + 0) + timedelta(days=age)) for age in ages]
    keep(*rows)

    retained()

    kept = sorted(db.session.scalars(select(JournalEntry.at)))
    wanted = sorted(NOON - timedelta(days=730) + timedelta(days=age) for age in ages if age > 0)
    with unit_of_work():
        db.session.query(JournalEntry).delete()
    assert kept == wanted
