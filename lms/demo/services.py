"""Founding the demonstration country, and the five people who show it."""

from collections.abc import Callable
from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy import func, select

from courses.text import Text
from lms.awards import services as awards
from lms.demo import cohorts, country, nominations, plan
from lms.learning import editions
from lms.learning import services as learning
from lms.learning.models import (
    Cohort,
    CohortState,
    Completion,
    Edition,
    Enrolment,
    Requirement,
)
from lms.people.accounts import services as accounts
from lms.people.accounts.models import Account
from lms.people.models import Institution, Person, Place, Post, RankBand, Sex
from lms.people.rules import latin, names
from lms.platform import clock
from lms.platform.db import db, unit_of_work
from lms.platform.jobs import queue
from lms.platform.permissions import Role
from lms.workshops import services as workshops

Progress = Callable[[int, int], None]
QATROUN = "QATROUN-03"
QATROUN_SESSIONS = (
    ("الحماية والحديث الآمن", "Protection and the safe conversation", 9, 180),
    ("الموافقة والإحالة", "Consent and referral", 13, 150),
)
REAL_AT_ONCE = 2
PASSED = 0.7
STAFF = (
    ("trainer", ("طارق عبد الله حسن بن عمران", "Tarek Abdullah Hassan Ben Omran"), Role.TRAINER),
    ("officer", ("سعاد علي محمود النائلي", "Suad Ali Mahmoud Al-Naeli"), Role.OFFICER),
    ("admin", ("نادر يوسف أحمد الساعدي", "Nader Yousef Ahmed Al-Saadi"), Role.ADMINISTRATOR),
)

FOCAL = ("focal", ("هناء محمد سالم الفيتوري", "Hana Mohamed Salem Al-Fituri"))
WOMEN = frozenset({"officer", "focal"})
NOMINATING = "DCIM"
"""The institution of the focal point."""


def is_empty() -> bool:
    """Tell whether nobody is registered yet."""
    return not db.session.scalar(select(func.count()).select_from(Person).limit(1))


def found(people: int, *, progress: Progress) -> list[UUID]:
    """Write a country of so many officials; return its closed cohorts, newest first."""
    edition = db.session.scalars(select(Edition).order_by(Edition.number.desc())).first()
    if edition is None:
        message = "publish the catalogue first: flask --app wsgi catalogue publish"
        raise LookupError(message)
    document = editions.document_of(edition)
    groups = list(plan.groups(people, today=clock.today()))
    with unit_of_work():
        land = country.settle(people, edition, document)
    held = []
    for number, group in enumerate(groups, start=1):
        with unit_of_work():
            held.append(cohorts.hold(land, group))
        progress(number, len(groups))
    return held[-2::-1]


def open_doors(password: str) -> None:
    """Give the five demonstration accounts their people, roles and cohorts."""
    with unit_of_work():
        running = _running()
        qatroun = _qatroun()
        trainee = accounts.open_account(_certified(), staff_number="trainee", password=password)
        learning.enrol_people(qatroun, [trainee.person_id], by=None)
        for staff_number, name, role in STAFF:
            account = _account(staff_number, name, password)
            if role is Role.TRAINER:
                for cohort in [*running, qatroun, *_latest_closed()]:
                    accounts.grant(account, role, cohort_id=cohort.id)
            else:
                accounts.grant(account, role)
        _open_nominations(password)


def _open_nominations(password: str) -> None:
    """Let a focal point nominate for a cohort to come."""
    staff_number, name = FOCAL
    focal = _account(staff_number, name, password, institution=NOMINATING)
    accounts.grant(focal, Role.FOCAL_POINT, institution_id=_institution(NOMINATING))
    edition = db.session.scalars(select(Edition).order_by(Edition.number.desc())).first()
    if edition is not None:
        nominations.nominate(edition, place_id=_place("LY0319"), by=focal.id)


def _account(
    staff_number: str, name: tuple[str, str], password: str, *, institution: str = "MOI"
) -> Account:
    parts = names.parse(name[0])
    person = Person(
        number=f"D-{staff_number.upper()}"[:12],
        name_ar=name[0],
        given_ar=parts.given,
        father_ar=parts.father,
        grandfather_ar=parts.grandfather,
        family_ar=parts.family,
        name_en=name[1],
        name_key=names.key(name[0]),
        latin_key=latin.key(name[1], name[0]),
        sex=Sex.FEMALE if staff_number in WOMEN else Sex.MALE,
        birth_year=1988,
        created_at=clock.now(),
    )
    db.session.add(person)
    db.session.flush()
    db.session.add(
        Post(
            person_id=person.id,
            institution_id=_institution(institution),
            job_title="منسق تدريب",
            rank_band=RankBand.MIDDLE,
            place_id=_place("LY0319"),
            starts_on=date(2021, 3, 1),
        )
    )
    return accounts.open_account(person, staff_number=staff_number, password=password)


def _certified() -> Person:
    """Somebody who has earned a certificate before: their pages have something to show."""
    passed = select(Completion.enrolment_id).where(
        Completion.requirement == Requirement.POST_TEST, Completion.share >= PASSED
    )
    return db.session.scalars(
        select(Person)
        .join(Enrolment, Enrolment.person_id == Person.id)
        .join(Cohort, Cohort.id == Enrolment.cohort_id)
        .where(
            Enrolment.completed_on.is_not(None),
            Enrolment.id.in_(passed),
            Person.sex == Sex.FEMALE,
            Person.name_en != "",
        )
        .order_by(Cohort.ends_on.desc(), Person.number)
        .limit(1)
    ).one()


def _institution(code: str) -> UUID:
    return db.session.scalars(select(Institution.id).where(Institution.code == code)).one()


def _place(pcode: str) -> UUID:
    return db.session.scalars(select(Place.id).where(Place.pcode == pcode)).one()


def _running() -> list[Cohort]:
    return list(db.session.scalars(select(Cohort).where(Cohort.state == CohortState.RUNNING)))


def _latest_closed() -> list[Cohort]:
    closed = select(Cohort).where(Cohort.state == CohortState.CLOSED)
    return list(db.session.scalars(closed.order_by(Cohort.ends_on.desc()).limit(3)))


def _qatroun() -> Cohort:
    """The cohort into which the rosters of Qatroun are imported: two sessions, today."""
    edition = db.session.scalars(select(Edition).order_by(Edition.number.desc())).first()
    cohort = Cohort(
        code=QATROUN,
        title_ar="الحماية والفرز والإحالة، القطرون 03",
        title_en="Protection, screening and referral, Qatroun 03",
        edition_id=edition.id if edition else None,
        place_id=_place("LY032202"),
        starts_on=clock.today(),
        ends_on=clock.today(),
        state=CohortState.RUNNING,
    )
    db.session.add(cohort)
    db.session.flush()
    workshops.plan_sessions(cohort, [_planned(*session) for session in QATROUN_SESSIONS])
    return cohort


def _planned(ar: str, en: str, hour: int, minutes: int) -> workshops.Planned:
    starts_at = datetime.combine(clock.today(), time(hour), tzinfo=clock.TRIPOLI)
    return workshops.Planned(Text(ar, en), starts_at, minutes)


def certify(closed: list[UUID]) -> None:
    """Issue the certificates of the newest cohorts now; leave the rest to the worker."""
    for number, cohort_id in enumerate(closed):
        with unit_of_work():
            cohort = db.session.get_one(Cohort, cohort_id)
            if awards.due_in(cohort):
                awards.start_issue(cohort, by=None)
        if number < REAL_AT_ONCE:
            queue.work_off()
