"""When a test may be taken, until when answers count, and what is shown afterwards."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from courses.document import Stage

GRACE = timedelta(seconds=30)
ATTEMPTS = {Stage.PRE: 1, Stage.POST: 2}
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
HALF = 5
BITS = 5


class Hurdle(StrEnum):
    """Why a test cannot be started now."""

    CLOSED = "test-of-closed-cohort"
    NOT_BEGUN = "test-before-the-course"
    AFTER_POST_TEST = "pre-test-after-post-test"
    PASSED = "test-passed-already"
    USED_UP = "attempts-used-up"


@dataclass(frozen=True, slots=True)
class Situation:
    """What decides whether one person may start one test."""

    begun: bool
    closed: bool
    attempts: int
    sitting: bool
    passed: bool
    post_test_begun: bool


def hurdle(stage: Stage, situation: Situation) -> Hurdle | None:
    """Return what stands in the way of a new attempt.

    A missed pre-test never blocks the post-test; a pre-test after it would measure nothing.
    """
    if situation.closed:
        return Hurdle.CLOSED
    if stage is Stage.POST and not situation.begun:
        return Hurdle.NOT_BEGUN
    if stage is Stage.PRE and situation.post_test_begun:
        return Hurdle.AFTER_POST_TEST
    if stage is Stage.POST and situation.passed:
        return Hurdle.PASSED
    if situation.attempts >= ATTEMPTS[stage]:
        return Hurdle.USED_UP
    return None


def attempts_left(stage: Stage, situation: Situation) -> int:
    """Return how many more times this person may start this test."""
    if hurdle(stage, situation) is not None:
        return 0
    return ATTEMPTS[stage] - situation.attempts


def reveals_key(stage: Stage, situation: Situation) -> bool:
    """Show the right answers only when this person can no longer give them in this test."""
    if situation.sitting:
        return False
    return stage is Stage.PRE or attempts_left(stage, situation) == 0


def is_over(due_at: datetime, now: datetime) -> bool:
    """Tell whether the time is up for whoever answers."""
    return now >= due_at


def accepts(due_at: datetime, now: datetime) -> bool:
    """Let an answer given in time arrive over a slow line."""
    return now <= due_at + GRACE


def ended_at(started_at: datetime, due_at: datetime, now: datetime) -> datetime:
    """Return when an attempt ended: never before it started, never after its time."""
    return min(max(now, started_at), due_at)


def receipt(attempt_id: UUID) -> str:
    """Return the code to note down as proof: the id's last 50 bits in Crockford's base 32."""
    rest, signs = attempt_id.int, ""
    for _ in range(2 * HALF):
        rest, sign = divmod(rest, 2**BITS)
        signs = SIGNS[sign] + signs
    return f"{signs[:HALF]}-{signs[HALF:]}"
