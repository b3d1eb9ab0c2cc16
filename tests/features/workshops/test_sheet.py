"""The sign-in sheet on paper."""

import pytest

from lms.learning.models import Cohort, Enrolment
from lms.people.accounts.models import Account
from lms.platform.db import db
from lms.platform.journal import JournalEntry
from lms.platform.permissions import Role
from lms.workshops.models import Session
from tests.cast import Cast
from tests.visitor import Visitor


def address(session: Session, language: str = "en") -> str:
    return f"/{language}/sessions/{session.id}/sheet"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_sheet_speaks_both_languages_whichever_the_reader_has(
    session: Session, people: list[Enrolment], trainer: Account, visitor: Visitor, language: str
):
    page = visitor.sign_in(trainer).get(address(session, language))

    words = ["Full name", "Signature", "أحمد سالم علي التباوي", "Ahmed Salem Ali Al-Tebawi"]
    assert [word for word in words if word not in page.text] == []
    assert "SEB-01 / D1" in page.text


def test_there_is_a_row_for_each_person_and_five_for_walk_ins(
    session: Session, people: list[Enrolment], trainer: Account, visitor: Visitor
):
    page = visitor.sign_in(trainer).get(address(session))

    assert len(page.markup.of("tr")) == 1 + 3 + 5


def test_each_session_of_the_day_has_its_column(
    cast: Cast, cohort: Cohort, session: Session, trainer: Account, visitor: Visitor
):
    cast.session(cohort, 2)

    page = visitor.sign_in(trainer).get(address(session))

    assert len(page.markup.of("th")) == 4 + 2


def test_an_officer_may_print_it(cast: Cast, session: Session, visitor: Visitor):
    visitor.sign_in(cast.officer()).get(address(session))


def test_whoever_printed_it_is_noted(session: Session, trainer: Account, visitor: Visitor):
    visitor.sign_in(trainer).get(address(session))

    (note,) = db.session.query(JournalEntry)
    assert (note.thing_id, note.account_id) == (session.id, trainer.id)


def test_another_cohorts_trainer_does_not_find_it(cast: Cast, session: Session, visitor: Visitor):
    stranger = cast.staff(Role.TRAINER, cohort_id=cast.cohort("GHA-01").id)

    visitor.sign_in(stranger).get(address(session), status=404)


def test_a_trainee_may_not_open_it(cast: Cast, cohort: Cohort, session: Session, visitor: Visitor):
    account, _ = cast.trainee(cohort)

    visitor.sign_in(account).get(address(session), status=403)


def test_a_stranger_is_sent_to_sign_in(session: Session, visitor: Visitor):
    assert "/sign-in" in visitor.get(address(session), status=303).location
