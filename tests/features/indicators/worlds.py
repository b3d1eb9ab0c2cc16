"""A small country with everything that makes counting hard, and a recount of it in plain Python."""

import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from lms.awards.models import Certificate
from lms.indicators.queries import NOT_KNOWN
from lms.learning.models import (
    Cohort,
    CohortState,
    Completion,
    Edition,
    Enrolment,
    EnrolmentState,
    Requirement,
)
from lms.people.models import Institution, InstitutionKind, Person, Place, PlaceLevel, Sex
from lms.people.rules import names
from lms.platform import clock
from lms.platform.db import Model, db, unit_of_work
from lms.platform.files import StoredFile
from lms.platform.ids import uuid7
from lms.workshops.models import Attendance, AttendanceEvent, Presence, Session

GIVEN = ("سالمة", "هدى", "نجاة", "أسماء", "علي", "محمد", "عمر", "طارق")
FAMILY = ("الورفلي", "الزوي", "التارقي", "المقرحي", "الفيتوري")
PRESENCES = (Presence.PRESENT, Presence.PRESENT, Presence.LATE, Presence.EXCUSED, Presence.ABSENT)
MINUTES = {Presence.PRESENT: 90, Presence.LATE: 75, Presence.EXCUSED: 0, Presence.ABSENT: 0}
DAYS = (date(2025, 12, 30), date(2026, 2, 3), date(2026, 3, 30), date(2026, 5, 11))


def keep(*rows: Model) -> None:
    """Write rows down, in this order."""
    for row in rows:
        db.session.add(row)
        db.session.flush()


def person(number: int, *, sex: Sex, merged_into: UUID | None = None) -> Person:
    """Somebody invented."""
    name = f"{GIVEN[number % 8]} علي سالم {FAMILY[number % 5]}"
    parts = names.parse(name)
    return Person(
        id=uuid7(),
        number=f"Q-{number:05d}",
        name_ar=name,
        given_ar=parts.given,
        family_ar=parts.family,
        name_en=f"Person {number}",
        name_key=names.key(name),
        sex=sex,
        created_at=clock.now(),
        merged_into_id=merged_into,
    )


def published() -> Edition:
    """A course of one edition."""
    return Edition(
        id=uuid7(),
        course="a-course",
        code="C3",
        number=1,
        digest="0" * 64,
        title_ar="دورة",
        title_en="A course",
        document="{}",
        published_at=clock.now(),
    )


@dataclass
class Country:
    """Places of three levels, institutions, and people, some of whom are the same."""

    chance: random.Random
    places: list[Place] = field(default_factory=list)
    institutions: list[Institution] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    edition: Edition = field(default_factory=published)

    def settle(self) -> None:
        """Write places, institutions and people down."""
        region = Place(id=uuid7(), pcode="LY03", level=PlaceLevel.REGION, name_ar="", name_en="")
        sebha = self._place("LY0317", PlaceLevel.MANTIKA, region)
        ubari = self._place("LY0320", PlaceLevel.MANTIKA, region)
        town = self._place("LY032001", PlaceLevel.BALADIYA, ubari)
        point = self._place("X-POINT", PlaceLevel.LOCAL, town)
        self.places = [sebha, ubari, town, point]
        self.institutions = [self._institution(code) for code in ("MFA", "MOI", "LRC")]
        survivors = [person(n, sex=self.chance.choice(list(Sex))) for n in range(24)]
        doubles = [person(100 + n, sex=Sex.UNKNOWN, merged_into=survivors[n].id) for n in range(6)]
        self.people = [*survivors, *doubles]
        keep(self.edition, region, sebha, ubari, town, point, *self.institutions, *survivors)
        keep(*doubles)

    def _place(self, pcode: str, level: PlaceLevel, parent: Place) -> Place:
        return Place(
            id=uuid7(), pcode=pcode, level=level, parent_id=parent.id, name_ar=pcode, name_en=pcode
        )

    def _institution(self, code: str) -> Institution:
        kind = InstitutionKind.MINISTRY
        return Institution(id=uuid7(), code=code, kind=kind, name_ar=code, name_en=code)

    def train(self, number: int, ends_on: date, *, state: CohortState) -> None:
        """Hold a cohort of twelve in two sessions; the last of them withdraws.

        The second training is one of the past: its list says nothing of a course.
        """
        cohort = Cohort(
            id=uuid7(),
            code=f"C-{number}",
            edition_id=None if number == 1 else self.edition.id,
            title_ar=f"دفعة {number}",
            title_en=f"Cohort {number}",
            starts_on=ends_on - timedelta(days=1),
            ends_on=ends_on,
            state=state,
            closed_at=clock.now() if state is CohortState.CLOSED else None,
        )
        sessions = [self._session(cohort, n, ends_on - timedelta(days=n)) for n in (0, 1)]
        keep(cohort, *sessions)
        for enrolment in self._enrol(cohort):
            self._follow(enrolment, cohort, sessions)

    def _session(self, cohort: Cohort, number: int, day: date) -> Session:
        # 00:30 in Libya is the day before in UTC: a period must end in Libya's day
        starts = datetime(day.year, day.month, day.day, 0, 30, tzinfo=clock.TRIPOLI)
        return Session(
            id=uuid7(),
            cohort_id=cohort.id,
            number=number + 1,
            title_ar="جلسة",
            title_en="Session",
            starts_at=starts,
            minutes=90,
        )

    def _enrol(self, cohort: Cohort) -> list[Enrolment]:
        made = [
            Enrolment(
                id=uuid7(),
                cohort_id=cohort.id,
                person_id=one.id,
                state=EnrolmentState.ENROLLED,
                institution_id=self.chance.choice([None, *(i.id for i in self.institutions)]),
                place_id=self.chance.choice([None, *(p.id for p in self.places)]),
                enrolled_at=clock.now(),
            )
            for one in self.chance.sample(self.people, 12)
        ]
        made[-1].state = EnrolmentState.WITHDRAWN
        keep(*made)
        return made

    def _follow(self, enrolment: Enrolment, cohort: Cohort, sessions: list[Session]) -> None:
        marks = [self.chance.choice(PRESENCES) for _ in sessions]
        rows = [row for s, m in zip(sessions, marks, strict=True) for row in mark(enrolment, s, m)]
        pre, post = (self.chance.choice([None, *range(11)]) for _ in range(2))
        shares = {Requirement.PRE_TEST: pre, Requirement.POST_TEST: post}
        rows += [
            Completion(
                id=uuid7(),
                enrolment_id=enrolment.id,
                requirement=requirement,
                share=share / 10,
                met_at=clock.now(),
            )
            for requirement, share in shares.items()
            if share is not None
        ]
        keep(*rows)
        enrolled = enrolment.state is EnrolmentState.ENROLLED
        if cohort.state is CohortState.CLOSED and enrolled and post is not None and post % 2:
            self._complete(enrolment, cohort)

    def _complete(self, enrolment: Enrolment, cohort: Cohort) -> None:
        enrolment.completed_on = cohort.ends_on
        first = paper(enrolment, cohort.ends_on + timedelta(days=3))
        keep(StoredFile(sha256=first.sha256, size=1, media_type="application/pdf"), first)
        if self.chance.random() < 0.3:
            again = paper(enrolment, cohort.ends_on + timedelta(days=9), supersedes=first.id)
            keep(StoredFile(sha256=again.sha256, size=1, media_type="application/pdf"), again)


def mark(enrolment: Enrolment, session: Session, presence: Presence) -> list[Model]:
    """Mark somebody, as an event and as it stands."""
    now = clock.now()
    same = {
        "session_id": session.id,
        "enrolment_id": enrolment.id,
        "presence": presence,
        "minutes": MINUTES[presence],
        "made_at": now,
    }
    event = AttendanceEvent(id=uuid7(), received_at=now, **same)
    return [event, Attendance(event_id=event.id, **same)]


def paper(enrolment: Enrolment, day: date, *, supersedes: UUID | None = None) -> Certificate:
    """Give a certificate without a paper."""
    id_ = uuid7()
    return Certificate(
        id=id_,
        enrolment_id=enrolment.id,
        supersedes_id=supersedes,
        year=day.year,
        number=id_.int % 1_000_000_007,
        serial=f"X-{id_.hex[-20:]}",
        code=id_.hex[-14:],
        facts="{}",
        design="completion",
        design_version="1",
        sha256=id_.hex * 2,
        issued_on=day,
        issued_at=datetime(day.year, day.month, day.day, tzinfo=UTC),
    )


def country(seed: int = 7) -> Country:
    """Fill the database with four trainings that ended, and one that runs."""
    made = Country(random.Random(seed))  # noqa: S311 - the same country each time
    with unit_of_work():
        made.settle()
        for number, day in enumerate(DAYS):
            made.train(number, day, state=CohortState.CLOSED)
        made.train(9, date(2026, 3, 1), state=CohortState.RUNNING)
    return made


@dataclass(frozen=True)
class Part:
    """What is looked at, for the recount."""

    first: date = date.min
    last: date = date.max
    mantika: str = ""
    institution: str = ""

    def has(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last


class Recount:
    """The same figures, counted row by row in Python from the tables as they are."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.people = {one.id: one for one in db.session.query(Person)}
        self.enrolments = {e.id: e for e in db.session.query(Enrolment) if self._here(e)}
        self.shares = {
            (c.enrolment_id, c.requirement): c.share for c in db.session.query(Completion)
        }

    def _here(self, enrolment: Enrolment) -> bool:
        home = enrolment.institution
        coded = home.code if home else NOT_KNOWN
        return self.part.mantika in {
            "",
            mantika_of(enrolment.place_id),
        } and self.part.institution in {"", coded}

    def survivor(self, enrolment: Enrolment) -> Person:
        one = self.people[enrolment.person_id]
        return self.people[one.merged_into_id or one.id]

    def completed(self) -> list[Enrolment]:
        return [e for e in self.enrolments.values() if self.part.has(e.completed_on)]

    def who_completed(self) -> set[UUID]:
        return {self.survivor(e).id for e in self.completed()}

    def there(self) -> list[Attendance]:
        return [
            a
            for a in db.session.query(Attendance)
            if a.enrolment_id in self.enrolments
            and a.presence in {Presence.PRESENT, Presence.LATE}
            and self.part.has(db.session.get_one(Session, a.session_id).held_on)
        ]

    def ended(self) -> list[Enrolment]:
        return [
            e
            for e in self.enrolments.values()
            if e.cohort.state is CohortState.CLOSED
            and e.state is EnrolmentState.ENROLLED
            and self.part.has(e.cohort.ends_on)
        ]

    def share(self, enrolment: Enrolment, requirement: Requirement) -> float | None:
        return self.shares.get((enrolment.id, requirement))

    def pairs(self) -> list[tuple[float, float]]:
        both = [
            (self.share(e, Requirement.PRE_TEST), self.share(e, Requirement.POST_TEST))
            for e in self.ended()
        ]
        return [(a, b) for a, b in both if a is not None and b is not None]

    def posts(self) -> list[float]:
        found = [self.share(e, Requirement.POST_TEST) for e in self.ended()]
        return [one for one in found if one is not None]

    def judged(self) -> list[Enrolment]:
        return [e for e in self.ended() if e.cohort.edition_id is not None]

    def papers(self) -> list[Certificate]:
        return [
            c
            for c in db.session.query(Certificate)
            if c.enrolment_id in self.enrolments
            and c.supersedes_id is None
            and self.part.has(c.issued_on)
        ]

    def figures(self) -> dict[str, float | None]:
        """Return every indicator."""
        people, pairs, posts, there = self.who_completed(), self.pairs(), self.posts(), self.there()
        women = [one for one in people if self.people[one].sex is Sex.FEMALE]
        ended = self.ended()
        judged = self.judged()
        done = [e for e in judged if e.completed_on]
        return {
            "CB-01": len(people),
            "CB-02": len(there),
            "CB-03": len({e.cohort_id for e in ended}),
            "CB-04": sum(a.minutes for a in there) / 60,
            "CB-06": len(women) / len(people) if people else None,
            "CB-08": len(done) / len(judged) if judged else None,
            "CB-12": sum(b > a for a, b in pairs) / len(pairs) if pairs else None,
            "CB-13": 100 * sum(b - a for a, b in pairs) / len(pairs) if pairs else None,
            "CB-15": sum(b >= 0.7 for b in posts) / len(posts) if posts else None,
            "CB-24": len(self.papers()),
        }


def mantika_of(place_id: UUID | None) -> str:
    """Climb from a place to its mantika."""
    place = db.session.get(Place, place_id) if place_id else None
    while place is not None and place.level is not PlaceLevel.MANTIKA:
        place = place.parent
    return place.pcode if place else ""
