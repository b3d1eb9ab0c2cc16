"""Secrets as people read and type them, and how long each way in stays open."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta, tzinfo
from enum import Enum

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: nothing in it looks like something else."""

_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": ""})
_GROUP = 4
LONGEST = 40
LONGEST_TYPED = 14

INVITATION_LASTS = timedelta(days=14)
MAIL_LASTS = timedelta(minutes=30)
DESK_LASTS = timedelta(minutes=15)
AFTER_COHORT = timedelta(days=14)
MAILS_WINDOW = timedelta(hours=1)
MAILS_AT_MOST = 3


class Length(Enum):
    """How many characters a secret has, of five bits each."""

    LINK = 26
    """130 bits: followed, never typed."""
    CARD = 12
    """60 bits: typed from paper, and guesses are counted."""


class Standing(Enum):
    """How far somebody is with signing in."""

    NO_ACCOUNT = "no-account"
    NO_PASSWORD = "no-password"  # noqa: S105 - a state
    READY = "ready"
    STAFF = "staff"
    CLOSED = "closed"


class Choice(Enum):
    """For whom cards are printed."""

    NEW = "new"
    ALL = "all"


def written(symbols: Iterable[int]) -> str:
    """Write numbers from 0 to 31 as a secret."""
    return "".join(ALPHABET[symbol] for symbol in symbols)


def read(text: str) -> str:
    """Read a secret as people type it: any case, gaps and hyphens, O for 0, I or L for 1."""
    return text.strip().upper().translate(_LOOKALIKES)


def grouped(secret: str) -> str:
    """Write a secret in groups, as it is printed: `7K3M-9QPD-2XVA`."""
    return "-".join(secret[at : at + _GROUP] for at in range(0, len(secret), _GROUP))


def cards_until(last_day: date, zone: tzinfo) -> datetime:
    """Cards hold until two weeks after the last day of a cohort are over."""
    after = last_day + AFTER_COHORT + timedelta(days=1)
    return datetime(after.year, after.month, after.day, tzinfo=zone)


def standing(*, password_hash: str | None, holds_role: bool, disabled: bool) -> Standing:
    """Tell how far somebody is; nothing for a hash means that there is no account."""
    if password_hash is None:
        return Standing.NO_ACCOUNT
    if disabled:
        return Standing.CLOSED
    if holds_role:
        return Standing.STAFF
    return Standing.READY if password_hash else Standing.NO_PASSWORD


def gets_card(one: Standing, choice: Choice) -> bool:
    """Print nothing for staff nor for a closed account; on request only for who has no password."""
    new = one in {Standing.NO_ACCOUNT, Standing.NO_PASSWORD}
    return new or (choice is Choice.ALL and one is Standing.READY)
