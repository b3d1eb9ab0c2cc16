"""What one official did in one cohort, each deed with the rows a service would have left."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from courses import forms, questions
from courses.questions import Item, Response
from lms.assessment.models import Answer, AnswerEvent, Attempt, Quiz
from lms.assessment.rules.attempts import receipt
from lms.demo import plan
from lms.demo.bulk import Row, Sheet
from lms.demo.country import Country
from lms.learning.models import Completion, Enrolment, LessonRead, Requirement
from lms.learning.rules import Policy, Standing, is_trained
from lms.platform import clock
from lms.platform.ids import uuid7
from lms.workshops import rules
from lms.workshops.models import Attendance, AttendanceEvent
from lms.workshops.rules import Presence

POLICY = Policy(80, 70)
LEARNED = 0.33
LEAVE_EARLY = 0.04
LATE_BY = 30


@dataclass(frozen=True)
class Part:
    """A session as the story needs it."""

    id: UUID
    starts_at: datetime
    minutes: int


class Story:
    """One official in one cohort; the dice fall the same whenever it is told."""

    def __init__(self, sheet: Sheet, land: Country, group: plan.Group, member: int) -> None:
        self.sheet, self.land, self.group = sheet, land, group
        self.official = plan.official(member)
        self.person_id = land.people[member]
        self.enrolment_id = uuid7()
        self.dice = random.Random(f"{group.code}/{member}")  # noqa: S311 - a story

    def tell(self, cohort_id: UUID, sessions: Sequence[Part], *, completed_on: date | None) -> None:
        """Enrol, take the pre-test, attend; where the cohort is over, read and finish too."""
        pre = self._sit(Quiz.PRE, self._first_day(8), knowing=self.official.knowledge)
        attendance = self._attend(sessions)
        post = None
        if completed_on:
            self._read()
            post = self._finish(sessions[-1])
        trained = is_trained(Standing(attendance, pre, post), POLICY)
        self._enrol(cohort_id, completed_on=completed_on if trained else None)

    def _first_day(self, hour: int) -> datetime:
        return datetime.combine(self.group.starts_on, time(hour), tzinfo=clock.TRIPOLI)

    def _enrol(self, cohort_id: UUID, *, completed_on: date | None) -> None:
        self.sheet.keep(
            Enrolment,
            id=self.enrolment_id,
            cohort_id=cohort_id,
            person_id=self.person_id,
            institution_id=self.land.institutions[self.official.authority],
            job_title=self.official.job,
            rank_band=self.official.rank,
            place_id=self.land.places[self.official.station],
            enrolled_at=self._first_day(10) - timedelta(days=7),
            completed_on=completed_on,
        )

    def _read(self) -> None:
        """Read most lessons."""
        for lesson in self.land.document.lessons:
            if self.dice.random() < self.official.diligence:
                self.sheet.add(
                    LessonRead,
                    enrolment_id=self.enrolment_id,
                    lesson=lesson.id,
                    language="ar",
                    finished_at=self._first_day(20),
                )

    def _finish(self, last: Part) -> float | None:
        """Sit the post-test, unless they left early."""
        if self.dice.random() < LEAVE_EARLY:
            return None
        at = last.starts_at + timedelta(minutes=100)
        return self._sit(Quiz.POST, at, knowing=self.official.knowledge + LEARNED)

    def _sit(self, quiz: Quiz, at: datetime, *, knowing: float) -> float:
        """Sit a test: every answer an event, the marks beside them."""
        items = forms.draw(self.land.document, quiz.stage, seed=str(self.enrolment_id))
        attempt_id = uuid7()
        moments = [at + timedelta(seconds=40 * number) for number in range(len(items))]
        points = sum(
            self._answer(attempt_id, item, moment, knows=self.dice.random() < knowing)
            for item, moment in zip(items, moments, strict=True)
        )
        attempt: Row = {
            "id": attempt_id,
            "enrolment_id": self.enrolment_id,
            "quiz": quiz,
            "points": points,
            "receipt": receipt(attempt_id),
        }
        self.sheet.keep(Attempt, **attempt, **_handed_in(items, at))
        share = points / len(items)
        self._report(quiz.requirement, share, at)
        return share

    def _answer(self, attempt_id: UUID, item: Item, moment: datetime, *, knows: bool) -> float:
        response = self._response(item, knows=knows)
        points = float(questions.mark(item, response).points)
        row: Row = {
            "attempt_id": attempt_id,
            "item": item.id,
            "response": list(response),
            "made_at": moment,
        }
        event_id = self.sheet.add(AnswerEvent, **row, received_at=moment)
        self.sheet.keep(Answer, **row, event_id=event_id, points=points)
        return points

    def _response(self, item: Item, *, knows: bool) -> Response:
        right = [option.id for option in item.options if option.correct]
        wrong = [option.id for option in item.options if not option.correct]
        return tuple(right) if knows else (self.dice.choice(wrong),)

    def _attend(self, sessions: Sequence[Part]) -> float | None:
        """Be marked in every session that has begun; the others are still to be attended."""
        parts = [self._part(session) for session in sessions]
        share = rules.tally(parts).share
        if any(part.presence for part in parts):
            self._report(Requirement.ATTENDANCE, share, sessions[-1].starts_at)
        return share

    def _part(self, session: Part) -> rules.Part:
        if session.starts_at > clock.now():
            return rules.Part(session.minutes)
        presence = self._presence()
        minutes = rules.minutes_there(presence, session.minutes, late_by=LATE_BY)
        row: Row = {
            "session_id": session.id,
            "enrolment_id": self.enrolment_id,
            "presence": presence,
            "minutes": minutes,
            "made_at": session.starts_at,
        }
        event_id = self.sheet.add(AttendanceEvent, **row, received_at=session.starts_at)
        self.sheet.keep(Attendance, **row, event_id=event_id)
        return rules.Part(session.minutes, presence, minutes)

    def _presence(self) -> Presence:
        roll, diligence = self.dice.random(), self.official.diligence
        if roll < diligence:
            return Presence.PRESENT
        if roll < diligence + 0.03:
            return Presence.LATE
        return Presence.EXCUSED if roll < diligence + 0.05 else Presence.ABSENT

    def _report(self, requirement: Requirement, share: float | None, at: datetime) -> None:
        self.sheet.add(
            Completion,
            enrolment_id=self.enrolment_id,
            requirement=requirement,
            share=share,
            met_at=at,
        )


def _handed_in(items: Sequence[Item], at: datetime) -> Row:
    """Return what a first attempt says besides whose it is and what it earned."""
    return {
        "number": 1,
        "seed": 0,
        "items": [item.id for item in items],
        "started_at": at,
        "due_at": at + timedelta(minutes=20),
        "submitted_at": at + timedelta(minutes=12),
        "out_of": float(len(items)),
        "language": "ar",
    }
