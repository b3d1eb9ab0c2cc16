"""The sums from which every indicator is computed, one statement for each population."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, distinct, func, select

from lms.indicators.queries.populations import (
    BOTH,
    THERE,
    attendances,
    certificates,
    completions,
    enrolments,
    post,
    pre,
    tests,
)
from lms.indicators.queries.slices import PERSON, SEX, Slice, of_sexes
from lms.indicators.rules import ALL, PairSums
from lms.learning.models import Cohort, Enrolment
from lms.learning.rules import HAIR
from lms.people.models import Sex
from lms.platform.db import db
from lms.workshops.models import Attendance


@dataclass(frozen=True, slots=True)
class Newcomers:
    """How many people of a sex completed their first training of the slice on a day."""

    day: date
    sex: Sex
    count: int


def newcomers(part: Slice) -> list[Newcomers]:
    """Count each person once, on the day of the first completion in the slice."""
    first = func.min(Enrolment.completed_on).label("day")
    query = of_sexes(completions(select(first, SEX.label("sex")), part))
    people = query.group_by(PERSON, SEX).subquery()
    counts = select(people.c.day, people.c.sex, func.count())
    rows = db.session.execute(counts.group_by(people.c.day, people.c.sex))
    return [Newcomers(*row) for row in rows]


@dataclass(frozen=True, slots=True)
class Attended:
    """Attendances, and the minutes they make."""

    count: int
    minutes: int


def attended(part: Slice) -> Attended:
    """Count attendances and add up their minutes."""
    sums = select(func.count(), func.coalesce(func.sum(Attendance.minutes), 0))
    if part.whole and part.period == ALL:
        query = sums.select_from(Attendance).where(THERE)
    else:
        query = attendances(sums, part)
    return Attended(*db.session.execute(query).one())


@dataclass(frozen=True, slots=True)
class Enrolled:
    """Cohorts that ended; of those that taught a course, the enrolments and the completed ones.

    A training of the past has no course, and a list without results says nothing of completion.
    """

    cohorts: int
    enrolments: int
    completed: int


def enrolled(part: Slice) -> Enrolled:
    """Count closed cohorts, their enrolments and completions."""
    cohorts = func.count(distinct(Enrolment.cohort_id))
    judged = case((Cohort.edition_id.is_not(None), Enrolment.id))
    completed = case((Enrolment.completed_on.is_not(None), judged))
    counts = select(cohorts, func.count(judged), func.count(completed))
    return Enrolled(*db.session.execute(enrolments(counts, part)).one())


@dataclass(frozen=True, slots=True)
class Tested:
    """Who took which test, who passed, and the sums over those who took both."""

    pre_only: int
    post_only: int
    passed: int
    grown: int
    pairs: PairSums

    @property
    def post(self) -> int:
        """Return how many took the post-test."""
        return self.pairs.count + self.post_only


def tested(part: Slice) -> Tested:
    """Sum up pre-tests and post-tests."""
    change = post.share - pre.share
    reached = post.share * 100 >= Cohort.pass_mark - HAIR
    query = tests(
        select(
            func.count(pre.share),
            func.count(post.share),
            func.count(case((BOTH, 1))),
            func.count(case((reached, 1))),
            func.count(case((BOTH & (change > 0), 1))),
            func.avg(case((BOTH, pre.share))),
            func.avg(case((BOTH, post.share))),
            func.sum(case((BOTH, change * change))),
            func.avg(case((BOTH & (pre.share < 1), change / (1 - pre.share)))),
        ),
        part,
    )
    before, after, both, passed, grown, *means = db.session.execute(query).one()
    return Tested(
        pre_only=before - both,
        post_only=after - both,
        passed=passed,
        grown=grown,
        pairs=PairSums(both, *means),
    )


def certificates_issued(part: Slice) -> int:
    """Count certificates."""
    return db.session.scalar(certificates(select(func.count()), part)) or 0
