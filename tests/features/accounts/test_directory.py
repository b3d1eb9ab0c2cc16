"""The directory: who may sign in, for whoever manages accounts."""

import pytest

from lms.people.accounts import services as accounts
from lms.platform.db import unit_of_work
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.features.accounts.phones import phone_of
from tests.statements import Statements
from tests.visitor import Visitor

HUDA = ("هدى علي سالم المبروك", "Huda Ali Salem Al-Mabrouk")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_administrator_sees_accounts_with_roles_and_where_they_hold(
    cast: Cast, visitor: Visitor, language: str
):
    cast.trainer(cast.cohort("SEB-07"))
    cast.staff(Role.FOCAL_POINT, institution_id=cast.institution("LRC", "الهلال", "Crescent").id)

    page = visitor.sign_in(cast.administrator()).get(f"/{language}/accounts")

    assert "SEB-07" in page.text
    assert {"ar": "الهلال", "en": "Crescent"}[language] in page.text


@pytest.mark.parametrize("search", ["هدي", "المبروك", "0912345678", "10452", "٠٩١٢٣٤٥٦٧٨", "452"])
def test_an_account_is_found_like_its_person_and_by_its_number(
    cast: Cast, visitor: Visitor, search: str
):
    person = cast.person(*HUDA, phone="+218912345678")
    cast.account(person, staff_number="10452")
    visitor.sign_in(cast.administrator())

    page = visitor.get(f"/ar/accounts?q={search}")

    assert HUDA[0] in page.text


@pytest.mark.parametrize(
    ("show", "seen"),
    [
        ("staff", {"officer", "ready"}),
        ("trainees", {"trainee"}),
        ("closed", {"closed"}),
        ("without-second-step", {"officer"}),
        ("everybody", {"officer", "ready", "trainee", "closed"}),
    ],
)
def test_the_list_is_narrowed(cast: Cast, visitor: Visitor, show: str, seen: set[str]):
    _everyone(cast)
    visitor.sign_in(cast.administrator())

    page = visitor.get(f"/ar/accounts?show={show}")

    found = {one for one in ("officer", "ready", "trainee", "closed") if f"n-{one}" in page.text}
    assert found == seen


def test_who_never_signed_in_is_marked(cast: Cast, visitor: Visitor):
    cast.account(cast.person(*HUDA), staff_number="10452")

    page = visitor.sign_in(cast.administrator()).get("/en/accounts?q=10452")

    assert "Never signed in" in page.text


def test_an_administrator_of_an_institution_sees_who_works_there(cast: Cast, visitor: Visitor):
    mine, other = cast.institution(), cast.institution("MOJ", "العدل", "Justice")
    cast.account(cast.person(*HUDA, institution=mine))
    cast.account(cast.person("علي عمر سالم الهوني", "", institution=other))
    visitor.sign_in(cast.staff(Role.ADMINISTRATOR, institution_id=mine.id))

    page = visitor.get("/ar/accounts")

    assert HUDA[0] in page.text
    assert "الهوني" not in page.text


@pytest.mark.parametrize("role", [Role.OFFICER, Role.TRAINER, Role.FOCAL_POINT])
def test_other_staff_do_not_see_it(cast: Cast, visitor: Visitor, role: Role):
    visitor.sign_in(cast.staff(role)).get("/ar/accounts", status=403)


def test_a_stranger_is_asked_to_sign_in(visitor: Visitor):
    assert "/sign-in" in visitor.get("/ar/accounts", status=303).location


def test_the_page_costs_the_same_for_any_number_of_accounts(
    cast: Cast, visitor: Visitor, statements: Statements
):
    [cast.staff(Role.TRAINER, cohort_id=cast.cohort(f"C-{n}").id) for n in range(12)]
    visitor.sign_in(cast.administrator())

    sent = statements(lambda: visitor.get("/ar/accounts"))

    assert len(sent) <= 12


def _everyone(cast: Cast) -> None:
    cast_of = {
        one: cast.account(cast.person(), staff_number=f"n-{one}")
        for one in ("officer", "ready", "trainee", "closed")
    }
    with unit_of_work():
        accounts.grant(cast_of["officer"], Role.OFFICER)
        accounts.grant(cast_of["ready"], Role.OFFICER)
        accounts.disable(cast_of["closed"])
    phone_of(cast_of["ready"])
