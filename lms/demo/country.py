"""Writing the demonstration country: in bulk, yet row for row what the services would leave."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TypeVar
from uuid import UUID

from sqlalchemy import insert, select

from courses import forms
from courses.document import Edition as Document
from courses.document import Stage
from lms.assessment.models import Answer, AnswerEvent, Attempt, Quiz
from lms.demo import plan
from lms.learning.models import (
    Cohort,
    CohortState,
    Completion,
    Edition,
    Enrolment,
    LessonRead,
    Requirement,
)
from lms.learning.rules import Policy, Standing, is_trained
from lms.people.models import Institution, Person, Place, Post
from lms.people.rules import latin, names
from lms.platform import clock
from lms.platform.db import Model, db
from lms.platform.ids import uuid7
from lms.workshops.models import Attendance, AttendanceEvent, Presence, Session

TITLE_AR, TITLE_EN = "الحماية والفرز والإحالة", "Protection, screening and referral"
SESSIONS = (
    ("الحماية في عملك اليومي", "Protection in your daily work", 0, 9, 180),
    ("من هو في وضع هش؟", "Who is vulnerable?", 0, 13, 120),
    ("الحديث الآمن", "The safe conversation", 1, 9, 180),
    ("الأطفال والناجون", "Children and survivors", 1, 13, 120),
    ("الموافقة والإحالة", "Consent and referral", 2, 9, 180),
    ("حالات عملية", "Case work", 2, 13, 120),
)
Row = dict[str, object]
Progress = Callable[[int, int], None]
Kind = TypeVar("Kind", bound=Model)


@dataclass
class Sheet:
    """Rows waiting to be written, table by table."""

    rows: dict[type[Model], list[Row]] = field(default_factory=dict)

    def add(self, table: type[Model], **values: object) -> UUID:
        """Note a row and return its id."""
        made = uuid7()
        self.rows.setdefault(table, []).append({"id": made, **values})
        return made

    def write(self) -> None:
        """Write every row, parents first."""
        order = {table.name: place for place, table in enumerate(Model.metadata.sorted_tables)}
        for table in sorted(self.rows, key=lambda one: order[one.__tablename__]):
            db.session.execute(insert(table), self.rows[table])
        self.rows.clear()


@dataclass(frozen=True)
class Country:
    """What the cohorts are made of."""

    people: dict[int, UUID]
    places: dict[str, UUID]
    institutions: dict[str, UUID]
    edition: Edition
    document: Document


def settle(people: int) -> dict[int, UUID]:
    """Write the officials with their posts and return their ids by number."""
    places, institutions = _by(Place, "pcode"), _by(Institution, "code")
    sheet, made = Sheet(), {}
    for number in range(people):
        one = plan.official(number)
        made[number] = sheet.add(Person, **_person(one))
        sheet.add(
            Post,
            person_id=made[number],
            institution_id=institutions[one.authority],
            job_title=one.job,
            rank_band=one.rank,
            place_id=places[one.station],
            starts_on=date(2022, 1, 1),
        )
    sheet.write()
    return made


def _person(one: plan.Official) -> Row:
    parts = names.parse(one.name_ar)
    return {
        "number": one.number,
        "name_ar": one.name_ar,
        "given_ar": parts.given,
        "father_ar": parts.father,
        "grandfather_ar": parts.grandfather,
        "family_ar": parts.family,
        "name_en": one.name_en,
        "name_key": names.key(one.name_ar),
        "latin_key": latin.skeleton(one.name_en),
        "sex": one.sex,
        "birth_year": one.birth_year,
        "phone": one.phone,
        "created_at": clock.now(),
    }


def _by(table: type[Kind], column: str) -> dict[str, UUID]:
    rows = db.session.execute(select(getattr(table, column), table.id)).all()  # type: ignore[attr-defined]
    return {row[0]: row[1] for row in rows}


def country(people: dict[int, UUID], edition: Edition, document: Document) -> Country:
    """Gather what the cohorts are made of."""
    return Country(people, _by(Place, "pcode"), _by(Institution, "code"), edition, document)


def hold(land: Country, group: plan.Group) -> UUID:
    """Write one cohort with everything that happened in it, and return its id."""
    sheet, today = Sheet(), clock.today()
    ends_on = group.starts_on + timedelta(days=2)
    over = ends_on < today
    cohort_id = sheet.add(
        Cohort,
        code=group.code,
        title_ar=f"{TITLE_AR}، {group.place_ar}",
        title_en=f"{TITLE_EN}, {group.place_en}",
        edition_id=land.edition.id,
        place_id=land.places[group.place],
        starts_on=group.starts_on,
        ends_on=ends_on,
        state=CohortState.CLOSED if over else CohortState.RUNNING,
        closed_at=_at(ends_on, 16) if over else None,
    )
    sessions = _sessions(sheet, cohort_id, group.starts_on)
    policy = Policy(80, 70)
    for member in group.members:
        _Story(sheet, land, group, member).tell(cohort_id, sessions, policy, over=over)
    sheet.write()
    return cohort_id


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=clock.TRIPOLI)


@dataclass(frozen=True)
class Part:
    """A session as the story needs it."""

    id: UUID
    starts_at: datetime
    minutes: int


def _sessions(sheet: Sheet, cohort_id: UUID, first: date) -> list[Part]:
    parts = []
    for number, (ar, en, day, hour, minutes) in enumerate(SESSIONS, start=1):
        starts = _at(first + timedelta(days=day), hour)
        session_id = sheet.add(
            Session,
            cohort_id=cohort_id,
            number=number,
            title_ar=ar,
            title_en=en,
            starts_at=starts,
            minutes=minutes,
        )
        parts.append(Part(session_id, starts, minutes))
    return parts


class _Story:
    """What one official did in one cohort."""

    def __init__(self, sheet: Sheet, land: Country, group: plan.Group, member: int) -> None:
        self.sheet, self.land, self.group = sheet, land, group
        self.official = plan.official(member)
        self.person_id = land.people[member]
        self.dice = random.Random(f"{group.code}/{member}")  # noqa: S311 - a story

    def tell(
        self, cohort_id: UUID, sessions: Sequence[Part], policy: Policy, *, over: bool
    ) -> None:
        """Enrol, read, take the tests, attend, complete."""
        enrolled = _at(self.group.starts_on - timedelta(days=7), 10)
        row: Row = {
            "cohort_id": cohort_id,
            "person_id": self.person_id,
            "institution_id": self.land.institutions[self.official.authority],
            "job_title": self.official.job,
            "rank_band": self.official.rank,
            "place_id": self.land.places[self.official.station],
            "enrolled_at": enrolled,
        }
        enrolment_id = self.sheet.add(Enrolment, **row)
        pre = self.sit(enrolment_id, Stage.PRE, _at(self.group.starts_on, 8), 0.0)
        attendance = self.attend(enrolment_id, sessions)
        post = None
        if over:
            self.read(enrolment_id)
            post = self.finish(enrolment_id, sessions[-1])
        if over and is_trained(Standing(attendance, pre, post), policy):
            self.sheet.rows[Enrolment][-1]["completed_on"] = self.group.starts_on + timedelta(2)
        self.sheet.rows[Enrolment][-1].setdefault("completed_on", None)

    def finish(self, enrolment_id: UUID, last: Part) -> float | None:
        """Sit the post-test, unless they left early."""
        if self.dice.random() < 0.04:  # noqa: PLR2004 - a few always leave early
            return None
        return self.sit(enrolment_id, Stage.POST, last.starts_at + timedelta(minutes=100), 0.33)

    def read(self, enrolment_id: UUID) -> None:
        """Read most lessons."""
        for lesson in self.land.document.lessons:
            if self.dice.random() < self.official.diligence:
                self.sheet.add(
                    LessonRead,
                    enrolment_id=enrolment_id,
                    lesson=lesson.id,
                    language="ar",
                    finished_at=_at(self.group.starts_on, 20),
                )

    def sit(self, enrolment_id: UUID, stage: Stage, at: datetime, learned: float) -> float | None:
        """Sit a test: every answer an event, the marks beside them."""
        items = forms.draw(self.land.document, stage, seed=str(enrolment_id))
        attempt_id, points = uuid7(), 0
        answers: list[tuple[type[Model], Row]] = []
        for number, item in enumerate(items):
            knows = self.dice.random() < self.official.knowledge + learned
            right = [option.id for option in item.options if option.correct]
            wrong = [option.id for option in item.options if not option.correct]
            response = right if knows else [self.dice.choice(wrong)]
            points += knows
            moment = at + timedelta(seconds=40 * number)
            event = {
                "attempt_id": attempt_id,
                "item": item.id,
                "response": response,
                "made_at": moment,
            }
            event_id = uuid7()
            answers.append((AnswerEvent, {"id": event_id, **event, "received_at": moment}))
            answers.append((Answer, {**event, "event_id": event_id, "points": float(knows)}))
        self.sheet.rows.setdefault(Attempt, []).append(
            {
                "id": attempt_id,
                "enrolment_id": enrolment_id,
                "quiz": Quiz(stage.value),
                "number": 1,
                "seed": 0,
                "items": [item.id for item in items],
                "started_at": at,
                "due_at": at + timedelta(minutes=20),
                "submitted_at": at + timedelta(minutes=12),
                "points": float(points),
                "out_of": float(len(items)),
                "receipt": attempt_id.hex[-10:].upper(),
                "language": "ar",
            }
        )
        for table, row in answers:
            self.sheet.rows.setdefault(table, []).append(row)
        share = points / len(items)
        requirement = Requirement.PRE_TEST if stage is Stage.PRE else Requirement.POST_TEST
        self._complete(enrolment_id, requirement, share, at)
        return share

    def attend(self, enrolment_id: UUID, sessions: Sequence[Part]) -> float | None:
        """Be marked in every session that is over."""
        planned = there = 0
        for session in sessions:
            if session.starts_at > clock.now():
                continue
            presence, minutes = self._presence(session)
            self._mark(enrolment_id, session, presence, minutes)
            planned += 0 if presence is Presence.EXCUSED else session.minutes
            there += minutes
        whole = sum(session.minutes for session in sessions)
        share = there / (planned if planned >= whole / 2 else whole) if planned else None
        if share is not None:
            self._complete(enrolment_id, Requirement.ATTENDANCE, share, sessions[-1].starts_at)
        return share

    def _presence(self, session: Part) -> tuple[Presence, int]:
        roll = self.dice.random()
        if roll < self.official.diligence:
            return Presence.PRESENT, session.minutes
        if roll < self.official.diligence + 0.03:
            return Presence.LATE, session.minutes - 30
        if roll < self.official.diligence + 0.05:
            return Presence.EXCUSED, 0
        return Presence.ABSENT, 0

    def _mark(self, enrolment_id: UUID, session: Part, presence: Presence, minutes: int) -> None:
        row: Row = {
            "session_id": session.id,
            "enrolment_id": enrolment_id,
            "presence": presence,
            "minutes": minutes,
            "made_at": session.starts_at,
        }
        event_id = self.sheet.add(AttendanceEvent, **row, received_at=session.starts_at)
        self.sheet.rows.setdefault(Attendance, []).append({**row, "event_id": event_id})

    def _complete(
        self, enrolment_id: UUID, requirement: Requirement, share: float, at: datetime
    ) -> None:
        self.sheet.add(
            Completion, enrolment_id=enrolment_id, requirement=requirement, share=share, met_at=at
        )
