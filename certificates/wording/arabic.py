"""The Arabic sentences: they agree with the holder's sex or avoid it; no shadda, Western digits."""

from datetime import date
from decimal import Decimal

from certificates.facts import Facts, Sex, Training
from certificates.wording import days
from certificates.wording.sentences import Sentence, Span, code, strong

MONTHS = (
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
)
LEAD = {
    Sex.FEMALE: "نشهد بأن المتدربة",
    Sex.MALE: "نشهد بأن المتدرب",
    Sex.UNKNOWN: "تمنح هذه الشهادة إلى",
}
COMPLETED = {
    Sex.FEMALE: "قد أتمت بنجاح البرنامج التدريبي",
    Sex.MALE: "قد أتم بنجاح البرنامج التدريبي",
    Sex.UNKNOWN: "بعد النجاح في إتمام البرنامج التدريبي",
}
FEW = range(3, 11)
"""After these, and after them beyond each hundred, the noun is in the plural."""


def lead(facts: Facts) -> str:
    """Open the sentence that the name goes on with."""
    return LEAD[facts.holder.sex]


def completed(facts: Facts) -> str:
    """Say what was done, up to the course's title."""
    return COMPLETED[facts.holder.sex]


def particulars(facts: Facts) -> Sentence:
    """Say where, when, how long and how well."""
    training = facts.training
    return (
        Span("المنعقد في "),
        strong(training.place.ar),
        *period(training.starts_on, training.ends_on),
        Span("، بواقع "),
        strong(hours(training.hours)),
        Span(f" في {sessions(training.sessions)}"),
        *results(training),
        Span("، وفق المنهج "),
        code(facts.course.code),
        Span("، الإصدار "),
        code(facts.course.edition),
        Span("."),
    )


def period(first: date, last: date) -> Sentence:
    """Name one day, or two with the month and year only where they differ."""
    if first == last:
        return (Span(" في "), strong(long_date(first)))
    start = long_date(first)
    if first.year == last.year:
        start = str(first.day) if first.month == last.month else day_and_month(first)
    return (Span(" من "), strong(f"{start} إلى {long_date(last)}"))


def results(training: Training) -> Sentence:
    """Say attendance and score, each only where it was recorded."""
    spans: list[Span] = []
    if training.attendance is not None:
        spans += [Span("، بنسبة حضور "), strong(percent(training.attendance))]
    if training.score is not None:
        joint = " وبدرجة " if spans else "، بدرجة "
        spans += [Span(joint), strong(percent(training.score)), Span(" في الاختبار النهائي")]
    return tuple(spans)


def issued(facts: Facts) -> str:
    """Say the day of issue."""
    return f"صدرت في {long_date(facts.issued_on)} م"


def hijri(facts: Facts) -> str:
    """Say the same day in the Hijri calendar, or nothing."""
    if facts.hijri_shift is None:
        return ""
    day = days.hijri(facts.issued_on, shift=facts.hijri_shift)
    return f"الموافق {day.day} {days.MONTHS_AR[day.month - 1]} {day.year} هـ"


def expires(facts: Facts) -> str:
    """Say until when the certificate holds, or nothing."""
    return f"صالحة حتى {long_date(facts.expires_on)} م" if facts.expires_on else ""


def day_and_month(day: date) -> str:
    """Write a day without its year."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def long_date(day: date) -> str:
    """Write a day with the month's name, as Libya names the months."""
    return f"{day_and_month(day)} {day.year}"


def decimal(value: Decimal) -> str:
    """Write a number with a decimal comma, no needless zero."""
    whole = value.to_integral_value()
    return str(whole) if value == whole else str(value.normalize()).replace(".", ",")


def percent(share: Decimal) -> str:
    """Write a percentage."""
    return f"{decimal(share)}%"


def hours(count: Decimal) -> str:
    """Count training hours, after a preposition."""
    return counted(
        count,
        one="ساعة تدريبية واحدة",
        two="ساعتين تدريبيتين",
        few="ساعات تدريبية",
        many="ساعة تدريبية",
    )


def sessions(count: int) -> str:
    """Count sessions, after a preposition."""
    return counted(Decimal(count), one="جلسة واحدة", two="جلستين", few="جلسات", many="جلسة")


def counted(count: Decimal, *, one: str, two: str, few: str, many: str) -> str:
    """Join a number and its noun: 1 and 2 without the number, 3 to 10 plural, else singular."""
    if count in {1, 2}:
        return one if count == 1 else two
    noun = few if count % 100 in FEW else many
    return f"{decimal(count)} {noun}"
