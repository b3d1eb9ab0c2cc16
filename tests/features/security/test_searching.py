"""Search boxes take what a person types, and no more."""

import pytest

from lms.platform.pages import LONGEST_SEARCH
from tests.cast import Cast
from tests.visitor import Visitor

BOXES = ("/en/people", "/en/cohorts", "/en/learn", "/en/certificates/register")


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize("words", ["ab " * 2000, "ال" * 4000, "A" * 60_000], ids="wlA")
def test_a_search_longer_than_anybody_types_is_cut(
    cast: Cast, visitor: Visitor, box: str, words: str
):
    visitor.sign_in(cast.officer())

    page = visitor.get(f"{box}?q={words}")

    [box_again] = [one for one in page.markup.of("input") if one.get("name") == "q"]
    assert box_again["value"] == words[:LONGEST_SEARCH]


def test_the_start_of_a_long_search_is_searched(cast: Cast, visitor: Visitor):
    cast.cohort("SEB-01")
    visitor.sign_in(cast.officer())

    page = visitor.get("/en/cohorts?q=SEB-01" + " " * 10_000 + "nothing")

    assert "SEB-01" in page.text
