"""Two sides of the country, each a cohort of one institution with one of everything in it."""

import datetime as dt
import itertools
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar
from uuid import UUID

from sqlalchemy import func, select

from certificates import snapshot
from lms.assessment.models import Attempt, Quiz
from lms.awards import numbering
from lms.awards.models import Certificate
from lms.awards.services import issuing
from lms.learning.models import Cohort, Edition, Enrolment
from lms.learning.nominations.models import Nomination, NominationState, Quota
from lms.people.accounts import sealing
from lms.people.accounts.models import Account, HeldForm, RoleGrant, SignIn
from lms.people.duplicates.models import DuplicatePair
from lms.people.merging.models import Merge
from lms.people.models import (
    ImportState,
    Institution,
    Person,
    Place,
    Post,
    RosterImport,
    RosterRow,
    Verdict,
)
from lms.people.privacy.models import PeopleExport
from lms.people.rules.purposes import ForNomination, ForRegister, Purpose
from lms.platform import audit, clock
from lms.platform.audit import AuditEntry
from lms.platform.db import Model, db, unit_of_work
from lms.platform.jobs.models import Job
from lms.platform.permissions import Role
from lms.platform.settings import ROOT
from lms.workshops.models import AttendanceEvent, Presence, Session
from tests.cast import Cast

COUNT = itertools.count()
NOBODY = UUID(int=9)
Row = TypeVar("Row", bound=Model)
EXAMPLE = snapshot.load((ROOT / "certificates" / "examples" / "facts.json").read_bytes())
NOW = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)


@dataclass
class Side:
    """One cohort of one institution. What a route asks for is made when it is asked for."""

    cast: Cast
    code: str
    asker: UUID | None = None
    """Who asks, where what they made themselves is what counts."""

    @cached_property
    def institution(self) -> Institution:
        return self.cast.institution(self.code, f"جهة {self.code}", f"Authority {self.code}")

    @cached_property
    def cohort(self) -> Cohort:
        return self.cast.cohort(f"{self.code}-01")

    @cached_property
    def person(self) -> Person:
        return self.cast.person(institution=self.institution)

    @cached_property
    def account(self) -> Account:
        return self.cast.account(self.person)

    @cached_property
    def enrolment(self) -> Enrolment:
        return self.cast.enrolment(self.cohort, self.person)

    @cached_property
    def post(self) -> Post:
        return self.person.posts[0]

    @cached_property
    def edition(self) -> Edition:
        assert self.cohort.edition is not None
        return self.cohort.edition

    @property
    def sign_in(self) -> SignIn:
        return self._kept(
            SignIn(
                account_id=self.asker or self.account.id,
                token_hash=f"{self.code}-{next(COUNT)}",
                created_at=NOW,
                seen_at=clock.now(),
                expires_at=clock.now() + dt.timedelta(days=1),
                second_step_at=clock.now(),
            )
        )

    @cached_property
    def form(self) -> HeldForm:
        row = HeldForm(
            account_id=self.account.id,
            address="/ar/",
            sealed=sealing.sealed([("name", "typed")]),
            expires_at=clock.now() + dt.timedelta(minutes=5),
        )
        return self._kept(row)

    @cached_property
    def grant(self) -> RoleGrant:
        row = RoleGrant(
            account_id=self.account.id, role=Role.COHORT_ASSISTANT, cohort_id=self.cohort.id
        )
        return self._kept(row)

    @cached_property
    def session(self) -> Session:
        return self.cast.session(self.cohort)

    @cached_property
    def event(self) -> AttendanceEvent:
        return self._kept(
            AttendanceEvent(
                session_id=self.session.id,
                enrolment_id=self.enrolment.id,
                presence=Presence.PRESENT,
                minutes=90,
                made_at=NOW,
                received_at=NOW,
            )
        )

    @cached_property
    def attempt(self) -> Attempt:
        return self._kept(
            Attempt(
                enrolment_id=self.enrolment.id,
                quiz=Quiz.PRE,
                number=1,
                seed=1,
                items=[],
                started_at=NOW,
                due_at=NOW,
                submitted_at=NOW,
                points=0.0,
                out_of=10.0,
            )
        )

    @cached_property
    def certificate(self) -> Certificate:
        with unit_of_work():
            numbers = numbering.take(1, prefix="MRRM")[0]
            facts = replace(
                EXAMPLE,
                serial=str(numbers.serial),
                code=numbers.code,
                address=f"http://localhost/c/{numbers.code}",
            )
            waiting = issuing.draft(self.enrolment.id, numbers, facts=facts)
            db.session.add(waiting)
            db.session.flush()
            made = issuing.issue(waiting, b"%PDF of " + self.code.encode(), by=None)
        return db.session.get_one(Certificate, made.id)

    @property
    def roster(self) -> RosterImport:
        return self._list(ForRegister())

    @property
    def nominated(self) -> RosterImport:
        return self._list(ForNomination(self.quota.cohort_id, self.institution.id))

    @property
    def discarded(self) -> RosterImport:
        roster = self.roster
        with unit_of_work():
            roster.state = ImportState.DISCARDED
        return self.roster

    def _list(self, purpose: Purpose) -> RosterImport:
        """Return a list that whoever asks has sent; of the other side, somebody else."""
        sender = self.asker or NOBODY
        known = db.session.scalars(
            select(RosterImport).where(
                RosterImport.created_by == sender, RosterImport.file_name == self.code
            )
        ).all()
        if known:
            return known[0]
        row = RosterImport(
            file_name=self.code,
            sha256=f"{sum(map(ord, self.code)):064x}",
            state=ImportState.STAGED,
            mapping={},
            ignored=[],
            created_at=NOW,
            created_by=sender,
        )
        row.purpose = purpose
        return self._kept(row)

    @property
    def row(self) -> RosterRow:
        return self._kept(
            RosterRow(
                roster_id=self.roster.id,
                ordinal=next(COUNT),
                place_in_file="2",
                values={"given": "سالمة", "family": "الورفلي"},
                fingerprint="",
                verdict=Verdict.NEW,
                reasons=[],
                messages=[],
                written=[],
            )
        )

    @property
    def job(self) -> Job:
        sender = self.asker or self.account.id
        row = Job(kind="send-mail", args={}, created_at=NOW, created_by=sender)
        return self._kept(row)

    @property
    def export(self) -> PeopleExport:
        return self._kept(
            PeopleExport(
                exported_at=NOW,
                exported_by=self.asker or NOBODY,
                kind="people",
                purpose="report",
                columns=[],
                filters={},
                people=0,
                sha256="0" * 64,
            )
        )

    @cached_property
    def place(self) -> Place:
        return self.cast.place()

    @cached_property
    def quota(self) -> Quota:
        row = Quota(cohort_id=self.cohort.id, institution_id=self.institution.id, seats=2)
        return self._kept(row)

    @cached_property
    def nomination(self) -> Nomination:
        return self._kept(
            Nomination(
                cohort_id=self.cohort.id,
                quota_id=self.quota.id,
                person_id=self.person.id,
                institution_id=self.institution.id,
                state=NominationState.NOMINATED,
                seat=1,
                line=1,
                nominated_at=NOW,
            )
        )

    @cached_property
    def double(self) -> Person:
        return self.cast.person(institution=self.institution)

    @cached_property
    def pair(self) -> DuplicatePair:
        one, other = sorted((self.person.id, self.double.id))
        row = DuplicatePair(one_id=one, other_id=other, likeness=1.0, reasons=[], found_at=NOW)
        return self._kept(row)

    @cached_property
    def merge(self) -> Merge:
        ordinal = sum(map(ord, self.code))
        row = Merge(
            ordinal=ordinal, kept_id=self.person.id, gone_id=self.double.id, made_at=NOW, chosen=[]
        )
        return self._kept(row)

    @cached_property
    def entry(self) -> int:
        with unit_of_work():
            audit.record(
                "people:post",
                "person",
                self.person.id,
                before={
                    "institution": str(self.institution.id),
                    "job": "",
                    "rank": None,
                    "place": "",
                    "from": "2010-01-01",
                    "to": "2011-01-01",
                },
                person_id=self.person.id,
            )
        return db.session.scalars(select(func.max(AuditEntry.id))).one()

    def _kept(self, row: Row) -> Row:
        with unit_of_work():
            db.session.add(row)
        db.session.refresh(row)
        return row


FIXED: dict[tuple[str, str], str] = {
    ("", "lesson"): "what-protection-means",
    ("", "quiz"): "pre",
    ("", "secret"): "nobody-was-given-this-secret",
    ("indicators.rows", "code"): "CB-01",
}
"""Gaps of addresses that name nothing of a side."""


def value(side: Side, name: str, *, endpoint: str) -> object:
    """Return what a side puts into one gap of an address; a gap nobody knows is a fault."""
    fixed = FIXED.get((endpoint, name)) or FIXED.get(("", name))
    if fixed is not None:
        return fixed
    match name:
        case "code":
            return side.certificate.code
        case "kept_id":
            return side.person.id
        case "gone_id":
            return side.double.id
        case "entry_id":
            return side.entry
        case "roster_id" if endpoint.startswith("nominations."):
            return side.nominated.id
        case "roster_id" if endpoint == "people.take_up":
            return side.discarded.id
        case "cohort_id" if endpoint.startswith("nominations."):
            return side.quota.cohort_id
    return getattr(side, name.removesuffix("_id")).id
