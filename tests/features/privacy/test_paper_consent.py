"""A consent signed on paper is copied at the desk, by whoever may correct the person."""

from datetime import timedelta

import pytest

from lms.people.models import Person
from lms.people.privacy.models import Answer, Means, Part
from lms.people.privacy.queries import consents
from lms.platform import clock
from lms.platform.audit import AuditEntry
from lms.platform.db import db
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.visitor import Visitor


def paper(**answers: str) -> dict[str, object]:
    return {"signed_on": str(clock.today() - timedelta(days=3)), "language": "ar", **answers}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_form_stands_beside_the_history(officer: Visitor, salma: Person, language: str):
    page = officer.get(f"/{language}/people/{salma.id}/consent")

    assert {"ar": "لم يُسأل بعد", "en": "Not asked yet"}[language] in page.text


def test_the_paper_is_recorded_with_its_day_and_who_recorded_it(officer: Visitor, salma: Person):
    officer.post(f"/ar/people/{salma.id}/consent", paper(training="given", photos="refused"))

    kept = {one.part: one for one in consents.history(salma.id)}
    assert {part: one.answer for part, one in kept.items()} == {
        Part.TRAINING: Answer.GIVEN,
        Part.PHOTOS: Answer.REFUSED,
    }
    training = kept[Part.TRAINING]
    assert (training.means, training.recorded_by is not None) == (Means.PAPER, True)
    assert clock.local(training.answered_at).date() == clock.today() - timedelta(days=3)


def test_who_copied_a_paper_answers_for_it(officer: Visitor, salma: Person):
    officer.post(f"/ar/people/{salma.id}/consent", paper(training="given"))

    assert db.session.query(AuditEntry).filter_by(act="consent:record").count() == 1


def test_the_page_of_the_person_tells_what_counts(officer: Visitor, salma: Person):
    officer.post(f"/en/people/{salma.id}/consent", paper(training="given"))

    page = officer.get(f"/en/people/{salma.id}")

    assert "Agreed" in page.text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"signed_on": ""}, "Enter the day"),
        ({"signed_on": "2999-01-01"}, "has not come yet"),
        ({"training": ""}, "Copy at least one answer"),
    ],
)
def test_a_paper_without_day_or_answer_is_not_recorded(
    officer: Visitor, salma: Person, fields: dict[str, str], words: str
):
    sent = paper(training="given") | fields

    page = officer.post(f"/en/people/{salma.id}/consent", sent, status=422)

    assert words in page.text
    assert consents.history(salma.id) == []


def test_an_older_paper_does_not_override_a_newer_answer(officer: Visitor, salma: Person):
    officer.post(f"/ar/people/{salma.id}/consent", paper(photos="refused"))
    older = {"signed_on": str(clock.today() - timedelta(days=30)), "photos": "given"}

    officer.post(f"/ar/people/{salma.id}/consent", paper() | older)

    assert not consents.agreed(salma.id, Part.PHOTOS)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_somebody_of_another_institution_does_not_exist(
    cast: Cast, salma: Person, neighbour: Visitor, method: str
):
    other = cast.institution("MOJ")
    neighbour.sign_in(cast.staff(Role.OFFICER, institution_id=other.id))

    body = {"csrf_token": neighbour.token(), **paper(training="given")}
    page = neighbour.send(method, f"/ar/people/{salma.id}/consent", data=body)

    assert page.status == 404
    assert consents.history(salma.id) == []


def test_a_trainee_records_nothing_for_others(cast: Cast, salma: Person, visitor: Visitor):
    visitor.sign_in(cast.account())

    visitor.post(f"/ar/people/{salma.id}/consent", paper(training="given"), status=403)


def test_a_stranger_is_asked_to_sign_in(salma: Person, visitor: Visitor):
    page = visitor.get(f"/ar/people/{salma.id}/consent", status=303)

    assert "/sign-in" in page.location
