"""How long each thing is kept: one table of periods, in days of Libya."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from lms.platform.clock import TRIPOLI


class Term(StrEnum):
    """What has a period of its own, in the order in which it is emptied."""

    HELD_FORM = "held-form"
    ROSTER_FILE = "roster-file"
    FAILED_SIGN_IN = "failed-sign-in"
    TICKET = "ticket"
    SIGN_IN = "sign-in"
    MAIL = "mail"
    ROSTER_WAITING = "roster-waiting"
    ROSTER_VALUES = "roster-values"
    LOOK = "look"
    CONTACT = "contact"
    NATIONAL_NUMBER = "national-number"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Period:
    """Years and days after the day a thing is counted from; neither: its row says when it ends."""

    years: int = 0
    days: int = 0


PERIODS: dict[Term, Period] = {
    Term.HELD_FORM: Period(),
    Term.ROSTER_FILE: Period(),
    Term.FAILED_SIGN_IN: Period(days=1),
    Term.TICKET: Period(days=30),
    Term.SIGN_IN: Period(days=90),
    Term.MAIL: Period(days=30),
    Term.ROSTER_WAITING: Period(days=90),
    Term.ROSTER_VALUES: Period(days=90),
    Term.LOOK: Period(years=2),
    Term.CONTACT: Period(years=3),
    Term.NATIONAL_NUMBER: Period(years=5),
    Term.PERSON: Period(years=10),
}


def ends_itself(term: Term) -> bool:
    """Tell whether each row says when it ends."""
    return PERIODS[term] == Period()


def last_due(term: Term, today: date) -> date:
    """Return the newest day whose things have been kept long enough.

    What is of the 29th of February is counted from the 28th in years that have none.
    """
    period = PERIODS[term]
    day = today - timedelta(days=period.days)
    year = day.year - period.years
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def end_of(day: date) -> datetime:
    """Return the moment at which a day is over in Libya."""
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=TRIPOLI)
