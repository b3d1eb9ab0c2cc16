"""What a trainer sees of a cohort's tests: people, change, and the questions that were hard."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from courses.document import Edition as Document
from courses.document import Stage
from courses.questions import Item
from lms.assessment import queries
from lms.assessment.models import Attempt, Quiz
from lms.assessment.rules import figures
from lms.assessment.rules.attempts import accepts
from lms.assessment.rules.figures import Change, Facility
from lms.learning import editions
from lms.learning import queries as learning
from lms.learning.rules import Standing, reaches

if TYPE_CHECKING:
    from lms.learning.models import Cohort, Enrolment

Asked = Mapping[tuple[Quiz, str], Facility]
EASY = 1.0


@dataclass(frozen=True, slots=True)
class Row:
    """One person: results of both tests, attempts at the post-test, what is open."""

    enrolment: "Enrolment"
    standing: Standing
    passed: bool
    post_attempts: int
    sitting: bool
    overdue: bool


@dataclass(frozen=True, slots=True)
class Hardness:
    """A pair of parallel questions: how the cohort did before and after."""

    a: Item
    b: Item
    pre: Facility
    post: Facility

    @property
    def last(self) -> float:
        """Return the newest share known, for putting the hardest first."""
        known = (self.post.share, self.pre.share)
        return next((share for share in known if share is not None), EASY)


@dataclass(frozen=True, slots=True)
class Classroom:
    """The results page of a cohort."""

    rows: tuple[Row, ...]
    change: Change
    questions: tuple[Hardness, ...]

    @property
    def overdue(self) -> int:
        """Count the people whose time ran out before they handed in."""
        return sum(row.overdue for row in self.rows)


def classroom_of(cohort: "Cohort", *, now: datetime) -> Classroom:
    """Put together the results of a cohort, in a handful of statements."""
    standings = learning.standings(cohort.id)
    attempts = queries.attempts_in(cohort.id)
    by_person = _by_person(attempts)
    facilities = facilities_of(attempts, queries.points_by_item(cohort.id))
    document = editions.document_of(cohort.edition) if cohort.edition else None
    return Classroom(
        rows=tuple(
            _row(one, by_person.get(one[0].id, []), pass_mark=cohort.pass_mark, now=now)
            for one in standings
        ),
        change=figures.change((one.pre, one.post) for _, one in standings),
        questions=hardest_first(document, facilities) if document and facilities else (),
    )


def _by_person(attempts: Sequence[Attempt]) -> dict[UUID, list[Attempt]]:
    found: dict[UUID, list[Attempt]] = {}
    for attempt in attempts:
        found.setdefault(attempt.enrolment_id, []).append(attempt)
    return found


def _row(
    stands: tuple["Enrolment", Standing],
    attempts: Sequence[Attempt],
    *,
    pass_mark: int,
    now: datetime,
) -> Row:
    enrolment, standing = stands
    going_on = [attempt for attempt in attempts if attempt.open]
    return Row(
        enrolment=enrolment,
        standing=standing,
        passed=reaches(standing.post, pass_mark),
        post_attempts=sum(attempt.quiz is Quiz.POST for attempt in attempts),
        sitting=any(accepts(attempt.due_at, now) for attempt in going_on),
        overdue=any(not accepts(attempt.due_at, now) for attempt in going_on),
    )


def facilities_of(
    attempts: Sequence[Attempt], points: Mapping[tuple[Quiz, str], float]
) -> dict[tuple[Quiz, str], Facility]:
    """Count how often each question was asked at first attempts, and what it earned."""
    asked: dict[tuple[Quiz, str], Facility] = {}
    for attempt in attempts:
        if attempt.number > 1 or attempt.open:
            continue
        for item in map(str, attempt.items):
            key = (attempt.quiz, item)
            before = asked.get(key, Facility())
            asked[key] = Facility(before.taken + 1, points.get(key, 0.0))
    return asked


def hardest_first(document: Document, asked: Asked) -> tuple[Hardness, ...]:
    """Put each pair's two questions together, the hardest pair first."""
    pairs = [document.pair_by_id[name] for name in document.quiz(Stage.POST).pairs]
    found = [
        Hardness(
            a=pair.a,
            b=pair.b,
            pre=_of_pair(asked, Quiz.PRE, pair.a, pair.b),
            post=_of_pair(asked, Quiz.POST, pair.a, pair.b),
        )
        for pair in pairs
    ]
    return tuple(sorted(found, key=lambda one: one.last))


def _of_pair(asked: Asked, quiz: Quiz, a: Item, b: Item) -> Facility:
    nothing = Facility()
    return asked.get((quiz, a.id), nothing) + asked.get((quiz, b.id), nothing)
