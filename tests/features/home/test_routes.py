"""Who may do what, for whoever reviews it."""

import pytest

from lms.home import words
from lms.platform import access
from lms.platform.permissions import Permission, Role
from tests.cast import Cast
from tests.visitor import Visitor


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_address_stands_in_the_table(cast: Cast, visitor: Visitor, language: str):
    page = visitor.sign_in(cast.administrator()).get(f"/{language}/access")

    assert not [endpoint for endpoint in access.routes() if endpoint not in page.text]


def test_every_role_and_permission_is_said_in_words():
    assert (set(words.ROLES), set(words.PERMISSIONS)) == (set(Role), set(Permission))


def test_an_officer_may_not_look(cast: Cast, visitor: Visitor):
    visitor.sign_in(cast.officer()).get("/ar/access", status=403)


def test_a_stranger_is_asked_to_sign_in(visitor: Visitor):
    visitor.get("/ar/access", status=303)
