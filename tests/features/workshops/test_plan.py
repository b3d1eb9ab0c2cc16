"""Planning the sessions of a cohort."""

from datetime import timedelta

import pytest

from lms.learning.models import Cohort, CohortState, Completion
from lms.people.accounts.models import Account
from lms.platform import clock
from lms.platform.audit import AuditEntry
from lms.platform.db import db, unit_of_work
from lms.platform.refusals import Refused
from lms.workshops import queries, services
from lms.workshops.models import Presence, Session
from tests.cast import Cast
from tests.visitor import Visitor


@pytest.fixture
def officer(cast: Cast) -> Account:
    return cast.officer()


def address(cohort: Cohort, language: str = "en") -> str:
    return f"/{language}/cohorts/{cohort.id}/sessions"


def planned(cohort: Cohort, **changes: object) -> dict[str, object]:
    return {
        "title_ar": "مسارات الإحالة",
        "title_en": "Referral pathways",
        "day": cohort.starts_on.isoformat(),
        "time": "13:00",
        "minutes": "120",
        **changes,
    }


def acts() -> list[str]:
    rows = db.session.query(AuditEntry.act).filter(AuditEntry.act.like("session:%"))
    return [act for (act,) in rows.order_by(AuditEntry.id)]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_officer_sees_the_sessions_and_a_form(
    cohort: Cohort, session: Session, officer: Account, visitor: Visitor, language: str
):
    page = visitor.sign_in(officer).get(address(cohort, language))

    assert "1" in page.text
    assert {"title_ar", "title_en", "minutes"} <= {
        field.get("name", "") for field in page.markup.of("input")
    }


def test_a_session_is_planned_and_recorded(cohort: Cohort, officer: Account, visitor: Visitor):
    visitor.sign_in(officer).post(address(cohort), planned(cohort))

    (session,) = queries.sessions_of(cohort.id)
    assert (session.title_en, session.minutes) == ("Referral pathways", 120)
    assert clock.local(session.starts_at).hour == 13
    assert acts() == ["session:plan"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title_ar": " "}, "Enter the title in Arabic"),
        ({"title_en": ""}, "Enter the title in English"),
        ({"minutes": "5"}, "from 10 to 600 minutes"),
        ({"day": ""}, "Choose the day"),
        ({"time": ""}, "Enter the time"),
        ({"day": "2001-01-01"}, "Choose a day within it"),
        ({"time": "09:30"}, "another session"),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_typed_is_lost(
    cohort: Cohort,
    session: Session,
    officer: Account,
    visitor: Visitor,
    changes: dict[str, object],
    words: str,
):
    page = visitor.sign_in(officer).post(address(cohort), planned(cohort, **changes), status=422)

    values = {field.get("name"): field.get("value") for field in page.markup.of("input")}
    assert words in page.text
    assert values["minutes"] == planned(cohort, **changes)["minutes"]
    assert len(queries.sessions_of(cohort.id)) == 1


def test_a_session_without_marks_can_be_removed(
    cohort: Cohort, session: Session, officer: Account, visitor: Visitor
):
    visitor.sign_in(officer).post(f"/en/sessions/{session.id}/remove")

    assert queries.sessions_of(cohort.id) == []
    assert acts() == ["session:remove"]


def test_a_session_with_marks_stays(
    cast: Cast, cohort: Cohort, session: Session, officer: Account, visitor: Visitor
):
    enrolment = cast.enrolment(cohort)
    with unit_of_work():
        services.mark(session, enrolment.id, Presence.PRESENT, by=None)

    page = visitor.sign_in(officer).post(f"/en/sessions/{session.id}/remove", status=409)

    assert "can no longer be removed" in page.text


def test_one_more_session_lowers_the_share_of_who_was_marked(
    cast: Cast, cohort: Cohort, session: Session, officer: Account, visitor: Visitor
):
    enrolment = cast.enrolment(cohort)
    with unit_of_work():
        services.mark(session, enrolment.id, Presence.PRESENT, by=None)

    visitor.sign_in(officer).post(address(cohort), planned(cohort, minutes="90"))

    assert db.session.query(Completion.share).scalar() == 0.5


def test_a_closed_cohort_is_planned_no_more(cohort: Cohort, officer: Account, visitor: Visitor):
    with unit_of_work():
        db.session.add(cohort)
        cohort.state, cohort.closed_at = CohortState.CLOSED, clock.now()

    page = visitor.sign_in(officer).post(address(cohort), planned(cohort), status=422)

    assert "closed" in page.text


def test_a_trainer_may_not_plan(cohort: Cohort, trainer: Account, visitor: Visitor):
    visitor.sign_in(trainer).get(address(cohort), status=403)


def test_a_cohort_that_is_not_there_is_not_found(
    session: Session, officer: Account, visitor: Visitor
):
    visitor.sign_in(officer).get(f"/en/cohorts/{session.id}/sessions", status=404)


def test_a_stranger_is_sent_to_sign_in(cohort: Cohort, visitor: Visitor):
    assert "/sign-in" in visitor.get(address(cohort), status=303).location


def test_sessions_may_follow_each_other_without_a_break(cohort: Cohort, session: Session):
    part = services.Planned(session.title, session.ends_at, 30)

    with unit_of_work():
        services.plan_sessions(cohort, [part])

    assert len(queries.sessions_of(cohort.id)) == 2


def test_a_session_must_lie_in_the_days_of_its_cohort(cohort: Cohort, session: Session):
    early = services.Planned(session.title, session.starts_at - timedelta(1), 30)

    with pytest.raises(Refused, match="outside-cohort"):
        services.plan_sessions(cohort, [early])
