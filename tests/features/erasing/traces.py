"""Somebody who has left traces in every corner of the register."""

import json
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select

from lms.awards import services as awards
from lms.awards.models import Certificate
from lms.learning.models import Cohort, Enrolment
from lms.learning.nominations.models import Nomination, NominationState, Quota
from lms.people.accounts import services as accounts
from lms.people.accounts.models import Account, RecoveryCode, Ticket, TicketKind
from lms.people.duplicates.models import DuplicatePair
from lms.people.erasing import services
from lms.people.erasing.models import Ground
from lms.people.erasing.services import Amid, Order
from lms.people.merging import services as merging
from lms.people.models import Person, RosterFile, RosterImport
from lms.people.privacy.models import Answer, Consent, Means, Part, PeopleExport
from lms.people.rules import names
from lms.people.rules.purposes import ForCohort
from lms.people.services import naming
from lms.people.services.naming import Spelling
from lms.platform import audit, clock, mail
from lms.platform.db import Model, db, unit_of_work
from lms.platform.ids import uuid7
from tests.cast import Cast
from tests.features.awards.scenes import GOOD, drafts, printed, report
from tests.features.people import rosters

NAME, LATIN = "جبران منصف تيسير القمودي", "Jubran Munsif Taysir Al-Qammoudi"
ONCE, ONCE_LATIN = "جبران منصف تيسر القموضي", "Jobran Monsef Taysar Al-Gamoudy"
SECOND = "جبران المنصف تيسير القمودي"
NATIONAL, PHONE, EMAIL = "119851234567", "+218913344556", "jubran.q@example.org"
JOB, NEEDS = "ضابط استقبال متمرس", "كرسي متحرك"
TELLING = (NAME, LATIN, ONCE, ONCE_LATIN, SECOND, "القمودي", "القموضي", "Al-Qammoudi",
           "913344556", EMAIL, NATIONAL, JOB, NEEDS, "jubran-laptop")  # fmt: skip
HEADER = "الاسم;الاسم باللغة الإنجليزية;الرقم الوطني;الجهة;الوظيفة;الهاتف;البريد الإلكتروني\n"
ROW = f"{ONCE};{ONCE_LATIN};{NATIONAL};وزارة الصحة;{JOB};0913344556;{EMAIL}\n"
OTHER = "هدى خالد عمر الزوي;;;وزارة الصحة;ممرضة;0925556677;\n"


@dataclass
class Someone:
    """The person, where they were trained, and what they were given."""

    person_id: UUID
    second_id: UUID
    cohort_id: UUID
    code: str
    national_hash: str

    @property
    def person(self) -> Person:
        """Return the record as it is by now."""
        db.session.expire_all()
        return db.session.get_one(Person, self.person_id)


def everywhere(cast: Cast) -> Someone:
    """Import, train, test, certify, merge, nominate, write to and correct somebody."""
    rosters.seed()
    cohort = cast.cohort("QAT-07", starts_on=clock.today() - timedelta(days=9))
    cast.session(cohort, 1)
    rosters.confirmed((HEADER + ROW + ROW + OTHER).encode(), purpose=ForCohort(cohort.id))
    person = db.session.scalars(select(Person).where(Person.email == EMAIL)).one()
    number = str(person.national_hash)
    _correct(person)
    second = cast.person(SECOND, "", access_needs=NEEDS)
    code = _certify(cohort, person)
    _come_and_go(cast, person)
    _be_written_about(cohort, person, second)
    with unit_of_work():
        merging.merge(person.id, second.id, chosen=[], by=None)
    rosters.staged((HEADER + ROW + OTHER).encode(), name=f"{NAME}.csv")
    with unit_of_work():
        db.session.add_all(
            RosterFile(roster_id=one, sealed=b"sealed", expires_at=clock.now() + timedelta(days=7))
            for one in db.session.scalars(select(RosterImport.id))
        )
    return Someone(person.id, second.id, cohort.id, code, number)


def _correct(person: Person) -> None:
    with unit_of_work():
        one = db.session.get_one(Person, person.id)
        naming.respell(one, Spelling(names.parse(NAME), LATIN, one.sex))
        audit.record("people:decide", "roster", uuid7(), after={"text": f"{NAME} ({PHONE})"})


def _certify(cohort: Cohort, person: Person) -> str:
    enrolment = db.session.scalars(select(Enrolment).where(Enrolment.person_id == person.id)).one()
    with unit_of_work():
        report(enrolment, GOOD)
    with unit_of_work():
        awards.close(db.session.get_one(Cohort, cohort.id))
    with unit_of_work():
        awards.start_issue(db.session.get_one(Cohort, cohort.id), by=None)
    for draft in drafts():
        printed(draft)
    return db.session.scalars(select(Certificate)).one().code


def _come_and_go(cast: Cast, person: Person) -> None:
    account = cast.account(person, staff_number="jubran-77")
    now = clock.now()
    with unit_of_work():
        accounts.sign_in(account.id, device="jubran-laptop")
        accounts.hold(account.id, f"/ar/people?q={NAME}", [("name", NAME)])
        db.session.add(Ticket(account_id=account.id, kind=TicketKind.CARD, secret_hash="1" * 64,
                              created_at=now, expires_at=now))  # fmt: skip
        db.session.add(RecoveryCode(account_id=account.id, code_hash="2" * 64))


def _be_written_about(cohort: Cohort, person: Person, second: Person) -> None:
    quota = Quota(id=uuid7(), cohort_id=cohort.id, seats=3)
    one, other = sorted((person.id, second.id))
    now = clock.now()
    common = {"person_id": person.id, "language": "ar"}
    with unit_of_work():
        db.session.add(quota)
        db.session.flush()
        db.session.add_all([
            Nomination(cohort_id=cohort.id, quota_id=quota.id, person_id=person.id, line=1,
                       state=NominationState.WITHDRAWN, note=f"بدل {SECOND}", screening=JOB,
                       nominated_at=now),
            Consent(wording="2026-11", part=Part.TRAINING, answer=Answer.GIVEN,
                    means=Means.PAPER, answered_at=now, **common),
            DuplicatePair(one_id=one, other_id=other, weight=5, likeness=0.9, reasons=[PHONE],
                          found_at=now),
            PeopleExport(exported_at=now, exported_by=uuid7(), kind="people",
                         purpose=f"طلب من {NAME}", columns=[], filters={"q": LATIN}, people=1,
                         sha256="3" * 64),
        ])  # fmt: skip
        mail.post(EMAIL, "awards/mail/issued.txt", language="ar", serial="S", course=NAME,
                  corrected=False, mine="", verify="")  # fmt: skip
        mail.post("officer@example.org", "awards/mail/issued.txt", language="ar", serial="S",
                  course=NAME, corrected=False, mine="", verify="")  # fmt: skip


def erase(person_id: UUID, *, ground: Ground = Ground.REQUEST) -> bool:
    """Erase somebody as a command would."""
    with unit_of_work():
        return services.erase(person_id, Order(ground, "2026/17", amid=Amid.CONFIRMED))


def account_of(person_id: UUID) -> Account:
    """Return somebody's account."""
    return db.session.scalars(select(Account).where(Account.person_id == person_id)).one()


def whole_database() -> dict[str, str]:
    """Return every column of every table as one text, JSON as people read it."""
    said: dict[str, str] = {}
    for table in Model.metadata.sorted_tables:
        for row in db.session.execute(select(table)).mappings():
            for column, value in row.items():
                where = f"{table.name}.{column}"
                plain = json.dumps(value, ensure_ascii=False, default=str)
                said[where] = f"{said.get(where, '')} {plain}"
    db.session.rollback()
    return said
