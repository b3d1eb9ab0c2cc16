"""Giving seats: the one place where anybody gets one."""

from lms.learning.nominations.models import Nomination, NominationState, Quota
from lms.learning.nominations.queries import seats
from lms.learning.nominations.rules import Seating
from lms.platform.db import db


def settle(quota: Quota) -> list[Nomination]:
    """Give the free seats of a quota that is held to who waits, in order; return who got one."""
    db.session.flush()
    rows = seats.live(quota.id)
    waiting = {one.line: one for one in rows if one.state is NominationState.WAITING}
    held = frozenset(one.seat for one in rows if one.seat is not None)
    seated = []
    for line, seat in Seating(quota.seats, held, frozenset(waiting)).promotions():
        one = waiting[line]
        one.state, one.seat = NominationState.NOMINATED, seat
        seated.append(one)
    db.session.flush()
    return seated


def free(nomination: Nomination, state: NominationState) -> None:
    """Let a nomination give its seat back."""
    nomination.seat, nomination.state = None, state
