"""Who may do what, for a reviewer: permissions by area, and every address with its rule."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from flask import current_app
from flask_babel import LazyString
from werkzeug.routing import Rule

from lms.home import words
from lms.platform import access
from lms.platform.permissions import ROLES, Permission, Role

LANGUAGE = re.compile(r"<any\(ar, en\):lang>")
GAP = re.compile(r"<(?:[^:<>]+:)?(\w+)>")


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the platform with what can be allowed in it."""

    name: LazyString
    permissions: tuple[tuple[Permission, LazyString], ...]


@dataclass(frozen=True, slots=True)
class Address:
    """One address: what it does, its rule in words, and the roles to which it is open."""

    path: str
    changes: bool
    rule: str
    roles: tuple[LazyString, ...]


def areas() -> list[Area]:
    """Return every permission under its area, in the order of the permissions."""
    return [
        Area(name, tuple((one, words.PERMISSIONS[one]) for one in Permission if _area(one) == area))
        for area, name in words.AREAS.items()
    ]


def addresses() -> list[Address]:
    """Return every address with its rule, by path, reading before changing."""
    return sorted(_addresses(), key=lambda one: (one.path, one.changes))


def _addresses() -> Iterator[Address]:
    rules = access.routes()
    for route in current_app.url_map.iter_rules():
        rule = rules[route.endpoint]
        yield Address(_path(route), "POST" in (route.methods or ()), words.rule(rule), _roles(rule))


def _path(route: Rule) -> str:
    """Write an address as people read it: /ar/people/{person_id}."""
    return GAP.sub(r"{\1}", LANGUAGE.sub("ar", route.rule))


def _roles(rule: str) -> tuple[LazyString, ...]:
    return tuple(words.ROLES[role] for role in Role if rule in ROLES[role])


def _area(permission: Permission) -> str:
    return permission.partition(":")[0]
