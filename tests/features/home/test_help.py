"""Help and privacy: open to everybody, in both languages."""

import pytest

from tests.cast import Cast
from tests.visitor import Visitor


@pytest.mark.parametrize("address", ["/ar/help", "/en/help", "/ar/privacy", "/en/privacy"])
def test_a_stranger_may_read_it(visitor: Visitor, address: str):
    visitor.get(address)


@pytest.mark.parametrize("address", ["/ar/help", "/ar/privacy"])
def test_whoever_is_signed_in_keeps_their_way_on(cast: Cast, visitor: Visitor, address: str):
    page = visitor.sign_in(cast.account()).get(address)

    assert "/ar/learn" in page.links()


@pytest.mark.parametrize(
    "about", ["Signing in", "Reading lessons", "Tests", "Attendance", "Whom to call"]
)
def test_help_speaks_of_what_people_ask(visitor: Visitor, about: str):
    assert about in visitor.get("/en/help").text


@pytest.mark.parametrize(
    "about",
    [
        "What is kept, and why",
        "How long",
        "What is not kept",
        "Who sees it",
        "What you can ask for",
    ],
)
def test_privacy_says_what_is_kept_and_why(visitor: Visitor, about: str):
    assert about in visitor.get("/en/privacy").text
