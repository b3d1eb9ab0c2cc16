"""The preview of a list: counts, rows with reasons, doubts side by side; then what it did."""

from uuid import UUID

import pytest
from sqlalchemy import func, select

from lms.learning.models import Enrolment
from lms.people.models import Decision, ImportState, Person, RosterImport, RosterRow
from lms.people.rules.purposes import ForCohort
from lms.platform.db import db
from tests.cast import Cast
from tests.features.people.rosters import LATE, QATROUN, SEBHA, confirmed, content, staged, text
from tests.statements import Statements
from tests.visitor import Visitor

ONE = "محمد علي سالم التباوي;119886140520;وزارة الصحة;ممرض;0912345678"


def path(roster: RosterImport, language: str = "ar", more: str = "") -> str:
    return f"/{language}/people/imports/{roster.id}{more}"


def row(roster: RosterImport, label: str) -> RosterRow:
    return next(one for one in roster.rows if one.place_in_file == label)


def people() -> int:
    return db.session.scalar(select(func.count()).select_from(Person)) or 0


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("name", [SEBHA, QATROUN, LATE])
def test_every_row_is_shown_with_its_number_and_verdict(officer: Visitor, name: str, language: str):
    roster = staged(content(name))

    page = officer.get(path(roster, language))

    assert page.html.count('id="row-') == len(roster.rows)


def test_what_needs_a_person_comes_first(officer: Visitor):
    confirmed(content(QATROUN))
    late = staged(content(LATE))

    page = officer.get(path(late))

    shown = [int(one["id"].removeprefix("row-")) for one in page.markup.of("li") if "id" in one]
    assert shown[:2] == [14, 15]


def test_one_kind_of_rows_can_be_looked_at_alone(officer: Visitor):
    confirmed(content(QATROUN))
    late = staged(content(LATE))

    page = officer.get(path(late, more="?show=probable"))

    assert page.html.count('id="row-') == 2


def test_a_doubtful_row_stands_beside_who_it_may_be(officer: Visitor):
    confirmed(content(QATROUN))
    late = staged(content(LATE))

    page = officer.get(path(late, "en"))

    assert page.html.count("<table>") == 2
    assert page.html.count('value="same"') == 2


@pytest.mark.parametrize("decision", ["same", "different", "leave-out"])
def test_the_officer_decides_and_may_think_again(officer: Visitor, decision: str):
    confirmed(content(QATROUN))
    late = staged(content(LATE))
    doubtful = row(late, "16")

    officer.post(path(late, more=f"/rows/{doubtful.id}"), {"decision": decision})
    db.session.refresh(doubtful)
    assert doubtful.decision is Decision(decision)

    officer.post(path(late, more=f"/rows/{doubtful.id}"), {"decision": ""})
    db.session.refresh(doubtful)
    assert doubtful.decision is None


def test_a_made_up_decision_is_refused(officer: Visitor):
    confirmed(content(QATROUN))
    late = staged(content(LATE))

    officer.post(path(late, more=f"/rows/{row(late, '16').id}"), {"decision": "x"}, status=400)


def test_confirming_writes_everybody_at_once(officer: Visitor, cast: Cast):
    cohort = cast.cohort("QATROUN-03")
    roster = staged(content(QATROUN), purpose=ForCohort(cohort.id))
    before = people()

    officer.post(path(roster, more="/confirm"))

    assert people() == before + 30
    assert db.session.scalar(select(func.count()).select_from(Enrolment)) == 30


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_confirmed_list_leads_on_to_the_cohort_of_its_people(
    officer: Visitor, cast: Cast, language: str
):
    cohort = cast.cohort("QATROUN-03")
    purpose = ForCohort(cohort.id)
    roster = staged(content(QATROUN), purpose=purpose)
    onward = f"/{language}/cohorts/{cohort.id}"
    before = officer.get(path(roster, language)).links()

    officer.post(path(roster, more="/confirm"))

    assert onward not in before
    assert onward in officer.get(path(roster, language)).links()


def test_a_second_confirmation_is_refused_and_changes_nothing(officer: Visitor):
    roster = staged(content(SEBHA))
    officer.post(path(roster, more="/confirm"))
    before = people()

    officer.post(path(roster, more="/confirm"), status=409)

    assert people() == before


def test_deciding_after_the_confirmation_writes_at_once(officer: Visitor, cast: Cast):
    cohort = cast.cohort("QATROUN-03")
    purpose = ForCohort(cohort.id)
    confirmed(content(QATROUN))
    late = confirmed(content(LATE), purpose=purpose)

    officer.post(path(late, more=f"/rows/{row(late, '16').id}"), {"decision": "same"})

    assert db.session.scalar(select(func.count()).select_from(Enrolment)) == 15


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_confirmed_list_says_what_it_did_and_what_still_waits(officer: Visitor, language: str):
    confirmed(content(QATROUN))
    late = confirmed(content(LATE))

    page = officer.get(path(late, language))

    assert "14" in page.text
    assert "/confirm" not in page.html
    assert page.html.count('value="same"') == 2


def test_a_discarded_list_is_gone(officer: Visitor):
    roster = staged(content(SEBHA))

    officer.post(path(roster, more="/discard"))

    assert db.session.get_one(RosterImport, roster.id).state is ImportState.DISCARDED
    officer.get(path(roster), status=404)


def test_the_same_file_again_is_told(officer: Visitor):
    confirmed(content(SEBHA))
    again = staged(content(SEBHA))

    page = officer.get(path(again, "en"))

    assert "Importing it again changes nothing" in page.text


def test_an_unknown_institution_is_asked_for_and_remembered(officer: Visitor, cast: Cast):
    roster = staged(text(ONE.replace("وزارة الصحة", "وزارة الصحه والسكان")))
    health = cast.institution("MOH")
    page = officer.get(path(roster))
    assert "وزارة الصحه والسكان" in page.text

    officer.post(
        path(roster, more="/institutions"),
        {"text": "وزارة الصحه والسكان", "institution_id": str(health.id), "remember": "y"},
    )

    db.session.refresh(roster.rows[0])
    db.session.refresh(health)
    assert roster.rows[0].institution_id == health.id
    assert "وزارة الصحه والسكان" in health.aliases


def test_what_a_text_was_taken_for_is_said(officer: Visitor, cast: Cast):
    roster = staged(text(ONE.replace("وزارة الصحة", "جهة ما")))
    health = cast.institution("MOH")
    officer.get(path(roster))

    answer = officer.post(
        path(roster, more="/institutions"), {"text": "جهة ما", "institution_id": str(health.id)}
    )

    assert f"«جهة ما» في هذا الكشف تعني الآن: {health.name_ar}" in officer.follow(answer).text


def test_no_institution_chosen_is_told(officer: Visitor):
    roster = staged(text(ONE.replace("وزارة الصحة", "جهة ما")))

    page = officer.post(
        path(roster, more="/institutions"), {"text": "جهة ما", "institution_id": ""}, status=422
    )

    assert 'role="alert"' in page.html


@pytest.mark.parametrize(
    "cell", ["=cmd()", "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "x" * 10_000]
)
def test_hostile_cells_are_shown_as_text(officer: Visitor, cell: str):
    job = '"' + cell.replace('"', '""') + '"'
    roster = staged(text(ONE.replace("ممرض", job), f"{job};;{job};;"))

    page = officer.get(path(roster))

    assert "<script>alert" not in page.html
    assert "<img src=x" not in page.html


LONG = [f"محمد علي سالم التباوي;11988{number:07d};وزارة الصحة;ممرض;" for number in range(120)]


def test_a_long_list_is_read_a_page_at_a_time(officer: Visitor):
    roster = staged(text(*LONG))

    page = officer.get(path(roster, more="?page=2"))

    assert page.html.count('id="row-') == 50


def test_a_long_list_is_shown_in_few_statements(officer: Visitor, statements: Statements):
    roster = staged(text(*LONG))

    sent = statements(lambda: officer.get(path(roster, more="?page=2")))

    assert len(sent) <= 12


def test_the_page_with_doubts_costs_no_more(officer: Visitor, statements: Statements):
    confirmed(content(QATROUN))
    late = staged(content(LATE))

    sent = statements(lambda: officer.get(path(late)))

    assert len(sent) <= 12


@pytest.mark.parametrize("act", ["", "/confirm", "/discard", "/institutions"])
def test_a_trainee_comes_nowhere_near_a_list(
    seeded: None, cast: Cast, neighbour: Visitor, act: str
):
    roster = staged(content(SEBHA))
    neighbour.sign_in(cast.account())

    neighbour.get(path(roster), status=403)
    neighbour.post(path(roster, more=act or "/confirm"), status=403)


def test_a_stranger_is_asked_to_sign_in(seeded: None, visitor: Visitor):
    roster = staged(content(SEBHA))

    assert "/sign-in" in visitor.get(path(roster), status=303).location


def test_a_row_of_another_list_does_not_exist(officer: Visitor):
    one, other = staged(content(SEBHA)), staged(content(QATROUN))

    officer.post(path(one, more=f"/rows/{other.rows[0].id}"), {"decision": "same"}, status=404)


def test_a_list_nobody_sent_does_not_exist(officer: Visitor):
    officer.get(f"/ar/people/imports/{UUID(int=7)}", status=404)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_lists_so_far_are_listed(officer: Visitor, cast: Cast, language: str):
    cohort = cast.cohort("QATROUN-03")
    staged(content(SEBHA), name="sebha.xlsx")
    staged(content(QATROUN), name="q.xlsx", purpose=ForCohort(cohort.id))

    page = officer.get(f"/{language}/people/imports")

    assert "sebha.xlsx" in page.text
    assert "QATROUN-03" in page.text
