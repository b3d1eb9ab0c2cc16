"""How long a sign-in lasts and when guessing is stopped."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Lifetime:
    """How long a sign-in may rest, and how long it lives at most."""

    idle: timedelta
    whole: timedelta


STAFF = Lifetime(idle=timedelta(hours=12), whole=timedelta(days=7))
TRAINEE = Lifetime(idle=timedelta(days=14), whole=timedelta(days=60))
HALFWAY = timedelta(minutes=20)
"""How long somebody who gave the password has for the second step."""
SEEN_EVERY = timedelta(minutes=5)

GUESS_WINDOW = timedelta(minutes=15)
GUESSES_PER_ACCOUNT = 5
GUESSES_PER_ADDRESS = 100


def is_alive(
    *,
    seen_at: datetime,
    expires_at: datetime,
    ended_at: datetime | None,
    life: Lifetime,
    now: datetime,
) -> bool:
    """A sign-in ends by its owner's hand, by resting too long, or by age."""
    return ended_at is None and now < expires_at and now < seen_at + life.idle


def is_whole(*, passed_at: datetime | None, has_device: bool, must_have: bool) -> bool:
    """A password alone opens an account that has no second step and needs none."""
    return passed_at is not None or not (has_device or must_have)


def is_waiting(*, created_at: datetime, now: datetime) -> bool:
    """Who gave the password is waited for a while, then asked for it again."""
    return now < created_at + HALFWAY


def may_guess(*, by_account: int) -> bool:
    """Stop guessing at one account early."""
    return by_account < GUESSES_PER_ACCOUNT


def may_try(*, by_address: int) -> bool:
    """Stop guessing from one address late: an office shares an address."""
    return by_address < GUESSES_PER_ADDRESS
