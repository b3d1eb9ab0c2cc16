"""Cohorts at the end of their training, and the papers that follow."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select

from lms.awards import services
from lms.awards.models import Certificate, Draft
from lms.awards.queries import Award, award_coded
from lms.learning import services as learning
from lms.learning.models import Cohort, Enrolment, Requirement
from lms.learning.rules import Standing
from lms.people.accounts.models import Account
from lms.people.models import Person
from lms.platform import clock
from lms.platform.db import db, unit_of_work
from lms.platform.jobs import queue
from lms.platform.jobs.models import Job
from tests.cast import Cast
from tests.visitor import Page

Counted = Callable[[Callable[[], object]], list[str]]

GOOD = Standing(attendance=0.9, pre=0.4, post=0.8)
ABSENT = Standing(attendance=0.5, pre=0.4, post=0.8)
WEAK = Standing(attendance=1.0, pre=0.2, post=0.5)
UNTESTED = Standing(attendance=1.0)


@dataclass
class Room:
    """A cohort whose days are over, and its people in the order they came in."""

    cohort: Cohort
    people: list[Enrolment]

    @property
    def earned(self) -> str:
        """Return where the cohort's certificates are settled."""
        return f"/ar/cohorts/{self.cohort.id}/earned"

    def close(self) -> "Room":
        """Let the rule speak."""
        with unit_of_work():
            services.close(db.session.get_one(Cohort, self.cohort.id))
        return self

    def order(self) -> Job:
        """Settle the certificates, with no paper yet."""
        with unit_of_work():
            return services.start_issue(db.session.get_one(Cohort, self.cohort.id), by=None)

    def issue(self) -> list[Certificate]:
        """Settle and print the certificates."""
        self.order()
        queue.work_off()
        return certificates()


def room(cast: Cast, *standings: Standing, code: str = "SEB-01", days_ago: int = 3) -> Room:
    """Fill a cohort with people who stand like this."""
    cohort = cast.cohort(code, starts_on=clock.today() - timedelta(days=days_ago), days=2)
    cast.session(cohort, 1)
    cast.session(cohort, 2)
    people = [cast.enrolment(cohort, somebody(cast, n)) for n in range(len(standings))]
    with unit_of_work():
        for enrolment, standing in zip(people, standings, strict=True):
            report(enrolment, standing)
    return Room(cohort, people)


GIVEN = ("سالمة", "هدى", "نجاة", "أسماء", "إيمان", "فاطمة", "زينب", "مريم")
PASSPORT = ("Salma", "Huda", "Najat", "Asma", "Iman", "Fatima", "Zaynab", "Maryam")


def somebody(cast: Cast, number: int = 0, **more: object) -> Person:
    """An official with a name of their own and an address."""
    given, passport = GIVEN[number % len(GIVEN)], PASSPORT[number % len(GIVEN)]
    return cast.person(
        f"{given} علي محمد الورفلي",
        f"{passport} Ali Mohamed Al-Werfalli",
        **{"email": f"{passport.lower()}{number}@example.org", **more},
    )


def report(enrolment: Enrolment, standing: Standing) -> None:
    """Say where somebody stands, as workshops and assessment do."""
    shares = {
        Requirement.ATTENDANCE: standing.attendance,
        Requirement.PRE_TEST: standing.pre,
        Requirement.POST_TEST: standing.post,
    }
    for requirement, share in shares.items():
        if share is not None:
            learning.report(enrolment.id, requirement, share)


def rename(person: Person, ar: str, en: str) -> None:
    """Correct a person's record."""
    with unit_of_work():
        row = db.session.get_one(Person, person.id)
        row.name_ar, row.name_en = ar, en


def certificates() -> list[Certificate]:
    """Return every certificate, by serial."""
    db.session.rollback()
    return list(
        db.session.scalars(select(Certificate).order_by(Certificate.year, Certificate.number))
    )


def drafts() -> list[Draft]:
    """Return everything that waits for its paper, by serial."""
    db.session.rollback()
    return list(db.session.scalars(select(Draft).order_by(Draft.year, Draft.number)))


def award(certificate: Certificate) -> Award:
    """Return a certificate with what it is worth by now."""
    db.session.rollback()
    found = award_coded(certificate.code)
    assert found is not None
    return found


def holder(cast: Cast, certificate: Certificate) -> Account:
    """Give the holder the means to sign in."""
    return cast.account(certificate.enrolment.person)


def printed(one: Draft, *, size: int = 40) -> Certificate:
    """Issue a draft with a stand-in for its paper, where the paper does not matter."""
    with unit_of_work():
        draft = db.session.get_one(Draft, one.id)
        return services.issue(draft, one.serial.encode() * size, by=None)


def given(cast: Cast, *, count: int = 1, code: str = "SEB-01") -> list[Certificate]:
    """Give certificates in a closed cohort without waiting for the press."""
    room(cast, *[GOOD] * count, code=code).close().order()
    for draft in drafts():
        printed(draft)
    with unit_of_work():
        for job in db.session.scalars(select(Job)):
            db.session.delete(job)
    return [one for one in certificates() if one.enrolment.cohort.code == code]


def plain(page: Page) -> str:
    """Return what a page says, without the marks that keep figures in their direction."""
    return re.sub(r"</?bdi[^>]*>", "", page.html)
