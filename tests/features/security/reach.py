"""Who reaches what: every route tried by every role on its own, a neighbour's and no object.

`python -m tests.features.security.reach` writes the table anew, for a reviewer to read.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

from flask import Flask
from werkzeug.routing import Rule

from lms.people.accounts.models import Account
from lms.platform.permissions import Role
from tests.cast import Cast
from tests.features.security.sides import FIXED, NOBODY, Side, value
from tests.visitor import Visitor

GOLDEN = Path(__file__).parents[2] / "golden" / "reach.txt"
SIGN_IN, REFUSED, MISSING, OPEN = "s", "n", "-", "+"
REDIRECTS, CHANGED = range(300, 400), range(200, 400)

Who = Callable[[Cast, Side], Account]


def _of_cohort(role: Role) -> Who:
    return lambda cast, side: cast.staff(role, cohort_id=side.cohort.id)


def _of_institution(role: Role) -> Who:
    return lambda cast, side: cast.staff(role, institution_id=side.institution.id)


def _everywhere(role: Role) -> Who:
    return lambda cast, _side: cast.staff(role)


ACTORS: dict[str, Who | None] = {
    "stranger": None,
    "trainee": lambda _cast, side: side.account,
    "assistant-cohort": _of_cohort(Role.COHORT_ASSISTANT),
    "trainer-cohort": _of_cohort(Role.TRAINER),
    "focal-institution": _of_institution(Role.FOCAL_POINT),
    "certificates-cohort": _of_cohort(Role.CERTIFICATE_OFFICER),
    "officer-cohort": _of_cohort(Role.OFFICER),
    "officer-institution": _of_institution(Role.OFFICER),
    "officer": _everywhere(Role.OFFICER),
    "administrator": _everywhere(Role.ADMINISTRATOR),
}


def rules(app: Flask) -> dict[str, Rule]:
    """Return every route under its method and endpoint."""
    return {f"{_method(rule)} {rule.endpoint}": rule for rule in app.url_map.iter_rules()}


def _method(rule: Rule) -> str:
    return min((rule.methods or set()) - {"HEAD", "OPTIONS"})


def row(app: Flask, name: str, *, empty: Callable[[], None]) -> str:
    """Return the line of one route: own, neighbour's and foreign object for each actor."""
    rule = rules(app)[name]
    world = _World(app, rule, empty)
    said = " ".join("/".join(world.tried_by(who)) for who in ACTORS.values())
    return f"{name:<40} {said}"


class _World:
    """Two sides, built anew after every act that changed something."""

    def __init__(self, app: Flask, rule: Rule, empty: Callable[[], None]) -> None:
        self.app, self.rule, self.empty = app, rule, empty
        self.names = sorted(rule.arguments - {"lang"})
        self._build()

    def _build(self) -> None:
        self.empty()
        self.cast, self.visitors = Cast(), dict[Who | None, Visitor]()
        self.accounts = dict[Who | None, UUID]()
        self.own, self.other = Side(self.cast, "OWN"), Side(self.cast, "OTHER")
        for side in (self.own, self.other):
            side.enrolment, side.account  # noqa: B018 - both sides are there before anybody asks

    def tried_by(self, who: Who | None) -> Iterator[str]:
        """Try the route on another's object first, so that nothing of one's own changed yet."""
        foreign, other, own = (self._try(who, side) for side in (None, "other", "own"))
        yield from (own, other, foreign) if self._names_something else (own,)

    @property
    def _names_something(self) -> bool:
        ends = self.rule.endpoint
        return any((ends, n) not in FIXED and ("", n) not in FIXED for n in self.names)

    def _try(self, who: Who | None, side: str | None) -> str:
        visitor = self._visitor(who)
        self.own.asker = self.accounts.get(who)
        body = {"csrf_token": visitor.token()} if _method(self.rule) == "POST" else None
        page = visitor.send(_method(self.rule), self._address(side), data=body)
        if body and page.status in CHANGED:
            self._build()
        return _letter(page.status, page.location)

    def _visitor(self, who: Who | None) -> Visitor:
        """Return the browser of an actor, signed in once in each world."""
        if who not in self.visitors:
            self.visitors[who] = Visitor(self.app)
            if who is not None:
                account = who(self.cast, self.own)
                self.visitors[who].sign_in(account)
                self.accounts[who] = account.id
        return self.visitors[who]

    def _address(self, side: str | None) -> str:
        given = {name: self._value(side, name) for name in self.names}
        with self.app.test_request_context():
            return str(
                self.app.url_map.bind("localhost").build(
                    self.rule.endpoint, {"lang": "en", **given}, method=_method(self.rule)
                )
            )

    def _value(self, side: str | None, name: str) -> object:
        if side is not None:
            return value(getattr(self, side), name, endpoint=self.rule.endpoint)
        known = FIXED.get((self.rule.endpoint, name)) or FIXED.get(("", name))
        return known or {"code": "ZZZZ", "entry_id": 9}.get(name, NOBODY)


def _letter(status: int, location: str) -> str:
    if (status in REDIRECTS and location.partition("?")[0].endswith("/sign-in")) or status == 401:
        return SIGN_IN
    if status >= 500:
        raise AssertionError(status)
    return {403: REFUSED, 404: MISSING, 410: MISSING}.get(status, OPEN)


def table(app: Flask, *, empty: Callable[[], None]) -> str:
    """Return the whole table."""
    head = "\n".join(
        [
            "# Own/neighbour's/foreign object of each route, by actor:",
            "#   " + " ".join(ACTORS),
            f"# {OPEN} let in, {REFUSED} refused, {MISSING} not there, {SIGN_IN} asked to sign in",
        ]
    )
    return "\n".join([head, *(row(app, name, empty=empty) for name in sorted(rules(app)))]) + "\n"


def main() -> None:
    """Write the table anew."""
    from tests import conftest  # noqa: PLC0415 - only where the table is written

    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/masar.db"
        for app in conftest.application(conftest.settings_at(url, Path(folder))):
            with app.app_context():
                GOLDEN.write_text(table(app, empty=conftest.empty), encoding="utf-8")
    sys.stdout.write(f"{GOLDEN.name} is written\n")


if __name__ == "__main__":
    main()
