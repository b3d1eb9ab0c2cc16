"""The ledger: which record went into which, when, by whom, and what it did."""

from lms.learning.models import Cohort
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.features.merging.conftest import Twice
from tests.features.merging.worlds import merge, undo
from tests.statements import Statements
from tests.visitor import Visitor

MOST_STATEMENTS = 12


def test_each_merge_stands_in_the_ledger_with_who_made_it(
    twice: Twice, officer: Visitor, cast: Cast
):
    officer.post(twice.address)

    page = officer.get("/ar/people/merges")

    assert twice.gone.number in page.text
    assert "نجاة سالم علي الزوي" in page.text


def test_a_merge_shows_what_it_did_and_can_be_undone_there(
    twice: Twice, officer: Visitor, cast: Cast, cohort: Cohort
):
    cast.enrolment(cohort, twice.gone)
    made = merge(twice.kept.id, twice.gone.id)

    page = officer.get(f"/ar/people/merges/{made}")

    assert "1984" in page.text
    assert "تدريب واحد" in page.text
    assert f"/ar/people/merges/{made}/undo" in page.html


def test_an_undone_merge_stays_in_the_ledger_without_a_button(twice: Twice, officer: Visitor):
    made = merge(twice.kept.id, twice.gone.id)
    undo(made)

    page = officer.get(f"/ar/people/merges/{made}")

    assert "/undo" not in page.html
    assert "تم التراجع عن الدمج" in officer.get("/ar/people/merges").text


def test_without_merges_the_ledger_says_so(officer: Visitor):
    assert "لم يُدمج أي سجل بعد" in officer.get("/ar/people/merges").text


def test_the_pages_take_few_statements(
    twice: Twice, officer: Visitor, cast: Cast, cohort: Cohort, statements: Statements
):
    cast.enrolment(cohort, twice.gone)
    made = merge(twice.kept.id, twice.gone.id)

    listed = statements(lambda: officer.send("GET", "/ar/people/merges"))
    opened = statements(lambda: officer.send("GET", f"/ar/people/merges/{made}"))

    assert max(len(listed), len(opened)) <= MOST_STATEMENTS


def test_the_neighbour_sees_an_empty_ledger(twice: Twice, cast: Cast, neighbour: Visitor):
    merge(twice.kept.id, twice.gone.id)
    police = cast.institution("MOI", "وزارة الداخلية", "Ministry of Interior")
    neighbour.sign_in(cast.staff(Role.OFFICER, institution_id=police.id))

    assert twice.gone.number not in neighbour.get("/ar/people/merges").text


def test_a_trainee_and_the_signed_out_are_refused(cast: Cast, visitor: Visitor, neighbour: Visitor):
    visitor.sign_in(cast.account())

    visitor.get("/ar/people/merges", status=403)

    assert "/sign-in" in neighbour.get("/ar/people/merges", status=303).location
