"""Long lists a page at a time: nothing is counted that a page says itself."""

import pytest
from sqlalchemy import select

from lms.people.models import Place, PlaceLevel
from lms.platform.db import db, unit_of_work
from lms.platform.paging import Page, paged
from tests.statements import Statements

FIVE = 5
ALL = select(Place).order_by(Place.pcode)


@pytest.fixture(autouse=True)
def _places(app: object) -> None:
    numbers = range(1, FIVE + 1)
    places = (
        Place(pcode=f"LY-{n}", level=PlaceLevel.LOCAL, name_ar="", name_en="") for n in numbers
    )
    with unit_of_work():
        db.session.add_all(places)


def seen(page: Page[Place]) -> tuple[int, int, list[str]]:
    return page.page, page.total, [one.pcode for one in page.rows]


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (1, (1, FIVE, ["LY-1", "LY-2"])),
        (2, (2, FIVE, ["LY-3", "LY-4"])),
        (3, (3, FIVE, ["LY-5"])),
        (4, (3, FIVE, ["LY-5"])),
        (10**30, (3, FIVE, ["LY-5"])),
        (0, (1, FIVE, ["LY-1", "LY-2"])),
        (-1, (1, FIVE, ["LY-1", "LY-2"])),
    ],
)
def test_every_number_leads_to_the_nearest_page(number: int, shown: tuple[int, int, list[str]]):
    assert seen(paged(ALL, number, per_page=2)) == shown


def test_a_list_that_fills_its_last_page_ends_there():
    page = paged(ALL, 1, per_page=FIVE)

    assert (page.total, page.has_next) == (FIVE, False)


def test_an_empty_list_has_one_empty_page():
    page = paged(ALL.where(Place.pcode == ""), 7)

    assert (page.page, page.total, page.pages) == (1, 0, 1)


def test_the_last_page_is_not_counted(statements: Statements):
    sent = statements(lambda: paged(ALL, 1))

    assert len(sent) == 1
