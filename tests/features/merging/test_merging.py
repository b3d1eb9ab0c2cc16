"""Two records become one person: nothing is lost."""

from datetime import date

from sqlalchemy import select

from lms.learning import queries as learning
from lms.learning.models import Cohort, Enrolment, EnrolmentState
from lms.people.accounts import services as accounts
from lms.people.accounts.models import Account, SignIn
from lms.people.duplicates.models import DuplicatePair, PairState
from lms.people.models import Person, Post
from lms.people.queries import merged
from lms.platform import clock
from lms.platform.audit import AuditEntry, first_break
from lms.platform.db import db, unit_of_work
from lms.platform.permissions import Role
from lms.workshops import services as workshops
from lms.workshops.models import Attendance, Presence, Session
from tests.cast import Cast
from tests.features.merging.conftest import Twice
from tests.features.merging.worlds import merge
from tests.visitor import Visitor


def _fresh(person: Person) -> Person:
    db.session.rollback()
    db.session.refresh(person)
    return person


def test_the_kept_record_is_completed_from_the_other(twice: Twice, officer: Visitor):
    officer.post(twice.address)

    kept = _fresh(twice.kept)
    assert (kept.birth_year, kept.phone) == (1984, "+218910000001")
    assert _fresh(twice.gone).merged_into_id == kept.id


def test_where_both_differ_the_chosen_value_stands(twice: Twice, officer: Visitor):
    officer.post(twice.address, {"choose-phone": "gone", "choose-name": "kept"})

    assert _fresh(twice.kept).phone == "+218910000002"


def test_the_message_offers_to_undo(twice: Twice, officer: Visitor):
    page = officer.follow(officer.post(twice.address))

    assert "أصبح السجلان سجلًا واحدًا." in page.text
    assert "/undo" in page.html


def test_sent_twice_it_is_done_once(twice: Twice, officer: Visitor):
    officer.post(twice.address)
    officer.post(twice.address)

    acts = db.session.scalars(select(AuditEntry.act).where(AuditEntry.act == "people:merge")).all()
    assert len(acts) == 1
    assert first_break() is None


def test_two_enrolments_in_one_cohort_become_one_with_the_marks_of_both(
    twice: Twice, officer: Visitor, cast: Cast, cohort: Cohort, session: Session
):
    ours, theirs = cast.enrolment(cohort, twice.kept), cast.enrolment(cohort, twice.gone)
    with unit_of_work():
        workshops.mark(session, theirs.id, Presence.PRESENT, by=None)

    officer.post(twice.address)

    db.session.expire_all()
    assert [one.id for one, _ in learning.standings(cohort.id)] == [ours.id]
    assert learning.standing_of(ours.id).attendance == 1.0
    assert theirs.state is EnrolmentState.WITHDRAWN
    assert [row.enrolment_id for row in db.session.query(Attendance)] == [ours.id]


def test_withdrawn_here_and_enrolled_there_is_enrolled(twice: Twice, cast: Cast, cohort: Cohort):
    ours = cast.enrolment(cohort, twice.kept)
    cast.enrolment(cohort, twice.gone)
    with unit_of_work():
        row = db.session.get_one(Enrolment, ours.id)
        row.state, row.withdrawn_at = EnrolmentState.WITHDRAWN, clock.now()

    merge(twice.kept.id, twice.gone.id)

    assert db.session.get_one(Enrolment, ours.id).state is EnrolmentState.ENROLLED


def test_the_older_of_two_open_posts_ends_the_day_before_the_newer(twice: Twice):
    with unit_of_work():
        db.session.query(Post).filter_by(person_id=twice.gone.id).update(
            {"starts_on": date(2023, 5, 1)}
        )

    merge(twice.kept.id, twice.gone.id)

    posts = db.session.query(Post).filter_by(person_id=twice.kept.id).order_by(Post.starts_on)
    assert [post.ends_on for post in posts] == [date(2023, 4, 30), None]


def test_of_two_accounts_the_one_of_the_record_that_went_is_closed(
    twice: Twice, cast: Cast, neighbour: Visitor
):
    cast.account(twice.kept)
    neighbour.sign_in(closed := cast.account(twice.gone))

    merge(twice.kept.id, twice.gone.id)

    neighbour.get("/ar/learn", status=303)
    assert db.session.get_one(Account, closed.id).disabled_at is not None
    assert db.session.query(SignIn).filter_by(account_id=closed.id).one().ended_at is not None


def test_a_single_account_comes_along(twice: Twice, cast: Cast):
    account = cast.account(twice.gone)

    merge(twice.kept.id, twice.gone.id)

    row = db.session.get_one(Account, account.id)
    assert (row.person_id, row.disabled_at) == (twice.kept.id, None)


def test_the_pair_of_the_two_is_settled(twice: Twice, cast: Cast):
    one, other = sorted([twice.kept.id, twice.gone.id])
    with unit_of_work():
        db.session.add(
            DuplicatePair(
                one_id=one, other_id=other, likeness=0.9, reasons=[], found_at=clock.now()
            )
        )

    merge(twice.kept.id, twice.gone.id)

    assert db.session.query(DuplicatePair).one().state is PairState.MERGED


def test_an_old_id_leads_on_through_any_number_of_merges(
    twice: Twice, officer: Visitor, cast: Cast
):
    last = cast.person("سالمة الورفلي")
    merge(twice.kept.id, twice.gone.id)
    merge(last.id, twice.kept.id)

    page = officer.get(f"/ar/people/{twice.gone.id}", status=303)

    assert page.location.endswith(str(last.id))
    assert set(db.session.scalars(merged.ids_of(last.id))) == {
        last.id, twice.kept.id, twice.gone.id,
    }  # fmt: skip


def test_a_record_that_went_is_not_found_and_not_corrected(twice: Twice, officer: Visitor):
    officer.post(twice.address)

    officer.get(f"/ar/people/{twice.gone.id}/names", status=404)
    assert twice.gone.number not in officer.get("/ar/people").text


def test_the_kept_page_says_from_which_record_it_was_merged(twice: Twice, officer: Visitor):
    officer.post(twice.address)

    assert twice.gone.number in officer.get(f"/ar/people/{twice.kept.id}").text


def test_an_erased_record_is_not_merged(twice: Twice, officer: Visitor):
    with unit_of_work():
        db.session.get_one(Person, twice.gone.id).erased_at = clock.now()

    officer.post(twice.address, status=409)

    assert _fresh(twice.gone).merged_into_id is None


def test_the_account_of_an_administrator_is_not_closed_by_a_merge(
    twice: Twice, cast: Cast, visitor: Visitor
):
    administrator, keeper = cast.administrator(), cast.officer()
    cast.account(twice.kept)
    with unit_of_work():
        accounts.grant(keeper, Role.ADMINISTRATOR)
    visitor.sign_in(keeper)

    page = visitor.post(f"/ar/people/{twice.kept.id}/merge/{administrator.person_id}", status=409)

    assert administrator.person.number in page.text
    assert db.session.get_one(Account, administrator.id).disabled_at is None


def test_nobody_is_signed_in_as_a_record_that_went(twice: Twice, cast: Cast, neighbour: Visitor):
    cast.account(twice.kept)
    neighbour.sign_in(closed := cast.account(twice.gone))
    merge(twice.kept.id, twice.gone.id)

    with unit_of_work():
        db.session.get_one(Account, closed.id).disabled_at = None
        db.session.query(SignIn).filter_by(account_id=closed.id).one().ended_at = None

    assert "/sign-in" in neighbour.get("/ar/learn", status=303).location
