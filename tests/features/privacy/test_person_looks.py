"""Who looked at one person."""

import pytest

from lms.people.models import Person
from lms.people.privacy.rules.looking import Day, longest
from lms.platform.db import db, unit_of_work
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.visitor import Visitor


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_administrator_reads_who_looked(
    officer: Visitor, watcher: Visitor, salma: Person, language: str
):
    officer.get(f"/ar/people/{salma.id}")

    page = watcher.get(f"/{language}/people/{salma.id}/looks")

    assert {"ar": "نجاة سالم", "en": "Najat Salem"}[language] in page.text


def test_a_look_at_a_record_that_was_put_into_this_one_counts(
    officer: Visitor, watcher: Visitor, cast: Cast, salma: Person
):
    gone = cast.person("سلمى علي محمد الورفلي")
    officer.get(f"/ar/people/{gone.id}/consent")
    with unit_of_work():
        db.session.get_one(Person, gone.id).merged_into_id = salma.id

    page = watcher.get(f"/en/people/{salma.id}/looks")

    assert "Consent of the person" in page.text


def test_somebody_of_another_institution_does_not_exist(
    cast: Cast, salma: Person, neighbour: Visitor
):
    other = cast.institution("MOJ")
    neighbour.sign_in(cast.staff(Role.ADMINISTRATOR, institution_id=other.id))

    neighbour.get(f"/ar/people/{salma.id}/looks", status=404)


def test_an_officer_does_not_watch_the_officers(officer: Visitor, salma: Person):
    officer.get(f"/ar/people/{salma.id}/looks", status=403)


def test_a_stranger_is_asked_to_sign_in(salma: Person, visitor: Visitor):
    assert "/sign-in" in visitor.get(f"/ar/people/{salma.id}/looks", status=303).location


@pytest.mark.parametrize(
    ("looks", "before", "unusual"),
    [(19, 0, False), (20, 0, True), (60, 28 * 20, False), (61, 28 * 20, True), (0, 0, False)],
)
def test_a_day_is_unusual_beyond_three_times_the_usual(looks: int, before: int, unusual: object):
    assert Day(looks, before).unusual is unusual


def test_the_longest_bar_is_the_fullest_day():
    assert (longest([Day(3, 0), Day(9, 0)]), longest([])) == (9, 0)
