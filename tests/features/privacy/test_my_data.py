"""Everything that is kept about me: to read, to print, to take as a file."""

import json
from datetime import timedelta

import pytest

from lms.people.accounts.models import Account
from lms.people.models import Person
from lms.platform import clock
from tests.cast import Cast
from tests.statements import Statements
from tests.visitor import Visitor

PAGES = ["/account/data", "/account/data/print"]


@pytest.fixture
def account(cast: Cast) -> Account:
    """A trainee in a course."""
    return cast.trainee(cast.cohort())[0]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("language", "words"),
    [("ar", ["وظائفك", "وزارة الصحة"]), ("en", ["Your posts", "Ministry of Health"])],
)
def test_a_trainee_reads_what_is_kept_in_plain_words(
    account: Account, visitor: Visitor, language: str, words: list[str], page: str
):
    text = visitor.sign_in(account).get(f"/{language}{page}").text

    assert [word for word in words if word not in text] == []


def test_it_is_told_which_role_looked_and_from_where_but_not_who(
    cast: Cast, account: Account, visitor: Visitor, neighbour: Visitor
):
    officer = cast.officer()
    neighbour.sign_in(officer).get(f"/ar/people/{account.person_id}")

    page = visitor.sign_in(account).get("/en/account/data")

    assert "Monitoring officer · Ministry of Health" in page.text
    assert officer.person.name_en not in page.text


def test_ones_own_reading_is_no_look(account: Account, visitor: Visitor):
    visitor.sign_in(account).get("/ar/account/data")

    page = visitor.get("/en/account/data")

    assert "Nobody but you" in page.text


def test_the_file_is_named_by_the_register_number(account: Account, visitor: Visitor):
    answer = visitor.sign_in(account).send("GET", "/ar/account/data.json")

    assert answer.response.mimetype == "application/json"
    assert account.person.number in answer.response.headers["Content-Disposition"]
    assert json.loads(answer.response.data)["register_number"] == account.person.number


def test_it_is_never_kept_by_a_browser(account: Account, visitor: Visitor):
    answer = visitor.sign_in(account).send("GET", "/ar/account/data.json")

    assert "no-store" in answer.response.headers["Cache-Control"]


def test_the_page_costs_the_same_for_fifty_trainings(
    cast: Cast, account: Account, visitor: Visitor, statements: Statements
):
    visitor.sign_in(account).get("/ar/account/data")
    few = len(statements(lambda: visitor.get("/ar/account/data")))
    _train(cast, account.person, 50)

    many = len(statements(lambda: visitor.get("/ar/account/data")))

    assert (many, many <= 12) == (few, True)


def _train(cast: Cast, person: Person, number: int) -> None:
    for one in range(number):
        day = clock.today() - timedelta(days=10 * one)
        cohort = cast.cohort(f"C-{one}", starts_on=day)
        cast.enrolment(cohort, person)


@pytest.mark.parametrize("page", [*PAGES, "/account/data.json"])
def test_a_stranger_is_asked_to_sign_in(visitor: Visitor, page: str):
    assert "/sign-in" in visitor.get(f"/ar{page}", status=303).location
