"""People, cohorts and roles for the tests: every name is invented."""

import itertools
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache

from courses import publishing
from courses.document import Edition as Document
from courses.publishing import Publication
from courses.reading import read_catalogue
from lms.learning import services as learning
from lms.learning.models import Cohort, CohortState, Edition, Enrolment
from lms.people.accounts import services as accounts
from lms.people.accounts.models import Account
from lms.people.models import Institution, InstitutionKind, Person, Place, PlaceLevel, Post, Sex
from lms.people.rules import names
from lms.platform import clock
from lms.platform.db import Model, db, unit_of_work
from lms.platform.permissions import Role
from lms.platform.settings import ROOT
from lms.workshops.models import Session

PASSWORD = "a long enough password"  # noqa: S105 - of people who do not exist


@lru_cache(maxsize=1)
def document() -> Document:
    """The course of the catalogue, as its authors wrote it."""
    return read_catalogue(ROOT / "courses" / "catalogue").editions[0]


@lru_cache(maxsize=1)
def publication() -> Publication:
    """The same course, checked and put into its canonical form once for all tests."""
    return publishing.publish(document())


class Cast:
    """Makes what a test needs and commits it, so that another session sees it too."""

    def __init__(self) -> None:
        self._numbers: Iterator[int] = itertools.count(1)

    def _keep(self, *rows: Model) -> None:
        with unit_of_work():
            db.session.add_all(rows)
        for row in rows:
            db.session.refresh(row)

    def place(self, pcode: str = "LY0319", ar: str = "سبها", en: str = "Sebha") -> Place:
        """A mantika."""
        known = db.session.query(Place).filter_by(pcode=pcode).first()
        if known:
            return known
        place = Place(pcode=pcode, level=PlaceLevel.MANTIKA, name_ar=ar, name_en=en)
        self._keep(place)
        return place

    def institution(
        self, code: str = "MOH", ar: str = "وزارة الصحة", en: str = "Ministry of Health"
    ) -> Institution:
        """An authority."""
        known = db.session.query(Institution).filter_by(code=code).first()
        if known:
            return known
        made = Institution(code=code, kind=InstitutionKind.MINISTRY, name_ar=ar, name_en=en)
        self._keep(made)
        return made

    def person(
        self,
        name_ar: str = "سالمة علي محمد الورفلي",
        name_en: str = "Salma Ali Mohamed Al-Werfalli",
        *,
        sex: Sex = Sex.FEMALE,
        institution: Institution | None = None,
        **more: object,
    ) -> Person:
        """An official in a post."""
        parts = names.parse(name_ar)
        person = Person(
            number=f"P-{next(self._numbers):05d}",
            name_ar=name_ar,
            given_ar=parts.given,
            father_ar=parts.father,
            grandfather_ar=parts.grandfather,
            family_ar=parts.family,
            name_en=name_en,
            name_key=names.key(name_ar),
            latin_key="",
            sex=sex,
            created_at=clock.now(),
            **more,
        )
        home = institution or self.institution()
        self._keep(person)
        self._keep(
            Post(
                person_id=person.id,
                institution_id=home.id,
                job_title="موظف استقبال",
                starts_on=date(2020, 1, 1),
                place_id=self.place().id,
            )
        )
        return person

    def account(self, person: Person | None = None, *, staff_number: str | None = None) -> Account:
        """The means to sign in, without a role."""
        person = person or self.person()
        with unit_of_work():
            return accounts.open_account(
                person,
                staff_number=staff_number or f"1{next(self._numbers):04d}",
                password=PASSWORD,
            )

    def staff(self, role: Role, **scope: object) -> Account:
        """Somebody with a role, everywhere or in a scope."""
        account = self.account(self.person("نجاة سالم علي الزوي", "Najat Salem Ali Al-Zwai"))
        with unit_of_work():
            accounts.grant(account, role, **scope)  # type: ignore[arg-type]
        return account

    def officer(self) -> Account:
        """The monitoring officer."""
        return self.staff(Role.OFFICER)

    def administrator(self) -> Account:
        """The administrator."""
        return self.staff(Role.ADMINISTRATOR)

    def trainer(self, cohort: Cohort) -> Account:
        """The trainer of one cohort."""
        return self.staff(Role.TRAINER, cohort_id=cohort.id)

    def edition(self) -> Edition:
        """The course of the catalogue, published."""
        with unit_of_work():
            return learning.keep_edition(document().course, publication())

    def cohort(
        self, code: str = "SEB-01", *, starts_on: date | None = None, days: int = 3, **more: object
    ) -> Cohort:
        """A running cohort of the course."""
        first = starts_on or clock.today()
        cohort = Cohort(
            code=code,
            title_ar=f"الحماية والإحالة {code}",
            title_en=f"Protection and referral {code}",
            edition_id=self.edition().id,
            place_id=self.place().id,
            starts_on=first,
            ends_on=first + timedelta(days=days - 1),
            **{"state": CohortState.RUNNING, **more},
        )
        self._keep(cohort)
        return cohort

    def enrolment(self, cohort: Cohort, person: Person | None = None) -> Enrolment:
        """Somebody in a cohort."""
        person = person or self.person()
        with unit_of_work():
            learning.enrol_people(cohort, [person.id], by=None)
        return db.session.query(Enrolment).filter_by(cohort_id=cohort.id, person_id=person.id).one()

    def trainee(self, cohort: Cohort) -> tuple[Account, Enrolment]:
        """Somebody in a cohort who can sign in."""
        account = self.account()
        return account, self.enrolment(cohort, account.person)

    def session(self, cohort: Cohort, number: int = 1, *, minutes: int = 90) -> Session:
        """A session of a cohort, on its first day."""
        day = cohort.starts_on
        starts = datetime(day.year, day.month, day.day, 9, tzinfo=clock.TRIPOLI)
        session = Session(
            cohort_id=cohort.id,
            number=number,
            title_ar=f"الجلسة {number}",
            title_en=f"Session {number}",
            starts_at=starts + timedelta(hours=2 * (number - 1)),
            minutes=minutes,
        )
        self._keep(session)
        return session
