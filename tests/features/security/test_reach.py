"""Every route by every role on its own, a neighbour's and no object, from the table of routes."""

import pytest
from flask import Flask

from lms.platform import access
from tests.conftest import empty
from tests.features.security import reach
from tests.features.security.reach import ACTORS, GOLDEN, MISSING, OPEN, REFUSED, SIGN_IN

LINES = [
    line for line in GOLDEN.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
]
NAMES = [" ".join(line.split()[:2]) for line in LINES]
CELLS = {
    (name, actor): cell
    for name, line in zip(NAMES, LINES, strict=True)
    for actor, cell in zip(ACTORS, line.split()[2:], strict=True)
}
CLOSED = {REFUSED, MISSING, SIGN_IN}
EVERYBODYS = {
    "GET learning.outline": "a course that is published is no secret among staff",
    "GET learning.preview": "the same",
}
"""Routes whose objects have no owner among those who may use them."""


def test_every_route_has_its_line_in_the_table(app: Flask):
    assert sorted(reach.rules(app)) == sorted(NAMES)


@pytest.mark.slow
@pytest.mark.parametrize("line", LINES, ids=NAMES)
def test_a_route_lets_in_exactly_whom_the_table_says(app: Flask, line: str):
    name = " ".join(line.split()[:2])

    assert reach.row(app, name, empty=empty) == line


def test_a_stranger_is_sent_to_sign_in_wherever_the_rule_is_not_anyone(app: Flask):
    open_routes = {end for end, rule in access.routes().items() if rule == access.anyone.name}

    let_in = {
        name
        for name in NAMES
        if name.split()[1] not in open_routes
        and set(CELLS[name, "stranger"].split("/")) != {SIGN_IN}
    }

    assert let_in == set()


@pytest.mark.parametrize("actor", [one for one in ACTORS if "-" in one or one == "trainee"])
def test_nobody_bound_to_a_scope_reaches_the_object_of_a_neighbour(app: Flask, actor: str):
    public = {end for end, rule in access.routes().items() if rule == access.anyone.name}

    reached = {
        name
        for name in NAMES
        if "/" in CELLS[name, actor]
        and CELLS[name, actor].split("/")[1] not in CLOSED
        and name.split()[1] not in public
    }

    assert reached - set(EVERYBODYS) == set()


def test_what_does_not_exist_is_never_let_in():
    let_in = {key for key, cell in CELLS.items() if "/" in cell and cell.split("/")[2] == OPEN}

    assert let_in == set()
