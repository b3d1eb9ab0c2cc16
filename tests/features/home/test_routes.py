"""Who may do what, for whoever reviews it."""

import pytest
from flask import Flask

from lms.home import powers, words
from lms.platform import access
from lms.platform.permissions import ROLES, Permission, Role
from tests.cast import Cast
from tests.statements import Statements
from tests.visitor import Visitor


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_address_stands_in_the_table(cast: Cast, visitor: Visitor, language: str):
    page = visitor.sign_in(cast.administrator()).get(f"/{language}/access")

    assert not [one.path for one in powers.addresses() if one.path not in page.text]


def test_no_route_is_left_out(app: Flask):
    with app.test_request_context("/en/"):
        assert len(powers.addresses()) == len(list(app.url_map.iter_rules()))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_matrix_has_a_row_for_every_permission_and_says_yes_as_often_as_roles_hold_one(
    cast: Cast, visitor: Visitor, language: str
):
    page = visitor.sign_in(cast.administrator()).get(f"/{language}/access")

    assert not [one for one in Permission if one.value not in page.text]
    assert page.html.count('class="yes"') == sum(map(len, ROLES.values()))


def test_every_permission_stands_under_one_area():
    listed = [one for area in powers.areas() for one, _label in area.permissions]

    assert sorted(listed) == sorted(Permission)


def test_every_role_permission_and_rule_is_said_in_words(app: Flask):
    said = {*words.RULES, *(one.value for one in words.PERMISSIONS)}

    assert (set(words.ROLES), set(words.PERMISSIONS)) == (set(Role), set(Permission))
    assert set(access.routes().values()) <= said


def test_an_address_is_written_as_people_read_it(app: Flask):
    with app.test_request_context("/en/"):
        paths = {one.path for one in powers.addresses()}

    assert {"/ar/people/{person_id}", "/c/{code}", "/healthz"} <= paths


def test_an_address_names_the_roles_it_is_open_to(app: Flask):
    with app.test_request_context("/ar/"):
        audit = next(one for one in powers.addresses() if one.path == "/ar/audit")

    assert audit.roles == (words.ROLES[Role.ADMINISTRATOR],)


def test_the_page_asks_little_of_the_database(cast: Cast, visitor: Visitor, statements: Statements):
    visitor.sign_in(cast.administrator())

    assert len(statements(lambda: visitor.get("/ar/access"))) <= 12


def test_an_officer_may_not_look(cast: Cast, visitor: Visitor):
    visitor.sign_in(cast.officer()).get("/ar/access", status=403)


def test_a_stranger_is_asked_to_sign_in(visitor: Visitor):
    visitor.get("/ar/access", status=303)
