"""Issuing: serials without a gap, one paper and one message each, whatever happens in between."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import func, select

from certificates.serial import parse_serial
from certificates.verify import verify
from lms.awards import press, services
from lms.learning.models import Cohort, Enrolment, EnrolmentState
from lms.platform import clock, files
from lms.platform.db import db, unit_of_work
from lms.platform.jobs import queue
from lms.platform.jobs.models import Job, State
from lms.platform.mail import OutboxMessage
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.features.awards.scenes import (
    ABSENT,
    GOOD,
    WEAK,
    Room,
    award,
    certificates,
    drafts,
    given,
    printed,
    rename,
    room,
    somebody,
)
from tests.visitor import Visitor

AT_ONCE, LINES = 50, 8


def issuing(scene: Room, language: str = "ar") -> str:
    return f"/{language}/cohorts/{scene.cohort.id}/certificates"


def messages() -> list[str]:
    db.session.rollback()
    return list(db.session.scalars(select(OutboxMessage.recipient)))


def jobs() -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(Job)) or 0


def test_one_click_leads_to_the_progress_of_the_work(cast: Cast, visitor: Visitor):
    scene = room(cast, GOOD, ABSENT, WEAK, GOOD).close()
    visitor.sign_in(cast.officer())

    page = visitor.follow(visitor.post(issuing(scene, "en")))

    assert "Issuing certificates" in page.text
    assert len(drafts()) == 2


@pytest.mark.slow
def test_the_paper_says_the_names_and_is_kept_with_its_hash(cast: Cast):
    scene = room(cast, GOOD).close()

    [certificate] = scene.issue()

    verdict = verify(files.read(certificate.sha256), expected=certificate.sha256)
    assert verdict.intact
    assert verdict.facts is not None
    assert verdict.facts.holder.name.ar == certificate.enrolment.person.name_ar
    assert verdict.facts.serial == certificate.serial


@pytest.mark.slow
def test_the_bar_ends_and_opens_the_way_back(cast: Cast, visitor: Visitor):
    scene = room(cast, GOOD, GOOD).close()
    visitor.sign_in(cast.officer())
    address = visitor.post(issuing(scene)).location
    queue.work_off()

    page = visitor.get(address)

    assert scene.earned in page.links()


@pytest.mark.slow
def test_each_holder_is_told_once(cast: Cast):
    scene = room(cast, GOOD, GOOD, ABSENT).close()

    scene.issue()
    queue.work_off()

    assert messages() == [one.person.email for one in scene.people[:2]]


@pytest.mark.slow
def test_the_message_says_what_was_earned_and_where_it_is(cast: Cast):
    scene = room(cast, GOOD).close()

    [certificate] = scene.issue()

    letter = db.session.query(OutboxMessage).one()
    shown = award(certificate)
    lines = letter.body.splitlines()
    assert (certificate.serial in letter.subject, letter.language) == (True, "ar")
    assert shown.facts.course.title.ar in lines[0]
    assert {"http://localhost/ar/certificates", f"http://localhost/c/{shown.code}"} <= set(lines)


def test_serials_follow_each_other_from_cohort_to_cohort(cast: Cast):
    room(cast, GOOD, GOOD, code="SEB-01").close().order()
    room(cast, GOOD, code="SEB-02").close().order()

    assert [draft.number for draft in drafts()] == [1, 2, 3]
    assert [str(parse_serial(draft.serial)) for draft in drafts()] == [d.serial for d in drafts()]


def test_a_new_year_begins_at_one(cast: Cast):
    given(cast)

    with clock.standing_at(datetime(clock.today().year + 1, 2, 1, tzinfo=UTC)):
        room(cast, GOOD, code="SEB-02").close().order()

    assert [(one.number, one.year - clock.today().year) for one in drafts()] == [(1, 1)]


def test_a_refused_issue_takes_no_serial(cast: Cast, visitor: Visitor):
    spoiled = room(cast, GOOD, GOOD, code="SEB-01")
    rename(spoiled.people[1].person, "سالمة علي\u200f محمد الورفلي", "Salma")
    visitor.sign_in(cast.officer())

    visitor.post(issuing(spoiled.close()), status=409)
    room(cast, GOOD, code="SEB-02").close().order()

    assert [draft.number for draft in drafts()] == [1]


def test_a_name_that_cannot_be_printed_is_named(cast: Cast, visitor: Visitor):
    scene = room(cast, GOOD).close()
    rename(scene.people[0].person, "سالمة علي محمد الورفلي", "Salma\u200b Ali")
    visitor.sign_in(cast.officer())

    page = visitor.post(issuing(scene, "en"), status=409)

    assert "سالمة علي محمد الورفلي" in page.text
    assert jobs() == 0


def test_a_cohort_that_is_open_is_refused(cast: Cast, visitor: Visitor):
    scene = room(cast, GOOD)
    visitor.sign_in(cast.officer())

    page = visitor.post(issuing(scene, "en"), status=409)

    assert "still open" in page.text


def test_a_cohort_in_which_nobody_earned_one_is_refused(cast: Cast, visitor: Visitor):
    scene = room(cast, WEAK).close()
    visitor.sign_in(cast.officer())

    visitor.post(issuing(scene), status=409)

    assert jobs() == 0


def test_somebody_who_withdrew_is_given_none(cast: Cast):
    scene = room(cast, GOOD, GOOD)
    with unit_of_work():
        db.session.get_one(Enrolment, scene.people[0].id).state = EnrolmentState.WITHDRAWN

    scene.close().order()

    assert [draft.enrolment_id for draft in drafts()] == [scene.people[1].id]


def test_a_cohort_closed_early_says_the_day_it_really_ended(cast: Cast):
    scene = room(cast, GOOD, days_ago=0).close()

    [draft] = scene.order() and drafts()

    certificate = printed(draft)
    assert f'"ends_on": "{clock.today()}"' in certificate.facts


def test_a_second_click_is_answered_with_the_same_work(cast: Cast, visitor: Visitor):
    scene = room(cast, GOOD).close()
    visitor.sign_in(cast.officer())

    first, second = visitor.post(issuing(scene)), visitor.post(issuing(scene))

    assert first.location == second.location
    assert (len(drafts()), jobs()) == (1, 1)


def test_a_click_after_the_work_is_done_is_answered_with_it_too(cast: Cast, visitor: Visitor):
    scene = room(cast, GOOD).close()
    visitor.sign_in(cast.officer())
    first = visitor.post(issuing(scene))
    printed(drafts()[0])

    again = visitor.post(issuing(scene))

    assert again.location == first.location
    assert (len(certificates()), len(drafts())) == (1, 0)


def test_fifty_clicks_at_once_settle_one_set(app: Flask, cast: Cast):
    scene = room(cast, GOOD, GOOD, GOOD).close()
    cohort_id = scene.cohort.id

    def click(_: int) -> object:
        with app.app_context(), unit_of_work():
            return services.start_issue(db.session.get_one(Cohort, cohort_id), by=None).id

    with ThreadPoolExecutor(LINES) as lines:
        answers = set(lines.map(click, range(AT_ONCE)))

    assert (len(answers), jobs()) == (1, 1)
    assert [draft.number for draft in drafts()] == [1, 2, 3]


def test_cohorts_that_issue_at_once_share_one_row_of_serials(app: Flask, cast: Cast):
    rooms = [room(cast, GOOD, GOOD, code=f"SEB-{n:02}").close() for n in range(8)]
    ids = [scene.cohort.id for scene in rooms]

    def click(number: int) -> None:
        with app.app_context(), unit_of_work():
            services.start_issue(db.session.get_one(Cohort, ids[number]), by=None)

    with ThreadPoolExecutor(LINES) as lines:
        list(lines.map(click, range(8)))

    assert [draft.number for draft in drafts()] == list(range(1, 17))


@pytest.mark.slow
def test_two_workers_on_one_set_give_one_certificate_each(app: Flask, cast: Cast):
    scene = room(cast, GOOD, GOOD).close()
    scene.order()
    with unit_of_work():
        args = {"cohort": str(scene.cohort.id), "by": None}
        queue.enqueue(services.ISSUE, args, by=None)

    def work(_: int) -> None:
        with app.app_context():
            queue.work_off()

    with ThreadPoolExecutor(2) as workers:
        list(workers.map(work, range(2)))

    states = db.session.scalars(select(Job.state).where(Job.kind == services.ISSUE))
    assert [one.number for one in certificates()] == [1, 2]
    assert set(states) == {State.DONE}
    assert len(messages()) == 2


@pytest.mark.slow
def test_one_name_the_press_cannot_draw_stops_nobody_else(cast: Cast):
    scene = room(cast, GOOD, GOOD, GOOD)
    rename(scene.people[1].person, "هدى علي محمد الورفلي", "Huda 漢字")
    scene.close()

    scene.issue()

    assert [one.enrolment_id for one in certificates()] == [scene.people[0].id, scene.people[2].id]
    assert [one.enrolment_id for one in drafts()] == [scene.people[1].id]


@pytest.mark.slow
def test_once_the_name_is_corrected_it_is_printed_under_its_own_serial(
    cast: Cast, visitor: Visitor
):
    scene = room(cast, GOOD)
    rename(scene.people[0].person, "سالمة علي محمد الورفلي", "Salma 漢字")
    scene.close().issue()
    [waiting] = drafts()
    rename(scene.people[0].person, "سالمة علي محمد الورفلي", "Salma Ali")

    visitor.sign_in(cast.officer()).post(issuing(scene))
    queue.work_off()

    [certificate] = certificates()
    assert certificate.serial == waiting.serial
    assert '"en": "Salma Ali"' in certificate.facts


@pytest.mark.slow
def test_work_that_failed_offers_to_print_again(cast: Cast, visitor: Visitor):
    scene = room(cast, GOOD)
    rename(scene.people[0].person, "سالمة علي محمد الورفلي", "Salma 漢字")
    scene.close().issue()
    visitor.sign_in(cast.officer())

    page = visitor.get(scene.earned.replace("/ar/", "/en/"))

    assert "1 certificate could not be printed." in page.text
    assert "Print again" in page.text


@pytest.mark.parametrize(("count", "processes"), [(1, 1), (7, 1), (8, 2), (500, 4)])
def test_a_process_is_started_where_it_is_worth_it(
    monkeypatch: pytest.MonkeyPatch, count: int, processes: int
):
    monkeypatch.setattr("os.cpu_count", lambda: 16)

    assert press.processes(count) == processes


def test_no_paper_starts_no_process():
    assert list(press.papers([], logo=None)) == []


def test_the_trainer_may_not_issue(cast: Cast, visitor: Visitor):
    scene = room(cast, GOOD).close()
    visitor.sign_in(cast.trainer(scene.cohort))

    visitor.post(issuing(scene), status=403)


def test_a_certificate_officer_of_another_cohort_finds_nothing(cast: Cast, visitor: Visitor):
    scene = room(cast, GOOD).close()
    other = cast.cohort("UBR-01")
    visitor.sign_in(cast.staff(Role.CERTIFICATE_OFFICER, cohort_id=other.id))

    visitor.post(issuing(scene), status=404)


def test_a_stranger_is_asked_to_sign_in(cast: Cast, visitor: Visitor):
    scene = room(cast, GOOD).close()

    page = visitor.post(issuing(scene))

    assert "/ar/sign-in" in page.location
    assert drafts() == []


def test_somebody_without_a_passport_spelling_is_given_one_too(cast: Cast):
    scene = room(cast, GOOD)
    rename(scene.people[0].person, somebody(cast, 3).name_ar, "")

    scene.close().order()

    assert len(drafts()) == 1
