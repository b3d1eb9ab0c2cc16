"""A phone with an app that shows codes, for the tests."""

import re

from pyotp import TOTP

from lms.people.accounts import services as accounts
from lms.people.accounts.models import Account
from lms.people.accounts.second_step import rules, services
from lms.platform import clock, ids
from lms.platform.db import db, unit_of_work
from tests.cast import PASSWORD
from tests.pages import Page
from tests.visitor import Visitor


class Phone:
    """Shows the code of this half-minute, or of one nearby."""

    def __init__(self, secret: str) -> None:
        self.secret = secret.replace(" ", "")

    def code(self, *, later: int = 0) -> str:
        """Return what the app shows now, or so many half-minutes later."""
        return TOTP(self.secret).generate_otp(rules.step_at(clock.now()) + later)


def phone_of(account: Account) -> tuple[Phone, list[str]]:
    """Set up a phone for an account, half a minute ago; return it with the codes for paper."""
    sign_in_id = ids.uuid7()
    phone = Phone(services.offered(account, sign_in_id=sign_in_id))
    with unit_of_work():
        bound = services.bind(account.id, phone.code(later=-1), sign_in_id=sign_in_id, device="")
        accounts.end(account.id)
    db.session.refresh(account)
    return phone, bound.codes if bound else []


def scanned(page: Page) -> Phone:
    """Read the key that a page shows to a phone."""
    found = re.search(r"(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}", page.text)
    return Phone(found.group() if found else "")


def gives_password(visitor: Visitor, account: Account, **more: object) -> Page:
    """Take the first step."""
    fields = {"identifier": account.staff_number, "password": PASSWORD, **more}
    return visitor.post("/ar/sign-in", fields)


def gives_code(visitor: Visitor, code: str, *, status: int = 303) -> Page:
    """Take the second step."""
    return visitor.post("/ar/sign-in/code", {"code": code}, status=status)
