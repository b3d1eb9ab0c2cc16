"""No route without an access rule, and the whole table in one golden file."""

from pathlib import Path

from flask import Flask
from werkzeug.routing import Rule

from lms.platform import access
from lms.platform.access import Feature, anyone
from lms.platform.permissions import ROLES, Permission, Role

GOLDEN = Path(__file__).parents[1] / "golden" / "access.txt"


def _method(rule: Rule) -> str:
    return min((rule.methods or set()) - {"HEAD", "OPTIONS"})


def _table(app: Flask) -> str:
    rules = access.routes()
    lines = [
        f"{_method(rule):<5}{rule.rule}  {rules[rule.endpoint]}"
        for rule in app.url_map.iter_rules()
    ]
    roles = [f"{role}: {', '.join(sorted(ROLES[role]))}" for role in Role]
    return "\n".join([*sorted(lines), "", *roles]) + "\n"


def test_every_route_has_an_access_rule(app: Flask):
    assert set(app.view_functions) == set(access.routes())


def test_the_table_of_routes_and_roles_is_the_reviewed_one(app: Flask):
    assert _table(app) == GOLDEN.read_text(encoding="utf-8")


def test_a_route_without_an_access_rule_cannot_be_written():
    feature = Feature("open", __name__)

    try:
        feature.page("/open")  # type: ignore[call-arg]
    except TypeError as fault:
        said = str(fault)

    assert "access" in said


def test_a_page_may_not_be_posted_to_nor_an_action_opened(app: Flask):
    mixed = [
        rule.rule
        for rule in app.url_map.iter_rules()
        if len((rule.methods or set()) - {"HEAD", "OPTIONS"}) != 1
    ]

    assert mixed == []


def test_every_permission_is_held_by_a_role():
    held = set().union(*ROLES.values())

    assert set(Permission) - held == set()


def test_only_these_routes_are_open_to_anyone(app: Flask):
    assert sorted(e for e, rule in access.routes().items() if rule == anyone.name) == [
        "accounts.sign_in",
        "accounts.sign_in_page",
        "awards.verified",
        "awards.verify",
        "awards.verify_page",
        "health.healthz",
        "home.front",
        "home.help_page",
        "home.logo",
        "home.privacy",
        "home.root",
        "home.switch_data_saver",
        "ways_in.ask_for_link",
        "ways_in.code_page",
        "ways_in.enter",
        "ways_in.enter_code",
        "ways_in.forgotten",
        "ways_in.typed_address",
        "ways_in.way",
    ]
