"""Worlds of a few people with everything that can hang on them, and what happens in them."""

import datetime as dt
import random
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select

from lms.assessment.models import Answer, AnswerEvent, Attempt, Quiz
from lms.awards.models import Certificate
from lms.learning import services as learning
from lms.learning.models import Cohort, CohortState, Enrolment, EnrolmentState, LessonRead
from lms.learning.nominations.models import Nomination, NominationState, Quota
from lms.people.accounts.models import Account, RoleGrant, SignIn
from lms.people.duplicates.models import DuplicatePair
from lms.people.merging import services
from lms.people.merging.models import Merge
from lms.people.models import (
    Institution,
    InstitutionKind,
    Person,
    Post,
    RosterImport,
    RosterRow,
    Sex,
    Verdict,
)
from lms.people.privacy.models import Answer as Said
from lms.people.privacy.models import Consent, Means, Part
from lms.people.rules import latin, names
from lms.platform import clock
from lms.platform.db import Model, db, unit_of_work
from lms.platform.files import StoredFile
from lms.platform.ids import uuid7
from lms.platform.permissions import Role
from lms.workshops import services as workshops
from lms.workshops.models import Presence, Session

LEDGER = frozenset({"merge", "merge_step", "audit_entry", "audit_detail"})
COUNTED = frozenset({"attendance", "completion"})
"""Tables that are counted from others."""
BEGIN = dt.datetime(2026, 3, 1, 8, tzinfo=dt.UTC)
NAMES = ("سالمة علي محمد الورفلي", "سالمه علي الورفلي", "سلمى علي محمد الورفلي")
PRESENCES = (*Presence, None)
Rows = list[dict[str, object]]
Dump = dict[str, Rows]


def dump(*, besides: frozenset[str] = LEDGER) -> Dump:
    """Return every row of every table, as the database says it."""
    db.session.rollback()
    return {table.name: rows(table.name) for table in _tables() if table.name not in besides}


def rows(table: str) -> Rows:
    """Return every row of a table."""
    found = db.session.execute(select(Model.metadata.tables[table])).mappings()
    return sorted((dict(row) for row in found), key=repr)


def sessions_aside(found: Dump) -> Dump:
    """Leave out when sessions ended: a merge ends some for good."""
    return found | {
        "sign_in": [
            {name: value for name, value in row.items() if name != "ended_at"}
            for row in found["sign_in"]
        ]
    }


def restore(found: Dump) -> None:
    """Let the database be as it was: children go first, parents come first."""
    with unit_of_work():
        for table in reversed(_tables()):
            db.session.execute(table.delete())
        for table in _tables():
            for row in found.get(table.name, []):
                db.session.execute(table.insert().values(row))
    db.session.expire_all()


def _tables() -> list:
    return Model.metadata.sorted_tables


def plainly(found: Dump) -> Dump:
    """Leave out what a later report names anew: the id and the moment of a standing."""
    return found | {
        "completion": sorted(
            (
                {name: value for name, value in row.items() if name not in {"id", "met_at"}}
                for row in found["completion"]
            ),
            key=repr,
        )
    }


def timeless(found: Dump) -> Dump:
    """Leave out when something was decided, besides what a later report names anew."""
    moments = {"withdrawn_at", "disabled_at", "ended_at", "decided_at"}
    return {
        table: sorted(
            ({name: said for name, said in row.items() if name not in moments} for row in rows),
            key=repr,
        )
        for table, rows in plainly(found).items()
    }


def sizes(found: Dump) -> dict[str, int]:
    """Return how many rows each table has that is not counted from others."""
    return {table: len(rows) for table, rows in found.items() if table not in COUNTED}


@dataclass
class World:
    """Three people, two cohorts, and chance."""

    chance: random.Random
    people: list[UUID] = field(default_factory=list)
    cohorts: list[UUID] = field(default_factory=list)
    minute: int = 0

    def build(self) -> "World":
        """Fill an empty database."""
        restore({})
        with unit_of_work():
            self._country()
            for number in range(3):
                self._person(number)
            self._pairs()
        for enrolment in db.session.scalars(select(Enrolment).order_by(Enrolment.id)).all():
            self._history(enrolment.id)
        with unit_of_work():
            self.standing = self._left_standing()
        return self

    def now(self) -> dt.datetime:
        """Return a moment after all before."""
        self.minute += 1
        return BEGIN + dt.timedelta(minutes=self.minute)

    def perhaps(self, share: float = 0.5) -> bool:
        """Toss a coin."""
        return self.chance.random() < share

    def _keep(self, *made: Model) -> None:
        for row in made:
            db.session.add(row)
            db.session.flush()

    def _country(self) -> None:
        self.home = Institution(
            id=uuid7(), code="H", kind=InstitutionKind.MINISTRY, name_ar="أ", name_en="H"
        )
        self.roster = RosterImport(
            id=uuid7(), file_name="l.csv", sha256="0" * 64, goal={"kind": "register"}, mapping={},
            ignored=[], created_at=BEGIN,
        )  # fmt: skip
        self._keep(
            self.home,
            self.roster,
            StoredFile(sha256="f" * 64, media_type="x", size=1),
        )
        for number in range(2):
            self._cohort(number)

    def _cohort(self, number: int) -> None:
        cohort = Cohort(
            id=uuid7(), code=f"C-{number}", title_ar="ت", title_en="T", starts_on=BEGIN.date(),
            ends_on=BEGIN.date(), state=CohortState.RUNNING,
        )  # fmt: skip
        self._keep(cohort, Quota(id=uuid7(), cohort_id=cohort.id, seats=5))
        self.cohorts.append(cohort.id)
        for place in (1, 2):
            self._keep(
                Session(
                    id=uuid7(), cohort_id=cohort.id, number=place, title_ar="ج", title_en="S",
                    starts_at=BEGIN, minutes=90,
                )
            )  # fmt: skip

    def _person(self, number: int) -> None:
        name, passport = names.parse(NAMES[number]), self.chance.choice(["", f"Salma {number}"])
        person = Person(
            id=uuid7(), number=f"R-{number:05d}", name_ar=str(name), given_ar=name.given,
            father_ar=name.father, grandfather_ar=name.grandfather, family_ar=name.family,
            name_en=passport, name_key=name.key, latin_key=latin.skeleton(passport or str(name)),
            sex=self.chance.choice(list(Sex)), birth_year=self.chance.choice([None, 1980, 1981]),
            phone=self.chance.choice([None, f"+21891000000{number}"]),
            email=self.chance.choice([None, "s@example.org"]),
            national_hash=self.chance.choice([None, f"{number}" * 64]), created_at=BEGIN,
        )  # fmt: skip
        person.national_tail = person.national_hash and person.national_hash[:3]
        self._keep(person)
        self.people.append(person.id)
        self._posts(person.id)
        self._account(person.id, number)
        self._papers(person.id, number)
        for cohort_id in self.cohorts:
            self._in_cohort(person.id, cohort_id, number)

    def _posts(self, person_id: UUID) -> None:
        first = dt.date(2020, 1, self.chance.randint(1, 3))
        ends = self.chance.choice([None, first + dt.timedelta(days=9)])
        for starts_on, ends_on in [
            (first - dt.timedelta(days=90), first - dt.timedelta(days=1)),
            (first, ends),
        ]:
            self._keep(
                Post(
                    id=uuid7(),
                    person_id=person_id,
                    institution_id=self.home.id,
                    starts_on=starts_on,
                    ends_on=ends_on,
                )
            )

    def _account(self, person_id: UUID, number: int) -> None:
        if not self.perhaps():
            return
        account = Account(
            id=uuid7(), person_id=person_id, staff_number=str(number), password_hash="",
            created_at=BEGIN,
        )  # fmt: skip
        self._keep(
            account,
            RoleGrant(id=uuid7(), account_id=account.id, role=Role.TRAINER),
            SignIn(
                id=uuid7(), account_id=account.id, token_hash=str(number), created_at=BEGIN,
                seen_at=BEGIN, expires_at=BEGIN,
            ),
        )  # fmt: skip

    def _papers(self, person_id: UUID, number: int) -> None:
        for _ in range(self.chance.randint(0, 2)):
            self.consent(person_id, uuid7(), self.now())
        self._keep(
            RosterRow(
                id=uuid7(), roster_id=self.roster.id, ordinal=number, place_in_file="1", values={},
                fingerprint="", verdict=Verdict.NEW, reasons=[], messages=[],
                match_id=self.chance.choice([None, person_id]), person_id=person_id,
            )
        )  # fmt: skip

    def consent(self, person_id: UUID, consent_id: UUID, at: dt.datetime) -> None:
        """Let somebody answer what they are asked."""
        self._keep(
            Consent(
                id=consent_id, person_id=person_id, wording="1", part=Part.TRAINING, language="ar",
                answer=Said.GIVEN, means=Means.PAPER, answered_at=at,
            )
        )  # fmt: skip

    def _in_cohort(self, person_id: UUID, cohort_id: UUID, number: int) -> None:
        if self.perhaps(0.7):
            self._keep(
                Enrolment(id=uuid7(), cohort_id=cohort_id, person_id=person_id, enrolled_at=BEGIN)
            )
        if self.perhaps(0.4):
            seated = self.perhaps()
            quota = db.session.query(Quota).filter_by(cohort_id=cohort_id).one()
            self._keep(
                Nomination(
                    id=uuid7(), cohort_id=cohort_id, quota_id=quota.id, person_id=person_id,
                    state=NominationState.NOMINATED if seated else NominationState.WAITING,
                    seat=number + 1 if seated else None, line=number + 1, nominated_at=BEGIN,
                )
            )  # fmt: skip

    def _pairs(self) -> None:
        one, other, third = sorted(self.people)
        for pair in [(one, other), (one, third), (other, third)]:
            if self.perhaps(0.6):
                self._keep(
                    DuplicatePair(
                        id=uuid7(), one_id=pair[0], other_id=pair[1], likeness=0.9, reasons=[],
                        found_at=BEGIN,
                    )
                )  # fmt: skip

    def _history(self, enrolment_id: UUID) -> None:
        for _ in range(self.chance.randint(0, 3)):
            self.mark(
                enrolment_id,
                self.chance.choice((1, 2)),
                self.chance.choice(PRESENCES),
                uuid7(),
                self.now(),
            )
        for quiz in Quiz:
            for _ in range(self.chance.randint(0, 2)):
                self.sit(enrolment_id, quiz, self.chance.randint(0, 2), uuid7(), self.now())
        if self.perhaps(0.3):
            self.sit(enrolment_id, Quiz.POST, None, uuid7(), self.now())
        for lesson in ("a", "b"):
            if self.perhaps():
                self.read(enrolment_id, lesson, uuid7(), self.now())
        if self.perhaps(0.3):
            self.certify(enrolment_id, uuid7(), self.now())

    def _left_standing(self) -> list[UUID]:
        """Withdraw some people, and return the enrolments of the others."""
        enrolments = db.session.scalars(select(Enrolment).order_by(Enrolment.id)).all()
        gone = [one for one in enrolments if self.perhaps(0.2)]
        for one in enrolments:
            one.completed_on = BEGIN.date() if self.perhaps(0.4) else None
        for one in gone:
            one.state, one.withdrawn_at = EnrolmentState.WITHDRAWN, BEGIN
        return [one.id for one in enrolments if one not in gone]

    def mark(
        self,
        enrolment_id: UUID,
        number: int,
        presence: Presence | None,
        event_id: UUID,
        at: dt.datetime,
    ) -> None:
        """Mark somebody in a session."""
        with clock.standing_at(at), unit_of_work():
            cohort_id = db.session.get_one(Enrolment, enrolment_id).cohort_id
            session = db.session.query(Session).filter_by(cohort_id=cohort_id, number=number).one()
            workshops.mark(session, enrolment_id, presence, event_id=event_id, by=None)

    def sit(
        self, enrolment_id: UUID, quiz: Quiz, points: int | None, attempt_id: UUID, at: dt.datetime
    ) -> None:
        """Take a test and hand it in, or leave it open."""
        with clock.standing_at(at), unit_of_work():
            before = db.session.query(Attempt).filter_by(enrolment_id=enrolment_id, quiz=quiz)
            attempt = Attempt(
                id=attempt_id, enrolment_id=enrolment_id, quiz=quiz, number=before.count() + 1,
                seed=1, items=["i"], started_at=at, due_at=at + dt.timedelta(hours=1),
                submitted_at=None if points is None else at, points=points, out_of=2.0,
            )  # fmt: skip
            event = AnswerEvent(
                id=UUID(int=attempt_id.int ^ 1), attempt_id=attempt_id, item="i", response=["x"],
                made_at=at, received_at=at,
            )  # fmt: skip
            answer = Answer(
                attempt_id=attempt_id, item="i", response=["x"], made_at=at, event_id=event.id
            )
            self._keep(attempt, event, answer)
            self._report(enrolment_id, quiz)

    def _report(self, enrolment_id: UUID, quiz: Quiz) -> None:
        sat = db.session.query(Attempt).filter_by(enrolment_id=enrolment_id, quiz=quiz)
        shares = [one.share for one in sat if one.share is not None]
        if shares:
            learning.report(enrolment_id, quiz.requirement, max(shares))

    def read(self, enrolment_id: UUID, lesson: str, read_id: UUID, at: dt.datetime) -> None:
        """Finish a lesson."""
        with unit_of_work():
            self._keep(
                LessonRead(
                    id=read_id, enrolment_id=enrolment_id, lesson=lesson, language="ar",
                    finished_at=at,
                )
            )  # fmt: skip

    def certify(self, enrolment_id: UUID, certificate_id: UUID, at: dt.datetime) -> None:
        """Give a certificate."""
        with unit_of_work():
            self._keep(
                Certificate(
                    id=certificate_id, enrolment_id=enrolment_id, year=2026,
                    number=certificate_id.int % 2**30 + 1, serial=str(certificate_id)[:32],
                    code=str(certificate_id)[-20:], facts="{}", design="d", design_version="1",
                    sha256="f" * 64, issued_on=at.date(), issued_at=at,
                )
            )  # fmt: skip

    def happening(self) -> "Happening":
        """Draw something that may happen now, by ids alone, so that it can happen again."""
        enrolments = db.session.scalars(
            select(Enrolment.id)
            .where(Enrolment.state == EnrolmentState.ENROLLED, Enrolment.id.in_(self.standing))
            .order_by(Enrolment.id)
        ).all()
        people = db.session.scalars(
            select(Person.id).where(Person.merged_into_id.is_(None)).order_by(Person.id)
        ).all()
        kinds = ["mark", "sit", "certify"] if enrolments else []
        kind = self.chance.choice([*kinds, "consent", "phone"])
        thing = self.chance.choice(people if kind in {"consent", "phone"} else enrolments)
        return Happening(kind, thing, uuid7(), self.now(), self.chance.randint(0, 2))

    def happen(self, one: "Happening") -> None:
        """Let something happen."""
        match one.kind:
            case "mark":
                presence = PRESENCES[one.value % len(PRESENCES)]
                self.mark(one.thing, one.value % 2 + 1, presence, one.id, one.at)
            case "sit":
                self.sit(one.thing, Quiz.POST, one.value, one.id, one.at)
            case "certify":
                self.certify(one.thing, one.id, one.at)
            case "consent":
                with unit_of_work():
                    self.consent(one.thing, one.id, one.at)
            case "phone":
                with unit_of_work():
                    person = db.session.get_one(Person, one.thing)
                    person.phone = f"+2189200{one.at.minute:05d}"


@dataclass(frozen=True)
class Happening:
    """Something that happens to a person or an enrolment."""

    kind: str
    thing: UUID
    id: UUID
    at: dt.datetime
    value: int


def world_of(seed: int) -> World:
    """Return a world drawn by chance, the same for the same seed."""
    return World(random.Random(seed)).build()  # noqa: S311 - nothing is secret


def merge(kept: UUID, gone: UUID, *chosen: str) -> UUID:
    """Merge and commit."""
    with unit_of_work():
        return services.merge(kept, gone, chosen=chosen, by=None).id


def undo(merge_id: UUID) -> None:
    """Take a merge back and commit."""
    with unit_of_work():
        services.undo(db.session.get_one(Merge, merge_id), by=None)
