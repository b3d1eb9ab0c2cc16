"""The English sentences."""

from datetime import date
from decimal import Decimal

from certificates.facts import Facts, Training
from certificates.wording import days
from certificates.wording.sentences import Sentence, Span, code, strong

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def lead(_facts: Facts) -> str:
    """Open the sentence that the name goes on with."""
    return "This is to certify that"


def completed(_facts: Facts) -> str:
    """Say what was done, up to the course's title."""
    return "has successfully completed the training programme"


def particulars(facts: Facts) -> Sentence:
    """Say where, when, how long and how well."""
    training = facts.training
    return (
        Span("held in "),
        strong(training.place.en),
        *period(training.starts_on, training.ends_on),
        Span(": "),
        strong(hours(training.hours)),
        Span(f" of training in {sessions(training.sessions)}"),
        *results(training),
        Span(", under syllabus "),
        code(facts.course.code),
        Span(", edition "),
        code(facts.course.edition),
        Span("."),
    )


def period(first: date, last: date) -> Sentence:
    """Name one day, or two with the month and year only where they differ."""
    if first == last:
        return (Span(" on "), strong(long_date(first)))
    start = long_date(first)
    if first.year == last.year:
        start = str(first.day) if first.month == last.month else day_and_month(first)
    return (Span(" from "), strong(f"{start} to {long_date(last)}"))


def results(training: Training) -> Sentence:
    """Say attendance and score, each only where it was recorded."""
    spans: list[Span] = []
    if training.attendance is not None:
        spans += [Span(", with "), strong(percent(training.attendance)), Span(" attendance")]
    if training.score is not None:
        joint = " and " if spans else ", with "
        spans += [Span(joint), strong(percent(training.score)), Span(" in the final assessment")]
    return tuple(spans)


def issued(facts: Facts) -> str:
    """Say the day of issue."""
    return f"Issued {long_date(facts.issued_on)}"


def hijri(facts: Facts) -> str:
    """Say the same day in the Hijri calendar, or nothing."""
    if facts.hijri_shift is None:
        return ""
    day = days.hijri(facts.issued_on, shift=facts.hijri_shift)
    return f"{day.day} {days.MONTHS_EN[day.month - 1]} {day.year} AH"


def expires(facts: Facts) -> str:
    """Say until when the certificate holds, or nothing."""
    return f"Valid until {long_date(facts.expires_on)}" if facts.expires_on else ""


def day_and_month(day: date) -> str:
    """Write a day without its year."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def long_date(day: date) -> str:
    """Write a day with the month's name."""
    return f"{day_and_month(day)} {day.year}"


def decimal(value: Decimal) -> str:
    """Write a number with a decimal point, no needless zero."""
    whole = value.to_integral_value()
    return str(whole) if value == whole else str(value.normalize())


def percent(share: Decimal) -> str:
    """Write a percentage."""
    return f"{decimal(share)}%"


def hours(count: Decimal) -> str:
    """Count hours."""
    return "1 hour" if count == 1 else f"{decimal(count)} hours"


def sessions(count: int) -> str:
    """Count sessions."""
    return "1 session" if count == 1 else f"{count} sessions"
