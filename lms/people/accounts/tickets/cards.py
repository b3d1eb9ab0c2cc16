"""A way in as it is shown and printed: the name, the square code, the same secret to type."""

from dataclasses import dataclass

from flask import current_app

from courses.text import Text
from lms.people.accounts.tickets import letters, rules, words
from lms.people.accounts.tickets.services import Way


@dataclass(frozen=True, slots=True)
class Card:
    """One way in on paper or screen; `link` holds the secret."""

    name: Text
    number: str
    link: str
    code: str
    typed_at: str
    until: Text
    cohort: Text | None = None

    @property
    def to_type(self) -> bool:
        """Tell whether the secret is short enough to be typed."""
        return len(self.code) <= rules.LONGEST_TYPED


def card(way: Way, *, cohort: Text | None = None) -> Card:
    """Return a way in as it is shown; the link opens in the language of its owner."""
    person, base = way.account.person, str(current_app.config["BASE_URL"])
    return Card(
        name=person.name,
        number=way.account.staff_number,
        link=letters.link(way.secret, person.language),
        code=rules.grouped(way.secret),
        typed_at=base.partition("://")[2] + "/enter",
        until=words.until(way.expires_at),
        cohort=cohort,
    )
