"""Verbs of ways in: giving them, using them, choosing another password."""

from lms.people.accounts.tickets.services.giving import (
    Cards,
    Way,
    invite,
    print_card,
    print_cards,
    show_code,
)
from lms.people.accounts.tickets.services.using import (
    FORGOTTEN,
    ask_for_link,
    change_password,
    mail_link,
    use,
)

__all__ = [
    "FORGOTTEN",
    "Cards",
    "Way",
    "ask_for_link",
    "change_password",
    "invite",
    "mail_link",
    "print_card",
    "print_cards",
    "show_code",
    "use",
]
