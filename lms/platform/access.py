"""Blueprints on which a route without an access rule cannot exist."""

import functools
from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from typing import ParamSpec

from flask import Blueprint, Response, current_app, make_response
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import Forbidden, Unauthorized

from lms.platform import identity, journal
from lms.platform.db import Undone, db, unit_of_work
from lms.platform.identity import Actor
from lms.platform.permissions import Permission

Arguments = ParamSpec("Arguments")
View = Callable[Arguments, ResponseReturnValue]
REFUSED = 400


class Rule:
    """Decides from the actor alone whether a route may be tried."""

    def __init__(self, name: str, allows: Callable[[Actor | None], bool]) -> None:
        self.name = name
        self.allows = allows

    def check(self) -> None:
        """Let the actor pass, or say whether signing in could help."""
        asking = identity.current()
        if self.allows(asking):
            return
        raise Unauthorized if asking is None else Forbidden


anyone = Rule("anyone", lambda _: True)
signed_in = Rule("signed in", lambda asking: asking is not None)


def may(permission: Permission) -> Rule:
    """Allow those who hold the permission somewhere; queries narrow it to their scope."""
    return Rule(permission, lambda asking: asking is not None and asking.may(permission))


class Address(Enum):
    """Whether a route begins with a language."""

    BILINGUAL = "/<any(ar, en):lang>"
    BARE = ""


class Work(Enum):
    """Who opens the unit of work of an action."""

    WHOLE = "the action"
    OWN = "the view, around the part that writes"


class Feature(Blueprint):
    """A blueprint that offers pages and actions, each with its access rule."""

    def page(
        self, rule: str, *, access: Rule, address: Address = Address.BILINGUAL
    ) -> Callable[[View[Arguments]], View[Arguments]]:
        """Serve a GET that changes nothing: whatever it did is rolled back."""

        def decorate(view: View[Arguments]) -> View[Arguments]:
            @functools.wraps(view)
            def answer(*args: Arguments.args, **kwargs: Arguments.kwargs) -> ResponseReturnValue:
                try:
                    access.check()
                    return journal.with_notes(make_response(view(*args, **kwargs)))
                finally:
                    db.session.rollback()

            return self._route(rule, answer, address=address, access=access, method="GET")

        return decorate

    def action(
        self,
        rule: str,
        *,
        access: Rule,
        address: Address = Address.BILINGUAL,
        work: Work = Work.WHOLE,
    ) -> Callable[[View[Arguments]], View[Arguments]]:
        """Serve a POST in one unit of work: committed at the end, or not at all."""

        def decorate(view: View[Arguments]) -> View[Arguments]:
            @functools.wraps(view)
            def answer(*args: Arguments.args, **kwargs: Arguments.kwargs) -> ResponseReturnValue:
                access.check()
                if work is Work.OWN:
                    return journal.with_notes(make_response(view(*args, **kwargs)))
                return journal.with_notes(
                    _in_one_work(lambda: make_response(view(*args, **kwargs)))
                )

            return self._route(rule, answer, address=address, access=access, method="POST")

        return decorate

    def _route(
        self, rule: str, view: View[Arguments], *, address: Address, access: Rule, method: str
    ) -> View[Arguments]:
        view.access = access  # type: ignore[attr-defined] # read by the permission table
        self.add_url_rule(address.value + rule, view_func=view, methods=[method])
        return view


def _in_one_work(answer: Callable[[], Response]) -> Response:
    """A refused form commits nothing."""
    with suppress(Undone), unit_of_work():
        response = answer()
        if response.status_code >= REFUSED:
            raise Undone
    return response


def routes() -> dict[str, str]:
    """Return each endpoint with the name of its access rule, for the reviewer."""
    found = {
        endpoint: getattr(view, "access", None)
        for endpoint, view in current_app.view_functions.items()
    }
    return {endpoint: rule.name for endpoint, rule in sorted(found.items()) if rule is not None}
