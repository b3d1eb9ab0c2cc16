"""Before two records become one, everything that would move is shown."""

import pytest

from lms.learning.models import Cohort
from lms.people.models import Institution
from lms.platform.db import unit_of_work
from lms.platform.permissions import Role
from lms.workshops import services as workshops
from lms.workshops.models import Presence, Session
from tests.cast import Cast
from tests.features.merging.conftest import Twice
from tests.features.merging.worlds import dump
from tests.statements import Statements
from tests.visitor import Visitor

MOST_STATEMENTS = 12
NOTED = frozenset({"journal_entry"})
"""Who looked is noted."""


def test_both_records_stand_side_by_side_with_a_choice_where_they_differ(
    twice: Twice, officer: Visitor
):
    page = officer.get(twice.address)

    assert "دمج سجلين" in page.text
    assert twice.kept.number in page.text
    assert twice.gone.number in page.text
    assert 'name="choose-phone"' in page.html
    assert 'name="choose-born"' not in page.html
    assert "1984" in page.text


def test_a_name_runs_in_its_own_direction_and_a_telephone_from_the_left(
    twice: Twice, officer: Visitor
):
    page = officer.get(twice.address)

    assert f"<bdi>{twice.kept.name_ar}</bdi>" in page.html
    assert f'<bdi dir="ltr">{twice.kept.phone}</bdi>' in page.html


def test_what_moves_and_what_counts_once_is_said_in_words(
    twice: Twice, officer: Visitor, cast: Cast, cohort: Cohort, session: Session
):
    cast.enrolment(cohort, twice.kept)
    shell = cast.enrolment(cohort, twice.gone)
    cast.enrolment(cast.cohort("SEB-02"), twice.gone)
    with unit_of_work():
        workshops.mark(session, shell.id, Presence.PRESENT, by=None)

    page = officer.get(twice.address)

    assert "تدريب واحد" in page.text
    assert "تسجيل حضور واحد" in page.text
    assert "التدريب نفسه مرتين، فيُحسب مرة واحدة" in page.text
    assert "SEB-02" in page.text


def test_looking_changes_nothing(twice: Twice, officer: Visitor):
    before = dump(besides=NOTED)

    officer.get(twice.address)

    assert dump(besides=NOTED) == before


def test_the_page_takes_few_statements(
    twice: Twice, officer: Visitor, cast: Cast, cohort: Cohort, statements: Statements
):
    cast.enrolment(cohort, twice.kept)
    cast.enrolment(cohort, twice.gone)

    sent = statements(lambda: officer.send("GET", twice.address))

    assert len(sent) <= MOST_STATEMENTS


def test_the_direction_can_be_turned(twice: Twice, officer: Visitor):
    page = officer.get(twice.address)

    assert f"/ar/people/{twice.gone.id}/merge/{twice.kept.id}" in page.html


def test_one_record_is_not_merged_with_itself(twice: Twice, officer: Visitor):
    officer.get(f"/ar/people/{twice.kept.id}/merge/{twice.kept.id}", status=404)


def test_who_may_merge_in_one_institution_reaches_only_its_people(
    twice: Twice, cast: Cast, visitor: Visitor
):
    police: Institution = cast.institution("MOI", "وزارة الداخلية", "Ministry of Interior")
    visitor.sign_in(cast.staff(Role.OFFICER, institution_id=police.id))

    visitor.get(twice.address, status=404)
    visitor.post(twice.address, status=404)

    assert twice.gone.merged_into_id is None


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.FOCAL_POINT, Role.CERTIFICATE_OFFICER])
def test_others_may_not_merge(twice: Twice, cast: Cast, visitor: Visitor, role: Role):
    visitor.sign_in(cast.staff(role))

    visitor.get(twice.address, status=403)
    visitor.post(twice.address, status=403)

    assert twice.gone.merged_into_id is None


def test_the_signed_out_are_sent_to_sign_in(twice: Twice, visitor: Visitor):
    assert "/sign-in" in visitor.get(twice.address, status=303).location
