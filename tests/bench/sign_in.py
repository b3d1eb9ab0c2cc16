"""How long a sign-in takes, by what is wrong with it: `python -m tests.bench.sign_in`.

The real hasher is used. The cases take turns, so that a busy machine slows them alike.
"""

import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from argon2 import PasswordHasher
from flask import Flask
from sqlalchemy import delete

from lms.app import create_app
from lms.people.accounts import rules, sealing, services
from lms.people.accounts.models import Account, FailedSignIn
from lms.platform.db import db, unit_of_work
from lms.platform.settings import read_settings
from tests.cast import PASSWORD, Cast
from tests.visitor import Visitor

ROUNDS = 40
MS = 1000
CASES = {
    "unknown name": ("99999", PASSWORD),
    "wrong password": ("10001", "not this one"),
    "closed account": ("10002", PASSWORD),
    "no password yet": ("10003", PASSWORD),
    "throttled account": ("10004", PASSWORD),
}


@contextmanager
def _installation() -> Iterator[Flask]:
    """An installation with its own database, gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(
            read_settings(
                {
                    "BASE_URL": "http://localhost",
                    "SECRET_KEY": "a key for measuring that nobody else has",
                    "IDENTITY_KEY": "another key for measuring, for identities",
                    "INSTANCE": str(Path(folder)),
                    "LOG_LEVEL": "ERROR",
                }
            ),
            testing=True,
        )
        app.config["PASSWORD_HASHER"] = PasswordHasher()
        with app.app_context():
            db.create_all()
            yield app
            db.session.remove()
            db.engine.dispose()


def _people() -> dict[str, Account]:
    cast = Cast()
    accounts = {
        number: cast.account(cast.person(), staff_number=number)
        for number in ("10001", "10002", "10003", "10004")
    }
    with unit_of_work():
        services.disable(accounts["10002"])
        db.session.get_one(Account, accounts["10003"].id).password_hash = ""
    return accounts


def _reset(throttled: Account) -> None:
    """Forget all guesses, but those that stop one account."""
    key = sealing.keyed("account", str(throttled.id))
    with unit_of_work():
        db.session.execute(delete(FailedSignIn))
        for _ in range(rules.GUESSES_PER_ACCOUNT):
            services.count_failure((key,))


def _once(visitor: Visitor, token: str, case: str) -> float:
    number, password = CASES[case]
    fields = {"identifier": number, "password": password, "csrf_token": token}
    began = time.perf_counter()
    page = visitor.send("POST", "/ar/sign-in", data=fields)
    took = (time.perf_counter() - began) * MS
    if page.status != 422:
        message = f"{case} answers {page.status}"
        raise RuntimeError(message)
    return took


def main() -> None:
    """Print the median and the spread of every case, in milliseconds."""
    with _installation() as app:
        throttled, visitor = _people()["10004"], Visitor(app)
        token = visitor.token()
        taken: dict[str, list[float]] = {case: [] for case in CASES}
        for number in range(ROUNDS + 1):
            _reset(throttled)
            for case in CASES:
                took = _once(visitor, token, case)
                taken[case] += [took] if number else []
    print(f"{'case':<20}{'median ms':>10}{'p10':>8}{'p90':>8}   of {ROUNDS}")  # noqa: T201
    for case, times in taken.items():
        tenths = statistics.quantiles(times, n=10)
        middle = statistics.median(times)
        print(f"{case:<20}{middle:>10.1f}{tenths[0]:>8.1f}{tenths[-1]:>8.1f}")  # noqa: T201


if __name__ == "__main__":
    main()
