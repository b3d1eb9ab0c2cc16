"""Two records side by side: every field of both, and the decision."""

from uuid import uuid4

import pytest
from sqlalchemy import select

from lms.people.duplicates.models import DuplicatePair
from lms.people.models import Institution, Person
from lms.platform.db import db, unit_of_work
from lms.platform.journal import JournalEntry, Kind
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.statements import Statements
from tests.visitor import Visitor


def page_of(pair: DuplicatePair, language: str = "en") -> str:
    return f"/{language}/people/duplicates/{pair.id}"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_field_of_both_records_is_there(
    officer: Visitor, pair: DuplicatePair, two: tuple[Person, Person], language: str
):
    page = officer.get(page_of(pair, language))

    assert [one for person in two for one in (person.name_ar, person.number) if one in page.text]
    assert page.text.count("1985") == 2
    assert page.text.count("+218912345678") == 2
    assert page.text.count("موظف استقبال") == 2


def test_sameness_and_difference_are_said_in_words(
    officer: Visitor, pair: DuplicatePair, two: tuple[Person, Person]
):
    with unit_of_work():
        db.session.merge(two[0]).birth_year = 1986

    page = officer.get(page_of(pair))

    assert "the same" in page.text
    assert "differs" in page.text
    assert "Another year of birth" in page.text


def test_trainings_of_both_stand_below(
    officer: Visitor, cast: Cast, pair: DuplicatePair, two: tuple[Person, Person]
):
    cast.enrolment(cast.cohort("SEB-01"), two[0])

    page = officer.get(page_of(pair))

    assert "Protection and referral" in page.text


def test_either_record_may_be_the_one_that_stays(officer: Visitor, pair: DuplicatePair):
    page = officer.get(page_of(pair))

    assert f"/people/{pair.one_id}/merge/{pair.other_id}" in page.html
    assert f"/people/{pair.other_id}/merge/{pair.one_id}" in page.html


def test_that_both_were_looked_at_is_noted(officer: Visitor, pair: DuplicatePair):
    both = {pair.one_id, pair.other_id}
    officer.get(page_of(pair))

    looks = select(JournalEntry.thing_id).where(JournalEntry.kind == Kind.LOOKED_AT)

    assert both <= set(db.session.scalars(looks))


def test_a_pair_of_another_institution_does_not_exist(
    cast: Cast, neighbour: Visitor, pair: DuplicatePair
):
    elsewhere = cast.institution("MOJ")
    neighbour.sign_in(cast.staff(Role.OFFICER, institution_id=elsewhere.id))

    neighbour.get(page_of(pair), status=404)
    neighbour.post(f"{page_of(pair)}/different", status=404)
    neighbour.post(f"{page_of(pair)}/waiting", status=404)


def test_an_officer_of_the_institution_sees_it(
    cast: Cast, neighbour: Visitor, health: Institution, pair: DuplicatePair
):
    neighbour.sign_in(cast.staff(Role.OFFICER, institution_id=health.id))

    neighbour.get(page_of(pair))


def test_a_pair_nobody_knows_is_not_found(officer: Visitor):
    officer.get(f"/ar/people/duplicates/{uuid4()}", status=404)


def test_a_pair_of_somebody_merged_is_not_found(
    officer: Visitor, pair: DuplicatePair, two: tuple[Person, Person]
):
    path = page_of(pair)
    with unit_of_work():
        db.session.merge(two[1]).merged_into_id = two[0].id

    officer.get(path, status=404)


def test_whoever_may_not_merge_is_refused(
    cast: Cast, neighbour: Visitor, health: Institution, pair: DuplicatePair
):
    neighbour.sign_in(cast.staff(Role.FOCAL_POINT, institution_id=health.id))

    neighbour.get(page_of(pair), status=403)


def test_a_stranger_is_asked_to_sign_in(visitor: Visitor, pair: DuplicatePair):
    assert "/sign-in" in visitor.get(page_of(pair), status=303).location


def test_the_page_sends_few_statements(
    officer: Visitor, pair: DuplicatePair, statements: Statements
):
    path = page_of(pair)

    sent = statements(lambda: officer.get(path))

    assert len(sent) <= 14
