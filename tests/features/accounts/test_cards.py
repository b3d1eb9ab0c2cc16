"""Sign-in cards: printed for a cohort, read once on the answer's page, used once."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from lms.learning.models import Cohort
from lms.people.accounts.models import Account
from lms.people.accounts.tickets import rules
from lms.people.models import Person
from lms.platform import clock
from lms.platform.db import db, unit_of_work
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.features.accounts.ways import FIELDS, account_of, codes, tickets
from tests.pages import Page
from tests.statements import Statements
from tests.visitor import Visitor


@pytest.fixture
def cohort(cast: Cast) -> Cohort:
    """A cohort of three days."""
    return cast.cohort()


@pytest.fixture
def newcomer(cast: Cast, cohort: Cohort) -> Person:
    """Somebody in the cohort without an account."""
    return cast.enrolment(cohort, cast.person("هدى سالم علي الزوي", "Huda Salem Al-Zwai")).person


@pytest.fixture
def desk(cast: Cast, cohort: Cohort, visitor: Visitor) -> Visitor:
    """The trainer of the cohort."""
    return visitor.sign_in(cast.trainer(cohort))


def _print(desk: Visitor, cohort: Cohort, choice: str = "new", *, status: int = 200) -> Page:
    return desk.post(f"/ar/cohorts/{cohort.id}/cards", {"choice": choice}, status=status)


def test_a_card_names_its_owner_in_both_languages_and_says_where_to_type(
    desk: Visitor, cohort: Cohort, newcomer: Person
):
    page = _print(desk, cohort)

    assert newcomer.name_ar in page.text
    assert newcomer.name_en in page.text
    assert cohort.title_ar in page.text
    assert "localhost/enter" in page.text
    assert newcomer.number in page.text
    assert len(codes(page)) == 1


def test_the_code_of_a_card_opens_the_account(
    desk: Visitor, cohort: Cohort, newcomer: Person, neighbour: Visitor
):
    code = codes(_print(desk, cohort))[0]

    asked = neighbour.post("/ar/enter", {"code": code})
    answer = neighbour.post(asked.location, FIELDS)

    assert neighbour.follow(answer).response.request.path == "/ar/"
    account = account_of(newcomer)
    assert account is not None
    assert account.password_hash


@pytest.mark.parametrize(
    "written",
    [
        lambda code: code.lower(),
        lambda code: code.replace("-", ""),
        lambda code: code.replace("-", " "),
        lambda code: f"  {code} ",
        lambda code: code.replace("0", "O").replace("1", "l"),
        lambda code: code.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")),
    ],
)
@pytest.mark.usefixtures("newcomer")
def test_a_code_may_be_typed_in_many_ways(
    desk: Visitor, cohort: Cohort, neighbour: Visitor, written: Callable[[str], str]
):
    code = codes(_print(desk, cohort))[0]

    answer = neighbour.post("/ar/enter", {"code": written(code)})

    assert answer.location == f"/ar/enter/{code.replace('-', '')}"


def test_a_wrong_code_is_kept_in_its_field_with_what_to_do(visitor: Visitor):
    page = visitor.post("/en/enter", {"code": "7K3M-9QPD-2XVA"}, status=422)

    assert "This code opens nothing" in page.text
    assert "7K3M-9QPD-2XVA" in page.html


@pytest.mark.parametrize("code", ["", "x" * 41])
def test_no_code_and_a_flood_are_refused(visitor: Visitor, code: str):
    visitor.post("/en/enter", {"code": code}, status=422)


def test_the_printed_address_leads_to_the_page_in_the_language_of_the_phone(visitor: Visitor):
    arabic = visitor.send("GET", "/enter", headers={"Accept-Language": "ar"})
    english = visitor.send("GET", "/enter", headers={"Accept-Language": "en"})

    assert (arabic.location, english.location) == ("/ar/enter", "/en/enter")


@pytest.mark.usefixtures("newcomer")
def test_cards_are_on_no_page_but_their_own(desk: Visitor, cohort: Cohort):
    page = _print(desk, cohort)
    code = codes(page)[0]

    later = desk.get(f"/ar/cohorts/{cohort.id}/cards")

    assert page.response.headers["Cache-Control"] == "no-store"
    assert code not in later.html
    assert code.replace("-", "") not in str([vars(ticket) for ticket in tickets()])


def test_whoever_has_a_password_gets_a_card_only_on_request(
    cast: Cast, desk: Visitor, cohort: Cohort, newcomer: Person
):
    cast.trainee(cohort)

    few, all_ = codes(_print(desk, cohort)), codes(_print(desk, cohort, "all"))

    assert (len(few), len(all_)) == (1, 2)


def test_earlier_unused_cards_stop_working_and_the_page_says_how_many(
    cast: Cast, desk: Visitor, cohort: Cohort, newcomer: Person, neighbour: Visitor
):
    cast.enrolment(cohort, cast.person())
    before = codes(_print(desk, cohort))

    page = _print(desk, cohort)

    assert "أُلغيت بطاقتان سابقتان" in page.text
    neighbour.post("/ar/enter", {"code": before[0]}, status=422)
    neighbour.post("/ar/enter", {"code": codes(page)[0]})


def test_nobody_with_a_role_gets_a_card(cast: Cast, desk: Visitor, cohort: Cohort):
    cast.enrolment(cohort, cast.officer().person)

    answer = _print(desk, cohort, "all", status=303)

    assert tickets() == []
    assert answer.location == f"/ar/cohorts/{cohort.id}/cards"


@pytest.mark.usefixtures("newcomer")
def test_cards_hold_until_two_weeks_after_the_cohort(
    desk: Visitor, cohort: Cohort, neighbour: Visitor
):
    code = codes(_print(desk, cohort))[0]
    over = rules.cards_until(cohort.ends_on, clock.TRIPOLI)

    with clock.standing_at(over - timedelta(seconds=1)):
        neighbour.post("/ar/enter", {"code": code})
    with clock.standing_at(over):
        neighbour.post("/ar/enter", {"code": code}, status=422)


@pytest.mark.usefixtures("newcomer")
def test_a_cohort_that_ended_long_ago_prints_none(desk: Visitor, cohort: Cohort):
    with unit_of_work():
        cohort.starts_on -= timedelta(days=60)
        cohort.ends_on -= timedelta(days=60)

    page = desk.get(f"/en/cohorts/{cohort.id}/cards")
    _print(desk, cohort, status=409)

    assert "ended too long ago for cards" in page.text


def test_one_card_can_be_printed_for_one_trainee(
    cast: Cast, desk: Visitor, cohort: Cohort, newcomer: Person
):
    cast.enrolment(cohort, cast.person())

    page = desk.post(f"/ar/cohorts/{cohort.id}/cards/{newcomer.id}", {"give": "card"}, status=200)

    assert len(codes(page)) == 1
    assert newcomer.name_ar in page.text


def test_the_list_says_how_far_each_person_is(
    cast: Cast, desk: Visitor, cohort: Cohort, newcomer: Person
):
    cast.trainee(cohort)
    cast.enrolment(cohort, cast.officer().person)

    page = desk.get(f"/en/cohorts/{cohort.id}/cards")

    assert newcomer.name_en in page.text
    assert "No account yet" in page.text
    assert "Signs in with a password" in page.text
    assert "Holds a role" in page.text


@pytest.mark.usefixtures("newcomer")
def test_the_cohort_leads_to_its_cards_for_whoever_may_help(desk: Visitor, cohort: Cohort):
    page = desk.get(f"/ar/cohorts/{cohort.id}")

    assert f"/ar/cohorts/{cohort.id}/cards" in page.links()


def test_forty_cards_take_as_many_statements_as_four(
    cast: Cast, desk: Visitor, cohort: Cohort, statements: Statements
):
    [cast.enrolment(cohort, cast.person()) for _ in range(4)]
    few = statements(lambda: _print(desk, cohort))
    [cast.enrolment(cohort, cast.person()) for _ in range(36)]

    many = statements(lambda: _print(desk, cohort))

    assert len(many) <= len(few) + 2


def test_the_list_takes_a_dozen_statements_at_most(
    cast: Cast, desk: Visitor, cohort: Cohort, statements: Statements
):
    [cast.enrolment(cohort, cast.person()) for _ in range(12)]

    sent = statements(lambda: desk.get(f"/ar/cohorts/{cohort.id}/cards"))

    assert len(sent) <= 12


def test_anything_but_a_known_choice_is_not_understood(desk: Visitor, cohort: Cohort):
    _print(desk, cohort, "everyone in Libya", status=400)


@pytest.mark.parametrize("role", [Role.TRAINER, Role.COHORT_ASSISTANT])
def test_the_helpers_of_another_cohort_do_not_find_it(
    cast: Cast, cohort: Cohort, newcomer: Person, neighbour: Visitor, role: Role
):
    neighbour.sign_in(cast.staff(role, cohort_id=cast.cohort("GHA-01").id))

    neighbour.get(f"/ar/cohorts/{cohort.id}/cards", status=404)
    neighbour.get(f"/ar/cohorts/{cohort.id}/cards/{newcomer.id}", status=404)
    _print(neighbour, cohort, status=404)

    assert tickets() == []


@pytest.mark.parametrize("role", [Role.OFFICER, Role.ADMINISTRATOR])
@pytest.mark.usefixtures("newcomer")
def test_officers_and_administrators_print_for_every_cohort(
    cast: Cast, cohort: Cohort, neighbour: Visitor, role: Role
):
    neighbour.sign_in(cast.staff(role))

    neighbour.get(f"/ar/cohorts/{cohort.id}/cards")

    assert len(codes(_print(neighbour, cohort))) == 1


def test_a_trainee_of_the_cohort_may_not_look(cast: Cast, cohort: Cohort, neighbour: Visitor):
    trainee: Account = cast.trainee(cohort)[0]

    neighbour.sign_in(trainee)

    neighbour.get(f"/ar/cohorts/{cohort.id}/cards", status=403)
    _print(neighbour, cohort, status=403)


def test_a_stranger_is_asked_to_sign_in(cohort: Cohort, neighbour: Visitor):
    neighbour.get(f"/ar/cohorts/{cohort.id}/cards", status=303)
    _print(neighbour, cohort, status=303)

    assert db.session.query(Account).count() == 0
