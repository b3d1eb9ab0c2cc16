"""What people do with seats: set quotas, nominate, decide, leave and come back."""

from lms.learning.nominations.services.deciding import (
    Verdict,
    approve,
    approve_all,
    decline,
    let_wait,
    put_first,
    rejoin,
    restore,
    say_who,
    take_back_approval,
    withdraw,
)
from lms.learning.nominations.services.lists import hand_in, nominate_typed, receive
from lms.learning.nominations.services.nominating import Named, nominate, nominate_all
from lms.learning.nominations.services.quotas import BelowTaken, set_quotas

__all__ = [
    "BelowTaken",
    "Named",
    "Verdict",
    "approve",
    "approve_all",
    "decline",
    "hand_in",
    "let_wait",
    "nominate",
    "nominate_all",
    "nominate_typed",
    "put_first",
    "receive",
    "rejoin",
    "restore",
    "say_who",
    "set_quotas",
    "take_back_approval",
    "withdraw",
]
