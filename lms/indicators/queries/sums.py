"""The sums from which every indicator is computed, one statement for each population."""

from dataclasses import dataclass

from sqlalchemy import case, distinct, func, select

from lms.indicators.queries.populations import (
    BOTH,
    attendances,
    certificates,
    completions,
    enrolments,
    post,
    pre,
    tests,
)
from lms.indicators.queries.slices import Slice, Survivor
from lms.indicators.rules import PairSums
from lms.learning.models import Cohort, Enrolment
from lms.learning.rules import HAIR
from lms.people.models import Sex
from lms.platform.db import db
from lms.workshops.models import Attendance


def people_completed(part: Slice) -> dict[Sex, int]:
    """Count different people who completed, by sex."""
    query = completions(select(Survivor.sex, func.count(distinct(Survivor.id))), part)
    return dict(db.session.execute(query.group_by(Survivor.sex)).all())


@dataclass(frozen=True, slots=True)
class Attended:
    """Attendances, and the minutes they make."""

    count: int
    minutes: int


def attended(part: Slice) -> Attended:
    """Count attendances and add up their minutes."""
    minutes = func.coalesce(func.sum(Attendance.minutes), 0)
    return Attended(*db.session.execute(attendances(select(func.count(), minutes), part)).one())


@dataclass(frozen=True, slots=True)
class Enrolled:
    """Cohorts that ended, the enrolments in them, and how many of these were completed."""

    cohorts: int
    enrolments: int
    completed: int


def enrolled(part: Slice) -> Enrolled:
    """Count closed cohorts, their enrolments and completions."""
    cohorts = func.count(distinct(Enrolment.cohort_id))
    counts = select(cohorts, func.count(), func.count(Enrolment.completed_on))
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
