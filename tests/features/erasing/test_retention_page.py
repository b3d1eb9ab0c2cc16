"""The table of periods: what is due now, and what was emptied last."""

from datetime import timedelta

import pytest

from lms.people.accounts.models import FailedSignIn
from lms.people.erasing.rules.periods import Term
from lms.platform import clock
from lms.platform.db import db, unit_of_work
from lms.platform.jobs import queue
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.statements import Statements
from tests.visitor import Visitor

MOST_STATEMENTS = 12


@pytest.fixture
def guessed(cast: Cast) -> None:
    """A wrong password of last week."""
    with unit_of_work():
        db.session.add(FailedSignIn(key="k", at=clock.now() - timedelta(days=7)))


@pytest.mark.parametrize(
    ("language", "words"), [("ar", "مدد الحفظ"), ("en", "How long things are kept")]
)
def test_it_shows_every_period(officer: Visitor, language: str, words: str):
    page = officer.get(f"/{language}/retention")

    assert words in page.text
    assert len(page.markup.of("tr")) == 1 + len(Term)


def test_it_counts_what_is_due(officer: Visitor, guessed: None):
    page = officer.get("/en/retention")

    assert "Wrong passwords, counted 1 day After the attempt 1" in page.text
    assert "Nothing was emptied yet" in page.text


def test_it_tells_of_the_last_run(officer: Visitor, guessed: None):
    queue.sweep()

    page = officer.get("/en/retention")

    assert "Last run" in page.text
    assert "Wrong passwords, counted: 1" in page.text


def test_the_administrator_reads_it_too(cast: Cast, visitor: Visitor):
    visitor.sign_in(cast.administrator()).get("/ar/retention")


@pytest.mark.parametrize("role", [Role.CERTIFICATE_OFFICER, Role.FOCAL_POINT, Role.TRAINER])
def test_other_roles_do_not(cast: Cast, neighbour: Visitor, role: Role):
    neighbour.sign_in(cast.staff(role)).get("/ar/retention", status=403)


def test_an_officer_of_one_institution_does_not(cast: Cast, neighbour: Visitor):
    home = cast.institution("MOJ")

    neighbour.sign_in(cast.staff(Role.OFFICER, institution_id=home.id))

    neighbour.get("/ar/retention", status=403)


def test_a_stranger_is_asked_to_sign_in(neighbour: Visitor):
    assert "/sign-in" in neighbour.get("/ar/retention", status=303).location


def test_the_page_needs_few_statements(officer: Visitor, statements: Statements):
    sent = statements(lambda: officer.get("/ar/retention"))

    assert len(sent) <= MOST_STATEMENTS
