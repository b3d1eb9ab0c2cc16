"""Server time of pages against the floor, in one interleaved run: `python -m tests.bench.pages`.

Both applications answer in this process from the same database, in turn, so that a slow machine
slows both: read the ratios. Times are of the processor alone; a save waits for the disk besides,
as long on either side. Twice the floor is what access, language and audit may cost.
"""

import json
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from lms.assessment.models import Attempt
from lms.people.accounts import services as accounts
from lms.people.accounts.models import Account
from lms.people.models import Person
from lms.platform import clock
from lms.platform.db import db, unit_of_work
from lms.platform.permissions import Role
from lms.workshops.models import Session
from tests.bench import floor as floors
from tests.journeys import house as houses
from tests.journeys.house import House
from tests.journeys.people import OFFICER, TRAINEE, TRAINER

TURNS, WARM = 60, 5
PEOPLE = 40
COHORT, CERTIFIED = "QTN-08", "QTN-09"
GIVEN = (("مفتاح", "Moftah"), ("سالم", "Salem"), ("علي", "Ali"), ("عمر", "Omar"))
NAMES = {
    f"{given} {father} {grandfather} القطروني": f"{latin} Al-Qatrouni {number}"
    for number, (given, latin, father, grandfather) in enumerate(
        (given, latin, father, grandfather)
        for given, latin in GIVEN
        for father in ("محمد", "خالد", "طارق", "نوري", "آدم")
        for grandfather in ("عيسى", "أيوب")
    )
}
ME = next(iter(NAMES))
HOLDER = "زينب خالد نوري القطروني"
TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)')
Ask = Callable[[], int]


@dataclass(frozen=True)
class Pair:
    """A page of the product and the floor beneath it."""

    product: Ask
    floor: Ask


def timed(ask: Ask) -> float:
    """Return the milliseconds of processor of one answer: others on the machine don't count."""
    began = time.thread_time()
    status = ask()
    elapsed = time.thread_time() - began
    if status != 200:
        message = f"answered {status}"
        raise RuntimeError(message)
    return elapsed * 1000


def compared(pair: Pair) -> tuple[list[float], list[float]]:
    """Ask both in turn; return the times of the product and of the floor."""
    for _ in range(WARM):
        pair.product()
        pair.floor()
    turns = [(timed(pair.product), timed(pair.floor)) for _ in range(TURNS)]
    products, floor_times = zip(*turns, strict=True)
    return sorted(products), sorted(floor_times)


def p95(times: list[float]) -> float:
    """Return the time within which nineteen of twenty answers came."""
    return times[int(len(times) * 0.95)]


def line(name: str, pair: Pair) -> str:
    """Measure one page."""
    product, floor = compared(pair)
    halves = statistics.median(product), statistics.median(floor)
    tails = p95(product), p95(floor)
    return (
        f"{name:<14}{halves[0]:7.1f} {tails[0]:7.1f}   {halves[1]:7.1f} {tails[1]:7.1f}   "
        f"{halves[0] / halves[1]:5.1f} {tails[0] / tails[1]:5.1f}\n"
    )


def browser(app: Flask, number: str = "") -> FlaskClient:
    """Return somebody's browser, signed in when there is a number."""
    client = app.test_client()
    if number:
        with app.app_context():
            account = db.session.scalars(select(Account.id).where(Account.staff_number == number))
            with unit_of_work():
                token = accounts.sign_in(account.one(), device="a phone")
        with client.session_transaction(base_url=app.config["BASE_URL"]) as session:
            session["_user_id"] = token
    return client


def asking(client: FlaskClient, path: str, base: str) -> Ask:
    """Return the act of opening a page, read to its end."""

    def ask() -> int:
        answer = client.get(path, base_url=base, headers={"Accept-Encoding": "gzip"})
        answer.get_data()
        answer.close()
        return answer.status_code

    return ask


def saving(client: FlaskClient, path: str, base: str, *, item: str, token: str = "") -> Ask:
    """Return the act of answering a question anew."""

    def ask() -> int:
        body = {
            "id": str(uuid4()), "item": item, "response": ["a"],
            "made_at": clock.now().isoformat(),
        }  # fmt: skip
        headers = {"X-CSRFToken": token, "Content-Type": "application/json"}
        answer = client.post(path, base_url=base, data=json.dumps(body), headers=headers)
        answer.close()
        return answer.status_code

    return ask


def fill(house: House) -> str:
    """People, a test under way, a certificate; return its code."""
    house.begins_cohort(CERTIFIED, {HOLDER: "Zainab Khaled Al-Qatrouni"})
    house.sits(HOLDER, pre=4, post=9)
    code = house.certifies(CERTIFIED)[0]
    house.begins_cohort(COHORT, NAMES)
    house.opens_account(ME, number=TRAINEE)
    house.hires(Role.TRAINER, TRAINER, ar="هناء علي سالم", en="Hana Ali Salem", cohort=COHORT)
    return code


@dataclass(frozen=True)
class Known:
    """The ids behind the pages."""

    enrolment: UUID
    person: UUID
    attempt: UUID
    item: str
    session: UUID


def known(house: House, trainee: FlaskClient) -> Known:
    """Begin the pre-test with an answer; return the ids of everything."""
    base, enrolment = house.address, house.enrolment_of(ME)
    token = csrf(trainee, base)
    test = f"/ar/learn/{enrolment}/tests/pre"
    trainee.post(test, base_url=base, data={"csrf_token": token})
    with house.open():
        attempt = db.session.scalars(select(Attempt).where(Attempt.enrolment_id == enrolment)).one()
        cohort = attempt.enrolment.cohort_id
        found = Known(
            enrolment,
            db.session.scalars(select(Person.id).where(Person.name_ar == ME)).one(),
            attempt.id,
            house.items(attempt)[0],
            db.session.scalars(select(Session.id).where(Session.cohort_id == cohort)).one(),
        )
    saving(trainee, f"/ar/attempts/{found.attempt}/answers", base, item=found.item, token=token)()
    return found


def csrf(client: FlaskClient, base: str) -> str:
    """Return the forgery token of a browser."""
    found = TOKEN.search(client.get("/ar/sign-in", base_url=base).text)
    return found[1] if found else ""


def pages(house: House, code: str) -> Mapping[str, Pair]:
    """Pair each page with its floor."""
    base = house.address
    trainee, officer = browser(house.app, TRAINEE), browser(house.app, OFFICER)
    anyone, trainer = browser(house.app), browser(house.app, TRAINER)
    ids = known(house, trainee)
    below = floors.make(house.app.config["SQLALCHEMY_DATABASE_URI"]).test_client()
    learn = f"/ar/learn/{ids.enrolment}"
    lesson, register = "what-protection-means", f"/sessions/{ids.session}/register"
    gets = {
        "sign-in": (anyone, "/ar/sign-in", "/sign-in"),
        "trainee home": (trainee, "/ar/", f"/home/{ids.person}"),
        "course": (trainee, learn, f"/course/{ids.enrolment}"),
        "lesson": (trainee, f"{learn}/lessons/{lesson}", f"/lesson/{ids.enrolment}/{lesson}"),
        "quiz": (trainee, f"{learn}/tests/pre", f"/quiz/{ids.enrolment}"),
        "register of 40": (trainer, f"/ar{register}", f"/register/{ids.session}"),
        "verify": (anyone, f"/c/{code}", f"/verify/{code}"),
        "dashboard": (officer, "/ar/indicators", "/dashboard"),
    }
    paired = {
        name: Pair(asking(client, path, base), asking(below, least, base))
        for name, (client, path, least) in gets.items()
    }
    save = saving(
        trainee, f"/ar/attempts/{ids.attempt}/answers", base, item=ids.item,
        token=csrf(trainee, base),
    )  # fmt: skip
    return {
        **paired,
        "autosave": Pair(save, saving(below, f"/answer/{ids.attempt}", base, item=ids.item)),
    }


def main() -> int:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder, houses.opened(Path(folder)) as house:
        code = fill(house)
        sys.stdout.write(f"{'ms':<14}{'p50':>7} {'p95':>7}   {'floor':>7} {'p95':>7}   ratios\n")
        for name, pair in pages(house, code).items():
            sys.stdout.write(line(name, pair))
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
